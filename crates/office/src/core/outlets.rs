//! Ways out of the house (通知渠道): a mail server and web hooks that the place names. Nothing leaves by any other way.
//!
//! What is sent is quiet: that something happened and where to look, never who or what about. Errors name the step that
//! failed and a number, never an address of a person.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use gongkai_model::id::RowId;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Mailbox, header::ContentType},
};
use serde::Deserialize;
use serde_json::{Value as Json, json};

/// The ways out of an office.
#[derive(Debug, Clone, Default)]
pub struct Outlets {
    mail: Option<Mail>,
    hooks: Vec<Hook>,
    /// The address of the portal, for links.
    site: String,
}

#[derive(Debug, Clone)]
struct Mail {
    way: MailWay,
    from: Mailbox,
}

/// Where mails go.
#[derive(Debug, Clone)]
enum MailWay {
    /// To a server.
    Server(AsyncSmtpTransport<Tokio1Executor>),
    /// Into a folder, one file each, from which the place's own mailer takes them.
    Folder(PathBuf),
}

/// What a web hook is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The people of the office.
    Staff,
    /// Whoever brought a case.
    Applicant,
}

/// How a web hook wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HookForm {
    /// 政务微信 and 企业微信 group robots.
    Wecom,
    /// 钉钉 group robots.
    Dingtalk,
    /// A gateway of text messages: telephone, text, identifier.
    Sms,
}

/// A web hook as the place declares it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hook {
    /// Its name, which jobs refer to.
    pub name: String,
    /// Where it is.
    pub url: String,
    /// How it wants to be told.
    pub form: HookForm,
    /// Whom it is for.
    pub audience: Audience,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HookFile {
    #[serde(default)]
    webhook: Vec<Hook>,
}

/// Why ways out cannot be used as declared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct OutletError(String);

/// Why something was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// It may be tried again.
    #[error("{0}")]
    Later(String),
    /// It will never be taken.
    #[error("{0}")]
    Never(String),
}

/// A notice in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject line of a mail.
    pub subject: String,
    /// The text.
    pub text: String,
}

const TIME: Duration = Duration::from_secs(30);

impl Outlets {
    /// Reads what a place declares: `smtp://` or `smtps://`, or `file:` and a folder, with its sender, and a file of web
    /// hooks.
    ///
    /// # Errors
    /// [`OutletError`] says which of them cannot be used, and why; secrets are not repeated.
    pub fn new(
        smtp: Option<&str>,
        from: Option<&str>,
        hooks: Option<&Path>,
        site: &str,
    ) -> Result<Self, OutletError> {
        let mail = match (smtp, from) {
            (None, _) => None,
            (Some(_), None) => {
                return Err(OutletError(
                    "a mail server needs a sender: --mail-from".into(),
                ));
            }
            (Some(url), Some(from)) => Some(Mail::new(url, from)?),
        };
        let hooks = match hooks {
            Some(file) => read_hooks(file)?,
            None => Vec::new(),
        };
        let site = site.trim_end_matches('/').to_owned();
        Ok(Self { mail, hooks, site })
    }

    /// Whether mail can be sent.
    #[must_use]
    pub const fn has_mail(&self) -> bool {
        self.mail.is_some()
    }

    /// The names of the hooks for somebody.
    pub fn hooks(&self, audience: Audience) -> impl Iterator<Item = &Hook> {
        self.hooks
            .iter()
            .filter(move |hook| hook.audience == audience)
    }

    /// Finds a hook.
    #[must_use]
    pub fn hook(&self, name: &str) -> Option<&Hook> {
        self.hooks.iter().find(|hook| hook.name == name)
    }

    /// The whole address of a page; only its path where the place has no domain of its own.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.site)
    }

    /// Sends a mail. The same job has the same Message-ID, so that a second copy can be told as such (RFC 5322).
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn mail(&self, job: RowId, to: &str, letter: &Letter) -> Result<(), SendError> {
        let mail = self.mail.as_ref();
        let mail = mail.ok_or_else(|| SendError::Later("no mail server".into()))?;
        let to: Mailbox = to
            .parse()
            .map_err(|_| SendError::Never("the address cannot be written to".into()))?;
        let host = mail.from.email.domain().to_owned();
        let message = Message::builder()
            .from(mail.from.clone())
            .to(to)
            .message_id(Some(format!("<{job}@{host}>")))
            .subject(&letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.text.clone())
            .map_err(|_| SendError::Never("the mail cannot be written".into()))?;
        let transport = match &mail.way {
            MailWay::Server(transport) => transport,
            MailWay::Folder(folder) => return lay(folder, job, &message.formatted()).await,
        };
        let sent = transport.send(message).await;
        sent.map(|_| ()).map_err(|error| {
            let code = error.status().map_or(0, u16::from);
            if error.is_permanent() {
                SendError::Never(format!("the mail server refused with {code}"))
            } else if code > 0 {
                SendError::Later(format!("the mail server answered {code}"))
            } else {
                SendError::Later("the mail server was not reached".into())
            }
        })
    }

    /// Tells a web hook; `phone` is for gateways of text messages.
    ///
    /// # Errors
    /// [`SendError`].
    pub async fn tell(
        &self,
        hook: &Hook,
        job: RowId,
        phone: &str,
        letter: &Letter,
    ) -> Result<(), SendError> {
        // The program installs one at its start; a second one is refused, which is no harm.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .timeout(TIME)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|_| SendError::Later("no client for web hooks".into()))?;
        let sent = client
            .post(&hook.url)
            .json(&hook.form.payload(job, phone, letter))
            .send()
            .await;
        let status = sent
            .map_err(|_| SendError::Later(format!("hook {} was not reached", hook.name)))?
            .status();
        if status.is_success() {
            Ok(())
        } else if status.is_client_error() && status.as_u16() != 429 {
            Err(SendError::Never(format!(
                "hook {} refused with {status}",
                hook.name
            )))
        } else {
            Err(SendError::Later(format!(
                "hook {} answered {status}",
                hook.name
            )))
        }
    }
}

impl HookForm {
    fn payload(self, job: RowId, phone: &str, letter: &Letter) -> Json {
        let text = &letter.text;
        match self {
            Self::Wecom | Self::Dingtalk => json!({"msgtype": "text", "text": {"content": text}}),
            Self::Sms => json!({"id": job.to_string(), "phone": phone, "text": text}),
        }
    }
}

impl Mail {
    fn new(url: &str, from: &str) -> Result<Self, OutletError> {
        let bad = |what: &str| OutletError(format!("{what} cannot be used"));
        let way = match url.strip_prefix("file:") {
            Some(folder) => MailWay::Folder(folder.into()),
            None => MailWay::Server(
                AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(|_| bad("the address of the mail server"))?
                    .timeout(Some(TIME))
                    .build(),
            ),
        };
        let from = from.parse().map_err(|_| bad("the sender of mails"))?;
        Ok(Self { way, from })
    }
}

/// Lays a mail into a folder, whole or not at all; the same job has the same file.
async fn lay(folder: &Path, job: RowId, mail: &[u8]) -> Result<(), SendError> {
    let file = folder.join(format!("{job}.eml"));
    let half = folder.join(format!("{job}.part"));
    let lay = async {
        tokio::fs::create_dir_all(folder).await?;
        tokio::fs::write(&half, mail).await?;
        tokio::fs::rename(&half, &file).await
    };
    let laid: std::io::Result<()> = lay.await;
    laid.map_err(|error| {
        SendError::Later(format!(
            "the folder of mails cannot be written to: {}",
            error.kind()
        ))
    })
}

fn read_hooks(file: &Path) -> Result<Vec<Hook>, OutletError> {
    let name = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|error| OutletError(format!("{name}: cannot be read ({error})")))?;
    let read: HookFile = toml::from_str(&text)
        .map_err(|error| OutletError(format!("{name}: {}", error.message())))?;
    for (place, hook) in read.webhook.iter().enumerate() {
        let is_new = read
            .webhook
            .iter()
            .take(place)
            .all(|known| known.name != hook.name);
        let is_web = hook.url.starts_with("https://") || hook.url.starts_with("http://");
        if !is_new || !is_web {
            let reason = "names are given once, addresses begin with https:// or http://";
            return Err(OutletError(format!(
                "{name}: webhook {}: {reason}",
                hook.name
            )));
        }
    }
    Ok(read.webhook)
}
