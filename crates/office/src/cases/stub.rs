//! 存根: when the answer is a state secret, everything that a case said is destroyed in the step that says so.
//!
//! What stays (dates, kind, unit, outcome, whom to reach, the neutral reply) is sealed with a new key in the transaction
//! of the step; after it the old key is destroyed and the files are removed, so that no copy of them can be read, in
//! backups neither. Whoever dies between leaves a job. Source: 条例 art. 14; 《保守国家秘密法》（2024） art. 31. ADR 28.

use gongkai_model::{
    case::{CaseEffect, CaseHead, Form, foi::FoiEffect, stub},
    event::Matter,
    id::CaseId,
    record::state,
};
use gongkai_store::{
    blobs::Sha256Hex,
    cases::{self, StoredReply},
    outbox::{self, Job},
    records,
};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};

use super::{
    effects::Work,
    loaded::{key_of, reply_place, seal_form},
    proceedings,
};
use crate::core::{Office, OfficeError, Result, due_jobs};

/// Why something is not taken with a stub.
pub(super) const NOTHING_WITH_A_STUB: &str =
    "这是国家秘密存根，只记日期和结论，不得写入或者放入任何内容（保守国家秘密法第三十一条）";

/// The task in the outbox.
const TASK: &str = "empty_case";
const AT_ONCE: i64 = 20;
const LEASE: SignedDuration = SignedDuration::from_mins(5);
const AGAIN: SignedDuration = SignedDuration::from_mins(10);

/// What stands in the outbox: where files lie that are to be removed.
#[derive(Debug, Serialize, Deserialize)]
struct Word {
    case: CaseId,
    files: Vec<String>,
}

/// Refuses words with a stub, whatever step they come with.
pub(super) fn refuse_words(head: &CaseHead, given: &Form, reason: &str) -> Result<()> {
    match stub::says_something(given, reason) {
        Some(field) if head.is_stub() => Err(OfficeError::field(field, NOTHING_WITH_A_STUB)),
        _ => Ok(()),
    }
}

impl Work<'_> {
    /// Empties the case and leaves the stub with its neutral reply.
    pub(super) async fn make_stub(&mut self) -> Result<()> {
        let concluded = stub::concluded(&self.given);
        let conclusion = concluded.ok_or(OfficeError::NotFound("这一步"))?;
        let actor = self.actor.ok_or(OfficeError::NotFound("这一步"))?;
        let (id, matter) = (self.head.id, Matter::Case(self.head.id.get()));
        for (_, record) in cases::conversions(self.tx, &[id]).await? {
            let left = records::get(self.tx, record).await?;
            if left.is_some_and(|record| record.state != state::ERASED) {
                let text = "已经由这个办件起草了信息，里面有申请的名称：请先撤回并销毁那篇信息";
                return Err(OfficeError::field("confirm", text));
            }
        }
        let today = self.office.clock.today();
        let (kind, _) = self.loaded.kind(self.office)?;
        let title = stub::title(today, conclusion);
        // A stub that was returned is only answered anew, under the key that it has.
        let is_first = cases::hold(self.tx, id).await?;
        let key = if is_first {
            self.office.keys.get_or_make_next(matter)?
        } else {
            key_of(self.office, &self.head)?
        };
        let files = cases::empty(self.tx, id).await?;
        if is_first {
            proceedings::empty(self.tx, id, (&self.loaded.key, &key)).await?;
        }
        let form = self.loaded.form.stub(kind, &title);
        self.head.form = seal_form(&key, "form", &form)?;
        self.head.subject = key.seal_text("subject", &title)?;
        self.head.theme = None;
        self.head.stub_on = self.head.stub_on.or(Some(today));
        self.events = stub::without_references(&self.events);
        let reply = self.office.new_id();
        let stored = StoredReply {
            id: reply,
            written_by: actor.person.id,
            written_at: self.office.clock.now(),
            reply: seal_form(&key, &reply_place(reply), &stub::reply(conclusion))?,
            sent_at: None,
        };
        cases::write_reply(self.tx, id, &stored).await?;
        self.given = Form::default();
        let word = Word {
            case: id,
            files: files.iter().map(ToString::to_string).collect(),
        };
        let word = serde_json::to_value(&word);
        let word = word.map_err(|error| OfficeError::Defect(error.to_string()))?;
        let (job, now) = (self.office.new_id(), self.office.clock.now());
        outbox::enqueue(self.tx, job, TASK, &word, now).await?;
        Ok(())
    }
}

/// Whether a step left a stub, whose old key is to be destroyed when it is committed.
pub(super) fn is_made_by(effects: &[CaseEffect]) -> bool {
    effects.contains(&CaseEffect::Foi(FoiEffect::MakeStub))
}

/// Destroys the old keys and the files of cases that were emptied, and returns how many.
///
/// # Errors
/// The store's; the next round tries again, and doing it twice is no harm.
pub async fn finish_stubs(office: &Office) -> Result<usize> {
    let now = office.clock.now();
    let jobs = due_jobs(office, TASK, LEASE, AT_ONCE).await?;
    let mut finished = 0;
    for job in &jobs {
        let outcome = finish(office, job).await;
        let mut tx = office.store.begin().await?;
        match outcome {
            Ok(()) => {
                outbox::done(&mut tx, job.id, now).await?;
                finished += 1;
            }
            Err(error) => {
                tracing::error!(job = %job.id, %error, "the old key of a stub is still there");
                outbox::failed(&mut tx, job.id, "not destroyed", now + AGAIN).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(finished)
}

async fn finish(office: &Office, job: &Job) -> Result<()> {
    let defect = |text: String| OfficeError::Defect(text);
    let word = Word::deserialize(&job.payload).map_err(|error| defect(error.to_string()))?;
    office.keys.promote(Matter::Case(word.case.get()))?;
    for file in &word.files {
        let hash: Sha256Hex = file
            .parse()
            .map_err(|_| defect(format!("`{file}` is no address of a file")))?;
        office.blobs.remove_sealed(&hash).await?;
    }
    Ok(())
}
