//! A real PostgreSQL for tests: Debian's binaries, a socket in a temporary folder, no durability.
//!
//! One cluster serves every test process of this checkout, whether `cargo test` runs tests as threads or
//! another runner starts a process for each: the first that needs it starts it under a file lock, each
//! registers its process number, and a watchdog shell stops and removes the cluster some seconds after the
//! last of them is gone, however it went. Each test gets a database of its own, copied from a migrated
//! template, and drops it at the end.
//!
//! Nothing is skipped: without the binaries the test fails and says what to install.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};

use gongkai_store::{Store, StoreOptions, migrations};
use tokio::sync::OnceCell;

/// What to do when the binaries are missing.
const INSTALL: &str = "PostgreSQL is missing: apt-get install --yes postgresql";

/// The superuser of the test cluster; there is no password, the socket is private.
const USER: &str = "gongkai";

/// Why there is no PostgreSQL to test with.
#[derive(Debug, thiserror::Error)]
pub enum PostgresError {
    /// Something is not installed.
    #[error("{0}")]
    Missing(String),
    /// A program of PostgreSQL failed.
    #[error("{program} failed: {output}")]
    Failed {
        /// Which one.
        program: String,
        /// What it said.
        output: String,
    },
    /// The system refused something.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The template could not be migrated.
    #[error(transparent)]
    Store(#[from] gongkai_store::StoreError),
}

/// A database of one test; dropped with the value.
#[derive(Debug)]
pub struct PostgresDatabase {
    name: String,
}

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
static COUNTER: AtomicU64 = AtomicU64::new(0);

impl PostgresDatabase {
    /// Makes a database with all migrations applied.
    ///
    /// # Errors
    /// [`PostgresError`] when PostgreSQL is not installed or does not start.
    pub async fn migrated() -> Result<Self, PostgresError> {
        let cluster = CLUSTER.get_or_try_init(Cluster::join).await?;
        Self::make(cluster, &cluster.template)
    }

    /// Makes a database with nothing in it.
    ///
    /// # Errors
    /// As [`PostgresDatabase::migrated`].
    pub async fn empty() -> Result<Self, PostgresError> {
        let cluster = CLUSTER.get_or_try_init(Cluster::join).await?;
        Self::make(cluster, "template0")
    }

    fn make(cluster: &Cluster, template: &str) -> Result<Self, PostgresError> {
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("test_{}_{number}", std::process::id());
        cluster.sql(&format!("create database {name} template {template}"))?;
        Ok(Self { name })
    }

    /// The address to open it at.
    #[must_use]
    pub fn url(&self) -> String {
        url(&self.name)
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        if let Some(cluster) = CLUSTER.get() {
            // What cannot be dropped goes with the cluster.
            let _ = cluster.sql(&format!(
                "drop database if exists {} with (force)",
                self.name
            ));
        }
    }
}

fn url(database: &str) -> String {
    format!(
        "postgres://{USER}@localhost/{database}?host={}",
        folder().display()
    )
}

/// Short, because the path of a socket may have 107 bytes; one for each checkout and user.
fn folder() -> PathBuf {
    let checkout = env!("CARGO_MANIFEST_DIR")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let user = if is_root() { "root" } else { "user" };
    std::env::temp_dir().join(format!("gongkai-pg-{user}-{checkout:016x}"))
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|out| out.stdout.starts_with(b"0\n"))
}

/// The running cluster, as this process knows it.
struct Cluster {
    binaries: PathBuf,
    template: String,
}

impl Cluster {
    /// Registers this process, starts the cluster if it does not run, migrates the template if it is not there.
    async fn join() -> Result<Self, PostgresError> {
        let folder = folder();
        let lock = File::create(folder.with_extension("lock"))?;
        lock.lock()?;
        let binaries = binaries()?;
        let template = format!("template_{}", migrations::fingerprint());
        let cluster = Self { binaries, template };
        if !cluster.answers() {
            cluster.start(&folder)?;
        }
        std::fs::write(
            folder.join("users").join(std::process::id().to_string()),
            "",
        )?;
        cluster.migrate_template().await?;
        lock.unlock()?;
        Ok(cluster)
    }

    fn answers(&self) -> bool {
        let mut ready = Command::new(self.binaries.join("pg_isready"));
        let ready = ready.args(["-q", "-d", "postgres", "-h"]).arg(folder());
        ready.status().is_ok_and(|status| status.success())
    }

    fn start(&self, folder: &Path) -> Result<(), PostgresError> {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder.join("users"))?;
        let owner = owner();
        if let Some(owner) = &owner {
            run(Command::new("chown").arg(owner).arg(folder))?;
        }
        let data = folder.join("data");
        let initdb = [
            "-A",
            "trust",
            "-U",
            USER,
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "-D",
        ];
        run(self
            .as_owner(owner.as_deref(), "initdb")
            .args(initdb)
            .arg(&data))?;
        let options = format!(
            "-c listen_addresses='' -c unix_socket_directories='{}' -c fsync=off \
             -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 \
             -c shared_buffers=64MB",
            folder.display()
        );
        let mut start = self.as_owner(owner.as_deref(), "pg_ctl");
        start
            .args(["start", "-w", "-s", "-t", "60", "-D"])
            .arg(&data);
        start
            .arg("-l")
            .arg(folder.join("log"))
            .args(["-o", &options]);
        // The server inherits the outputs: a pipe would never end.
        let status = start
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()?;
        if !status.success() {
            let output = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            return Err(PostgresError::Failed {
                program: "pg_ctl start".to_owned(),
                output,
            });
        }
        self.watch(folder)
    }

    /// Leaves a shell behind that outlives this process and cleans up after the last one.
    fn watch(&self, folder: &Path) -> Result<(), PostgresError> {
        let mut stop = self.as_owner(owner().as_deref(), "pg_ctl");
        stop.args(["stop", "-s", "-m", "immediate", "-D"])
            .arg(folder.join("data"));
        let mut watchdog = Command::new("setsid");
        watchdog
            .args(["sh", "-c", include_str!("postgres/watchdog.sh"), "watchdog"])
            .arg(folder);
        watchdog.arg(stop.get_program()).args(stop.get_args());
        watchdog
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(())
    }

    async fn migrate_template(&self) -> Result<(), PostgresError> {
        let template = &self.template;
        let found = self.sql(&format!(
            "select 1 from pg_database where datname = '{template}'"
        ))?;
        if found.trim() == "1" {
            return Ok(());
        }
        // Under another name until it is complete: a killed test leaves no half template.
        let making = format!("making_{}", std::process::id());
        self.sql(&format!("drop database if exists {making} with (force)"))?;
        self.sql(&format!("create database {making} template template0"))?;
        Store::open(StoreOptions::server(url(&making)))
            .await?
            .close()
            .await;
        self.sql(&format!("alter database {making} rename to {template}"))?;
        Ok(())
    }

    fn sql(&self, statement: &str) -> Result<String, PostgresError> {
        let mut psql = Command::new(self.binaries.join("psql"));
        psql.args([
            "-X",
            "-q",
            "-A",
            "-t",
            "-v",
            "ON_ERROR_STOP=1",
            "-U",
            USER,
            "-d",
            "postgres",
            "-h",
        ]);
        psql.arg(folder()).args(["-c", statement]);
        Ok(String::from_utf8_lossy(&run(&mut psql)?.stdout).into_owned())
    }

    /// PostgreSQL refuses to run as root: then it runs as Debian's `postgres`, or as nobody.
    fn as_owner(&self, owner: Option<&str>, program: &str) -> Command {
        let program = self.binaries.join(program);
        match owner {
            None => Command::new(program),
            Some(owner) => {
                let mut command = Command::new("setpriv");
                command
                    .arg(format!("--reuid={owner}"))
                    .arg("--clear-groups")
                    .arg(program);
                command.current_dir("/");
                command
            }
        }
    }
}

fn owner() -> Option<String> {
    let exists = |user: &str| {
        Command::new("id")
            .arg(user)
            .output()
            .is_ok_and(|out| out.status.success())
    };
    is_root().then(|| {
        if exists("postgres") {
            "postgres"
        } else {
            "nobody"
        }
        .to_owned()
    })
}

/// The newest version that Debian put on the machine.
fn binaries() -> Result<PathBuf, PostgresError> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let newest = versions
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse::<u32>().ok()?,
                entry.path(),
            ))
        })
        .filter(|(_, path)| path.join("bin/initdb").exists())
        .max();
    newest
        .map(|(_, path)| path.join("bin"))
        .ok_or_else(|| PostgresError::Missing(INSTALL.to_owned()))
}

fn run(command: &mut Command) -> Result<Output, PostgresError> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(output);
    }
    Err(PostgresError::Failed {
        program: command.get_program().to_string_lossy().into_owned(),
        output: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}
