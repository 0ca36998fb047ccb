//! Pages over HTTP under load: kept pages beside nginx with the same bytes as files, pages made anew, and how
//! soon a publication is seen. `wrk` makes the load on the same two cores; without it or nginx nothing is measured.

use std::{
    fs,
    io::Write,
    net::SocketAddr,
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::Router;
use gongkai_model::record::Language;
use gongkai_office::Office;
use gongkai_store::publications::{self, Filter, Start};
use gongkai_testkit::{Backend, Town, notice};
use gongkai_web::WebOptions;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use crate::Done;
use crate::figures::{Figures, spread};
use crate::import::Full;

const CONNECTIONS: &str = "-c32";
const SECONDS: u32 = 4;
const ROUNDS: usize = 3;

/// Publications that somebody waits for.
const PUBLICATIONS: usize = 20;

/// What a run of the load generator told.
#[derive(Debug, Clone, Copy, Default)]
struct Load {
    per_second: f64,
    cpu_ms: f64,
}

pub(crate) async fn measure(figures: &mut Figures<impl Write>, full: &Full) -> Done {
    if !is_installed("wrk") || !is_installed("nginx") {
        return Ok(figures.add(
            "pages over HTTP",
            "not measured",
            "wrk and nginx are not installed",
        )?);
    }
    let office = &full.office;
    let mut reader = office.store.reader().await?;
    let filter = Filter {
        language: Language::Chinese,
        ..Filter::default()
    };
    let newest = publications::list(&mut reader, &filter, Start::Newest, 1).await?;
    drop(reader);
    let record = newest.first().ok_or("no records")?.record;
    let kept = serve(portal(office, WebOptions::default())).await?;
    for (what, path) in [
        ("record", format!("/records/{record}")),
        ("list", "/policies".to_owned()),
    ] {
        beside_nginx(figures, kept, what, &path).await?;
    }
    let options = WebOptions {
        page_cache_bytes: 0,
        ..WebOptions::default()
    };
    let anew = serve(portal(office, options)).await?;
    for (what, path) in [
        ("record", format!("/records/{record}")),
        ("list", "/policies".to_owned()),
    ] {
        let load = median(&mut rounds(&format!("http://{anew}{path}")).await?);
        figures.add(
            &format!("{what} page made anew each time, {} records", full.rows),
            &format!("{:.0} requests/s", load.per_second),
            &format!("{:.2} ms of CPU a request", load.cpu_ms),
        )?;
    }
    until_seen(figures).await
}

fn portal(office: &Arc<Office>, options: WebOptions) -> Router {
    gongkai_web::portal_router(Arc::clone(office), options)
}

/// Kept pages and nginx take turns, so that both meet the same machine.
async fn beside_nginx(
    figures: &mut Figures<impl Write>,
    ours: SocketAddr,
    what: &str,
    path: &str,
) -> Done {
    let page = get(ours, path).await?;
    let folder = tempfile::tempdir()?;
    fs::write(folder.path().join("page.html"), &page)?;
    let nginx = Nginx::start(folder.path())?;
    let served = get(nginx.address, "/page.html").await?;
    if served != page {
        return Err("nginx serves other bytes".into());
    }
    let (mut one, mut other) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        other.push(
            load(
                &format!("http://{}/page.html", nginx.address),
                &nginx.workers()?,
            )
            .await?,
        );
        one.push(load(&format!("http://{ours}{path}"), &[std::process::id()]).await?);
    }
    let (one, other) = (median(&mut one), median(&mut other));
    figures.add(
        &format!("kept {what} page, {} bytes, 32 connections", page.len()),
        &format!(
            "{:.0} requests/s, {:.3} ms of CPU each",
            one.per_second, one.cpu_ms
        ),
        &format!(
            "nginx, the same bytes as a file: {:.0} requests/s, {:.3} ms of CPU each; {:.2} : 1",
            other.per_second,
            other.cpu_ms,
            one.per_second / other.per_second
        ),
    )?;
    Ok(())
}

/// Publishes while the list is being loaded, and waits until a visitor sees it there.
async fn until_seen(figures: &mut Figures<impl Write>) -> Done {
    let town = Town::new(Backend::Sqlite, "2024-09-13").await?;
    let address = serve(portal(&town.office, WebOptions::default())).await?;
    let url = format!("http://{address}/kinds/notice");
    // What the server does beside its requests: numbering events, bringing the index up to them.
    let jobs = tokio::spawn(gongkai_office::jobs::run(Arc::clone(&town.office)));
    let (mut times, mut found) = (Vec::new(), Vec::new());
    let mut drafted = Vec::new();
    for number in 0..PUBLICATIONS {
        let id = town.drafts(notice(&format!("第{number}号通告"))).await?;
        town.takes("drafter", "submit", id).await?;
        town.everybody_signs(id).await?;
        drafted.push(id);
    }
    let mut generator = Command::new("wrk")
        .args(["-t1", CONNECTIONS, "-d60s", &url])
        .stdout(Stdio::null())
        .spawn()?;
    for (number, id) in drafted.into_iter().enumerate() {
        let begun = Instant::now();
        town.takes("publisher", "publish", id).await?;
        let title = format!("第{number}号通告");
        loop {
            let page = get(address, "/kinds/notice").await?;
            if String::from_utf8_lossy(&page).contains(&title) {
                break;
            }
        }
        times.push(begun.elapsed());
        let question =
            format!("/api/v1/search?limit=1&q=%E7%AC%AC{number}%E5%8F%B7%E9%80%9A%E5%91%8A");
        loop {
            let answer = get(address, &question).await?;
            // The answer repeats the question; a hit is what has it as its title.
            if String::from_utf8_lossy(&answer).contains(&format!("\"title\":\"{title}\"")) {
                break;
            }
        }
        found.push(begun.elapsed());
    }
    end(&mut generator)?;
    jobs.abort();
    figures.add(
        "publish, until a visitor sees it in the list, under load, p50 / p95",
        &spread(times),
        "the step itself is in it",
    )?;
    figures.add(
        "publish, until a visitor finds it by its title, under load, p50 / p95",
        &spread(found),
        "the index follows the events twice a second",
    )?;
    Ok(())
}

async fn serve(router: Router) -> Done<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// Asks once and returns the body.
async fn get(address: SocketAddr, path: &str) -> Done<Vec<u8>> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let head = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .ok_or("no head")?;
    if !answer.starts_with(b"HTTP/1.1 200") {
        return Err(format!(
            "{path}: {}",
            String::from_utf8_lossy(answer.get(..head).unwrap_or_default())
        )
        .into());
    }
    Ok(answer.get(head + 4..).unwrap_or_default().to_vec())
}

async fn rounds(url: &str) -> Done<Vec<Load>> {
    let mut loads = Vec::new();
    for _ in 0..ROUNDS {
        loads.push(load(url, &[std::process::id()]).await?);
    }
    Ok(loads)
}

/// Loads an address for some seconds.
async fn load(url: &str, servers: &[u32]) -> Done<Load> {
    let (url, before) = (url.to_owned(), cpu(servers)?);
    let begun = Instant::now();
    let output = tokio::task::spawn_blocking(move || {
        Command::new("wrk")
            .args(["-t1", CONNECTIONS, &format!("-d{SECONDS}s"), &url])
            .output()
    })
    .await??;
    let taken = begun.elapsed();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if text.contains("Non-2xx") || text.contains("Socket errors") {
        return Err(text.into());
    }
    let line = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("Requests/sec:"));
    let per_second: f64 = line.ok_or("wrk told nothing")?.trim().parse()?;
    let spent = cpu(servers)?.saturating_sub(before);
    Ok(Load {
        per_second,
        cpu_ms: spent.as_secs_f64() * 1000.0 / (per_second * taken.as_secs_f64()),
    })
}

fn median(loads: &mut [Load]) -> Load {
    loads.sort_by(|one, other| one.per_second.total_cmp(&other.per_second));
    loads.get(loads.len() / 2).copied().unwrap_or_default()
}

/// What processes have used: user and system time, in hundredths of a second (proc(5)).
fn cpu(processes: &[u32]) -> Done<Duration> {
    let mut ticks = 0;
    for process in processes {
        let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
        let (_, fields) = stat.rsplit_once(')').ok_or("no fields")?;
        for field in fields.split_whitespace().skip(11).take(2) {
            ticks += field.parse::<u64>()?;
        }
    }
    Ok(Duration::from_millis(ticks * 10))
}

fn is_installed(program: &str) -> bool {
    let mut asked = Command::new(program);
    asked
        .arg("-v")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// Ends a process that this one started.
fn end(process: &mut Child) -> Done {
    process.kill()?;
    process.wait()?;
    Ok(())
}

/// nginx with one file, as quick as it can be told to be.
struct Nginx {
    process: Child,
    address: SocketAddr,
}

impl Nginx {
    fn start(folder: &Path) -> Done<Self> {
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let at = folder.display();
        let settings = format!(
            "daemon off; worker_processes auto; pid {at}/nginx.pid; error_log {at}/error.log;
             events {{ worker_connections 256; }}
             http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
               open_file_cache max=10 inactive=60s; open_file_cache_valid 60s;
               client_body_temp_path {at}/b; proxy_temp_path {at}/p; fastcgi_temp_path {at}/f;
               uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;
               server {{ listen {address}; root {at}; types {{ }} default_type \"text/html; charset=utf-8\"; }} }}"
        );
        let file = folder.join("nginx.conf");
        fs::write(&file, settings)?;
        let process = Command::new("nginx")
            .arg("-c")
            .arg(&file)
            .arg("-p")
            .arg(folder)
            .stderr(Stdio::null())
            .spawn()?;
        let nginx = Self { process, address };
        for _ in 0..100 {
            if std::net::TcpStream::connect(address).is_ok() {
                return Ok(nginx);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(fs::read_to_string(folder.join("error.log"))
            .unwrap_or_default()
            .into())
    }

    /// The processes that do the work; the one that was started only looks after them.
    fn workers(&self) -> Done<Vec<u32>> {
        let id = self.process.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"))?;
        let children = children.split_whitespace().map(str::parse);
        Ok(children.collect::<Result<_, _>>()?)
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(end(&mut self.process));
    }
}
