//! `gongkai foi clock` and `gongkai foi fee`: a case a line in, an answer a line out.

use std::io;

use clap::Subcommand;
use gongkai_rules::foi::{
    clock::{self, ClockSettings},
    fee,
};

use super::{
    Console, Outcome,
    calendar::OfPlace,
    lines::{LineAnswer, answer_each},
};

/// Arguments of `foi`.
#[derive(Debug, clap::Args)]
pub struct FoiArgs {
    #[command(subcommand)]
    command: FoiCommand,
}

#[derive(Debug, Subcommand)]
enum FoiCommand {
    /// Due dates of requests from their events: one JSON case a line on standard input
    Clock(Box<OfPlace>),
    /// Information-processing fees: one JSON case a line on standard input
    Fee,
}

/// Answers every case on standard input.
pub async fn run(args: FoiArgs, console: &mut Console) -> Result<Outcome, String> {
    match args.command {
        FoiCommand::Clock(of) => {
            let (calendar, settings) = (of.calendar().await?, ClockSettings::default());
            answer_each(io::stdin().lock(), console, |case| {
                clock::answer(&case, &settings, &calendar)
            })
        }
        FoiCommand::Fee => answer_each(io::stdin().lock(), console, |case| fee::answer(&case)),
    }
}

impl LineAnswer for fee::Answer {
    fn complaint(&self) -> Option<String> {
        self.refusal().map(str::to_owned)
    }
}

impl LineAnswer for clock::Answer {
    fn complaint(&self) -> Option<String> {
        self.refusal().map(str::to_owned)
    }
}
