//! The running server: how soon it answers, how quickly, with how much memory.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use super::Bench;

const START_MAX: Duration = Duration::from_secs(300);

/// What was measured.
pub(super) struct Served {
    pub(super) first_page: Duration,
    pub(super) home_median: Duration,
    pub(super) memory_kb: u64,
}

/// Serves the imported records.
pub(super) fn serve(bench: &Bench<'_>) -> Result<Served, String> {
    let data = bench.folder.join("data");
    let (mut child, address, first_page) = start(bench, "serve", &data)?;
    let measured = pages(&address).and_then(|home_median| {
        Ok(Served {
            first_page,
            home_median,
            memory_kb: memory_kb(child.id())?,
        })
    });
    stop(&mut child)?;
    measured
}

/// Builds the demo and waits for its first page.
pub(super) fn demo(bench: &Bench<'_>) -> Result<Duration, String> {
    let (mut child, _, taken) = start(bench, "demo", &bench.folder.join("demo"))?;
    stop(&mut child)?;
    Ok(taken)
}

fn start(
    bench: &Bench<'_>,
    command: &str,
    data: &std::path::Path,
) -> Result<(Child, String, Duration), String> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let address = free.map_err(|error| error.to_string())?.to_string();
    let begun = Instant::now();
    let child = Command::new(&bench.program)
        .args([
            command,
            "--data",
            &data.to_string_lossy(),
            "--listen",
            &address,
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map_err(|error| error.to_string())?;
    while begun.elapsed() < START_MAX {
        if get(&address).is_ok() {
            return Ok((child, address, begun.elapsed()));
        }
        if let Ok(Some(status)) = child.try_wait() {
            return Err(format!("gongkai {command} ended with {status}"));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    stop(&mut child)?;
    Err(format!(
        "gongkai {command} did not answer in {} s",
        START_MAX.as_secs()
    ))
}

fn stop(child: &mut Child) -> Result<(), String> {
    child
        .kill()
        .and_then(|()| child.wait())
        .map(drop)
        .map_err(|error| error.to_string())
}

/// The median time of the home page.
fn pages(address: &str) -> Result<Duration, String> {
    let mut times = Vec::new();
    for _ in 0..50 {
        let begun = Instant::now();
        get(address)?;
        times.push(begun.elapsed());
    }
    times.sort();
    times
        .get(times.len() / 2)
        .copied()
        .ok_or_else(|| "no page was read".to_owned())
}

/// Reads the home page to its end; anything but 200 is an error.
fn get(address: &str) -> Result<(), String> {
    let mut stream = TcpStream::connect(address).map_err(|error| error.to_string())?;
    let request = format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .map_err(|error| error.to_string())?;
    let mut answer = Vec::new();
    stream
        .read_to_end(&mut answer)
        .map_err(|error| error.to_string())?;
    if answer.starts_with(b"HTTP/1.1 200") {
        Ok(())
    } else {
        Err("the home page is not 200".to_owned())
    }
}

/// The resident memory of a process.
fn memory_kb(process: u32) -> Result<u64, String> {
    let status =
        fs::read_to_string(format!("/proc/{process}/status")).map_err(|error| error.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.ok_or_else(|| "the system does not tell the memory of a process".to_owned())
}
