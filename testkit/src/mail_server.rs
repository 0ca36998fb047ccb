//! A mail server that listens on a free port and keeps what it is given.

use std::{
    io::{self, BufRead, BufReader},
    net::{IpAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use mailin::{Action, Handler, Response, SessionBuilder, response};

/// A mail as the server took it.
#[derive(Debug, Clone, Default)]
pub struct Mail {
    /// Whom it was for.
    pub to: Vec<String>,
    data: Vec<u8>,
}

impl Mail {
    fn parsed(&self) -> (Vec<(String, String)>, String) {
        let raw = String::from_utf8_lossy(&self.data).replace("\r\n", "\n");
        let (head, body) = raw.split_once("\n\n").unwrap_or((&raw, ""));
        let head = head.replace("\n ", " ").replace("\n\t", " ");
        let fields = head.lines().filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_ascii_lowercase(), value.trim().to_owned()))
        });
        (fields.collect(), body.to_owned())
    }

    fn field(&self, name: &str) -> String {
        let (fields, _) = self.parsed();
        let found = fields.into_iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value).unwrap_or_default()
    }

    /// Its Message-ID.
    #[must_use]
    pub fn message_id(&self) -> String {
        self.field("message-id")
    }

    /// Its subject line, decoded (RFC 2047).
    #[must_use]
    pub fn subject(&self) -> String {
        let words = self.field("subject");
        let words = words.split_whitespace().map(|word| {
            let inner = word
                .strip_prefix("=?utf-8?b?")
                .and_then(|rest| rest.strip_suffix("?="));
            inner.map_or_else(|| word.to_owned(), decoded)
        });
        words.collect()
    }

    /// Its text, decoded.
    #[must_use]
    pub fn text(&self) -> String {
        let (_, body) = self.parsed();
        match self.field("content-transfer-encoding").as_str() {
            "base64" => decoded(&body.replace('\n', "")),
            "quoted-printable" => quoted(&body),
            _ => body,
        }
    }
}

fn decoded(text: &str) -> String {
    use base64::Engine as _;
    let bytes = base64::engine::general_purpose::STANDARD.decode(text);
    String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
}

fn quoted(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let two: Vec<u8> = rest.by_ref().take(2).collect();
        let two = String::from_utf8_lossy(&two).into_owned();
        bytes.push(u8::from_str_radix(&two, 16).unwrap_or(b'?'));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[derive(Clone, Default)]
struct Keeper {
    now: Mail,
    kept: Arc<Mutex<Vec<Mail>>>,
    refuses: Arc<AtomicBool>,
}

impl Handler for Keeper {
    fn helo(&mut self, _: IpAddr, _: &str) -> Response {
        response::OK
    }

    fn mail(&mut self, _: IpAddr, _: &str, _: &str) -> Response {
        if self.refuses.load(Ordering::SeqCst) {
            return response::INTERNAL_ERROR;
        }
        self.now = Mail::default();
        response::OK
    }

    fn rcpt(&mut self, to: &str) -> Response {
        self.now.to.push(to.to_owned());
        response::OK
    }

    fn data(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.now.data.extend_from_slice(bytes);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        if let Ok(mut kept) = self.kept.lock() {
            kept.push(std::mem::take(&mut self.now));
        }
        response::OK
    }
}

/// One session, from the greeting to the end.
fn talk(mut stream: TcpStream, keeper: Keeper) -> io::Result<()> {
    let remote = stream.peer_addr()?.ip();
    let mut session = SessionBuilder::new("mail.yunhe.example").build(remote, keeper);
    session.greeting().write_to(&mut stream)?;
    let mut lines = BufReader::new(stream.try_clone()?);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let answer = session.process(&line);
        line.clear();
        match answer.action {
            Action::NoReply => {}
            Action::Close => return answer.write_to(&mut stream),
            Action::Reply | Action::UpgradeTls => answer.write_to(&mut stream)?,
        }
    }
    Ok(())
}

/// A mail server that runs until the test ends.
pub struct MailServer {
    port: u16,
    kept: Arc<Mutex<Vec<Mail>>>,
    refuses: Arc<AtomicBool>,
}

impl MailServer {
    /// Starts it.
    ///
    /// # Errors
    /// When there is no free port.
    pub fn start() -> Result<Self, Box<dyn std::error::Error>> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let keeper = Keeper::default();
        let (kept, refuses) = (Arc::clone(&keeper.kept), Arc::clone(&keeper.refuses));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let keeper = keeper.clone();
                // A client that breaks off ends its own session only.
                std::thread::spawn(move || talk(stream, keeper));
            }
        });
        Ok(Self {
            port,
            kept,
            refuses,
        })
    }

    /// Where it is.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What it took so far.
    #[must_use]
    pub fn mails(&self) -> Vec<Mail> {
        self.kept
            .lock()
            .map(|kept| kept.clone())
            .unwrap_or_default()
    }

    /// Whether it answers every mail with a failure of its own from now on.
    pub fn refuses(&self, refuses: bool) {
        self.refuses.store(refuses, Ordering::SeqCst);
    }
}
