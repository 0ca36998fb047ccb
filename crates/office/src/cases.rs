//! Cases (办件): brought by anybody or registered by staff, worked on by steps of their procedure, followed by a code.
//!
//! What a case says is opened with its key for whoever may act on it, and for whoever brought it; each look at
//! personal data leaves an event. Laws that count a case's clock are asked by name: this folder knows of them only
//! in the clock of [`core`](crate::core) and in the effects that carry their name. ADR 25.

mod account;
mod alike;
mod apply;
mod board;
mod challenge;
mod chasings;
mod effects;
mod enclosures;
mod fee;
mod feed;
mod files;
mod groups;
mod loaded;
mod notices;
mod papers;
mod pass;
mod proceedings;
mod publication;
mod redactions;
mod repeated;
mod retention;
mod see;
mod statistics;
mod step;
mod stub;
mod sweep;
mod told;
mod track;

pub use account::{
    AccountHolder, CodeSent, Knock, OwnCase, ask_code, close_account, drop_own, enter,
    has_accounts, is_own, keep_own, known_of, open_own, own_cases,
};
pub use alike::Alike;
pub use apply::{ApplyForm, Checked, Receipt, Sending, apply, check, register, send};
pub use board::{Board, BoardFilter, BoardRow, Urgency, board};
pub use challenge::Challenge;
pub use chasings::{ChasingView, chase, chase_due};
pub use enclosures::{Enclosure, enclose, open_enclosure};
pub use fee::{FeeEstimate, FeeView, fee_estimate};
pub use feed::{FeedEntry, close_feed, feed, feed_since, renew_feed};
pub use files::{
    FILE_BYTES, FILES_AT_ONCE, FileView, MOST_FILES, NewFile, OpenedFile, add_files,
    add_files_as_applicant, open_file, open_own_file,
};
pub use groups::{
    CaseGroup, CaseGroupForm, MemberView, case_group, case_groups, change_case_group,
    make_case_group, may_group,
};
pub use loaded::CaseLoaded;
pub use notices::deliver;
pub use papers::{
    File, HandPaper, PaperView, SealForm, draft_of_reply, draw_by_hand, drawn_by_hand, paper_file,
    paper_for_applicant, papers_for_applicant, papers_of, put_seal, seal_of, use_seal,
};
pub use proceedings::{
    ProceedingForm, ProceedingText, ProceedingView, change_proceeding, proceeding, proceedings,
    proceedings_of_case, register_proceeding,
};
pub use publication::{Publication, propose_publication, publish_answer};
pub use redactions::{
    Change, Marking, RedactionFile, RedactionView, change_marks, marking, places_of_words,
    put_original, read_marks, redaction_file, redaction_page, redactions_of, release,
    release_progress, write_marks,
};
pub use repeated::{Repeated, draft_public, repeated, set_several, several};
pub use retention::erase_due;
pub use see::{CaseView, FieldView, JointView, OpenStep, ReplyView, StepView, reveal, see};
pub use statistics::{
    AnnualFees, AnnualTables, CountableKind, Group, HotWord, Month, Statistics, StatisticsFilter,
    TimeUsed, annual, countable, hot_words, statistics,
};
pub use step::{CaseStepForm, CaseTaken, take};
pub use stub::finish_stubs;
pub use sweep::{overdue, sweep};
pub use told::{Message, told};
pub use track::{
    OwnStep, Recognised, Recognition, TrackView, find, recognise, take_as_applicant, track,
};
