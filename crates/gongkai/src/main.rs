//! The Gongkai program: one binary that serves portal and desk, imports, checks and shows a demo.

mod cli;
mod demo;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    // One provider for all TLS of the process; it must stand before the first connection.
    let already = rustls::crypto::ring::default_provider().install_default();
    drop(already);
    let filter = tracing_subscriber::EnvFilter::try_from_env("GONGKAI_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let cli = cli::Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(cli.run()),
        Err(error) => {
            cli::Console::standard().complain(&format!("cannot start: {error}"));
            ExitCode::from(2)
        }
    }
}
