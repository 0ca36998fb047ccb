//! What is done with a case beside its procedure: files put to it, chosen to go with the reply, severed; chasing; the
//! answer published. None of it changes the state, and each has its own rules of who may and until when.

use gongkai_office::cases::{
    Change, NewFile, Publication, add_files, add_files_as_applicant, change_marks, chase, enclose,
    publish_answer, put_original, release, see,
};

use super::{
    course::{Move, Verdict},
    *,
};

/// What can be done, in the order of [`moves`].
pub(super) const BESIDE: [&str; 5] = ["add_file", "enclose", "sever", "publish", "chase"];

/// Files that a case may have.
const MOST_FILES: usize = 20;

/// A file that is kept with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kept {
    /// The office put it there.
    pub(super) is_ours: bool,
    /// It was chosen to go with the reply.
    pub(super) is_enclosed: bool,
    /// It went.
    pub(super) is_sent: bool,
}

/// What came of it so far.
#[derive(Debug, Default)]
pub(super) struct Beside {
    pub(super) files: Vec<Kept>,
    /// How many of them are severed copies, which count for nothing.
    severed: usize,
    pub(super) chased: usize,
    chased_on: Option<Date>,
    pub(super) is_published: bool,
}

/// How a case stands to somebody, as far as these rules ask.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    /// Whether they take any of its steps.
    pub(super) handles: bool,
    /// Whether another unit has it now: its head oversees it then, and the own one does not.
    pub(super) is_gone: bool,
    /// Whether it is with an office that they may give cases to.
    pub(super) assigned_it: bool,
    pub(super) has_ended: bool,
    pub(super) is_signed: bool,
    pub(super) is_stub: bool,
    /// Whether its answer was sent and withheld nothing.
    pub(super) may_publish: bool,
}

/// All that could be done.
pub(super) fn moves() -> Vec<Move> {
    let of = |step: &'static str, code: &'static str, text: &str| Move {
        step,
        fields: vec![(code, text.to_owned())],
        reason: "",
    };
    vec![
        of("enclose", "files", "all"),
        of("enclose", "files", "none"),
        of("publish", "", ""),
        of("chase", "words", "请尽快办理。"),
        of("chase", "words", ""),
        of("add_file", "", ""),
        of("sever", "", ""),
    ]
}

/// Whether somebody has a door to something: whoever brought a case only adds files beside its steps.
pub(super) fn has_door(tried: &Move, who: &str) -> bool {
    who != APPLICANT || !BESIDE.contains(&tried.step) || tried.step == "add_file"
}

impl Beside {
    /// What comes of it; nothing for a step of the procedure.
    pub(super) fn verdict(
        &self,
        tried: &Move,
        who: &str,
        today: Date,
        standing: Standing,
    ) -> Option<Verdict> {
        let is_open = !standing.is_stub && !standing.has_ended && !standing.is_signed;
        let has_room = self.files.len() - self.severed < MOST_FILES;
        let oversees = match who {
            "unit-head" => !standing.is_gone,
            "neighbour-head" => standing.is_gone,
            _ => who == OVERSEER,
        };
        let chases = oversees || standing.assigned_it;
        let (sees, holds) = match tried.step {
            "add_file" if who == APPLICANT => {
                (true, !standing.has_ended && !standing.is_stub && has_room)
            }
            "add_file" => (standing.handles, !standing.is_stub && has_room),
            "enclose" | "sever" => (standing.handles, is_open),
            "publish" => (standing.handles, standing.may_publish && !self.is_published),
            "chase" => {
                let is_worded = tried.text("words").is_empty() == standing.is_stub;
                let is_first = self.chased_on != Some(today);
                (chases && !standing.has_ended, is_worded && is_first)
            }
            _ => return None,
        };
        Some(match (sees, holds) {
            (false, _) => Verdict::Unseen,
            (true, true) => Verdict::Accepted,
            (true, false) => Verdict::Refused,
        })
    }

    /// It happened.
    pub(super) fn takes(&mut self, tried: &Move, who: &str, today: Date) {
        let file = |is_ours| Kept {
            is_ours,
            is_enclosed: false,
            is_sent: false,
        };
        match tried.step {
            "add_file" => self.files.push(file(who != APPLICANT)),
            "sever" => {
                self.severed += 1;
                // It was made to be given: it goes along unless somebody leaves it out.
                self.files.push(Kept {
                    is_enclosed: true,
                    ..file(true)
                });
            }
            "enclose" => {
                let all = tried.text("files") == "all";
                for file in &mut self.files {
                    file.is_enclosed = all && file.is_ours;
                }
            }
            "publish" => self.is_published = true,
            "chase" => {
                self.chased += 1;
                self.chased_on = Some(today);
            }
            _ => {}
        }
    }

    /// A reply that gives information went out.
    pub(super) fn sends(&mut self) {
        for file in &mut self.files {
            file.is_sent |= file.is_enclosed;
        }
    }

    /// Everything that was said was destroyed.
    pub(super) fn is_emptied(&mut self) {
        self.files.clear();
        self.severed = 0;
    }
}

/// Lets somebody do it.
pub(super) async fn tries_it(
    stage: &Stage,
    receipt: &Receipt,
    tried: &Move,
    who: &'static str,
) -> TestResult<Result<(), OfficeError>> {
    let (town, id) = (&stage.town, receipt.id);
    let file = NewFile {
        name: "明细.txt".to_owned(),
        bytes: "柳渡村 120000元".as_bytes().to_vec(),
    };
    if who == APPLICANT {
        let known = recognise(&town.office, receipt.tracking.as_str(), "13800138000").await?;
        return Ok(add_files_as_applicant(&town.office, known, vec![file]).await);
    }
    let actor = town.person(who).await?;
    Ok(match tried.step {
        "add_file" => add_files(&town.office, &actor, id, vec![file]).await,
        "enclose" => {
            let there = match see(&town.office, &actor, id).await {
                Ok(view) if tried.text("files") == "all" => view.enclosures,
                _ => Vec::new(),
            };
            let chosen: Vec<_> = there.iter().map(|file| file.id).collect();
            enclose(&town.office, &actor, id, &chosen).await
        }
        "sever" => {
            let office = &stage.severing;
            let pdf = b"%PDF-1.7 original".to_vec();
            let put = async {
                let file = put_original(office, &actor, id, "材料.pdf", pdf).await?;
                let marks = Change::Add(vec![redactions::place(1)]);
                change_marks(office, &actor, id, file, 0, marks).await?;
                release(office, &actor, id, file).await
            };
            put.await.map(drop)
        }
        "publish" => {
            let text = Publication {
                title: "资金使用情况的答复".to_owned(),
                question: "资金使用情况".to_owned(),
                answer: "2025年共拨付320万元。".to_owned(),
            };
            publish_answer(&town.office, &actor, id, text)
                .await
                .map(drop)
        }
        _ => chase(&town.office, &actor, id, tried.text("words")).await,
    })
}
