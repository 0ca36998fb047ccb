//! The process that is killed, seen from outside: started, listened to, killed.

use std::io::BufReader;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use gongkai_testkit::{TestResult, Town};

/// What the process says before its first step.
pub(crate) const READY: &str = "ready";

/// What each acknowledgement begins with; the test harness of the process says other things.
pub(crate) const MARK: &str = "fault:";

/// How long a process may take to begin.
const START_MAX: Duration = Duration::from_secs(60);

pub(crate) struct Victim {
    child: Child,
    lines: Receiver<String>,
}

impl Victim {
    /// Starts this test binary again, to do a work in a town until it is killed.
    pub(crate) fn start(work: &str, town: &Town) -> TestResult<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args([
            "--exact",
            "faults::work::of_a_process_to_be_killed",
            "--nocapture",
        ]);
        command.env("GONGKAI_FAULT_WORK", work);
        command.env("GONGKAI_FAULT_DATA", town.folder());
        if let Some(url) = town.database_url() {
            command.env("GONGKAI_FAULT_DATABASE", url);
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()?;
        let output = child.stdout.take().ok_or("no output")?;
        let (heard, lines) = mpsc::channel();
        std::thread::spawn(move || listen(BufReader::new(output), &heard));
        let victim = Self { child, lines };
        let first = victim.lines.recv_timeout(START_MAX)?;
        assert_eq!(first, READY);
        Ok(victim)
    }

    /// Lets it live for a while, kills it (SIGKILL, nothing is cleaned up) and returns what it acknowledged.
    /// One that ended its work before is not an error.
    pub(crate) fn killed_after(mut self, life: Duration) -> TestResult<Vec<String>> {
        let end = Instant::now() + life;
        while Instant::now() < end && self.child.try_wait()?.is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        self.child.kill()?;
        let status = self.child.wait()?;
        let acknowledged = self.lines.iter().collect();
        assert!(
            status.code().is_none_or(|code| code == 0),
            "the process failed by itself: {status}"
        );
        Ok(acknowledged)
    }
}

/// Hands on whole lines: of a line that is cut off nobody was told.
fn listen(mut output: impl std::io::BufRead, heard: &mpsc::Sender<String>) {
    let mut line = String::new();
    while output.read_line(&mut line).is_ok_and(|read| read > 0) {
        let told = line
            .strip_suffix('\n')
            .and_then(|line| line.split_once(MARK));
        if told.is_some_and(|(_, told)| heard.send(told.to_owned()).is_err()) {
            return;
        }
        line.clear();
    }
}
