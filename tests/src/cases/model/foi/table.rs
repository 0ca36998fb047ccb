//! From where to where, by whom, with a reason or without; and where the courses aim at.

use crate::cases::model::{APPLICANT, Aim};

const HANDLER: &[&str] = &["foi-handler"];
const HEAD: &[&str] = &["foi-head"];
const OR_APPLICANT: &[&str] = &["foi-handler", APPLICANT];
const LEGAL: &[&str] = &["legal-reviewer"];
const SECRECY: &[&str] = &["secrecy-reviewer"];
const SIGNERS: &[&str] = &["unit-head", "foi-head"];

/// Whether a reason must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Wanted,
    Free,
}
use Reason::{Free, Wanted};

/// From, step, to, who may, whether they must say why.
pub(super) type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
    Reason,
);

/// What `register` leads to depends on how the request came.
pub(super) const TABLE: [Row; 50] = [
    ("submitted", "register", "handling", HANDLER, Free),
    ("submitted", "transfer", "submitted", HANDLER, Wanted),
    ("confirming", "confirm", "handling", HANDLER, Free),
    ("handling", "assign", "handling", HANDLER, Free),
    ("handling", "classify", "handling", HANDLER, Free),
    ("delivered", "classify", "delivered", HANDLER, Free),
    ("handling", "ask_correction", "correcting", HANDLER, Free),
    ("correcting", "correct", "handling", OR_APPLICANT, Free),
    ("handling", "ask_explanation", "explaining", HANDLER, Free),
    ("explaining", "explain", "handling", OR_APPLICANT, Free),
    ("explaining", "stop_waiting", "handling", HANDLER, Wanted),
    ("handling", "notice_fee", "paying", HANDLER, Wanted),
    ("paying", "take_payment", "handling", HANDLER, Free),
    ("paying", "waive_fee", "handling", HEAD, Wanted),
    ("handling", "refund_fee", "handling", HANDLER, Wanted),
    ("delivered", "refund_fee", "delivered", HANDLER, Wanted),
    ("withdrawn", "refund_fee", "withdrawn", HANDLER, Wanted),
    ("correcting", "lapse", "lapsed", HEAD, Wanted),
    ("paying", "lapse", "lapsed", HEAD, Wanted),
    ("handling", "ask_third_party", "handling", HANDLER, Free),
    ("handling", "third_party_answers", "handling", HANDLER, Free),
    ("handling", "ask_agency", "handling", HANDLER, Free),
    ("handling", "agency_answers", "handling", HANDLER, Free),
    ("handling", "extend", "handling", HEAD, Wanted),
    ("handling", "defer", "handling", HEAD, Wanted),
    ("handling", "note_search", "handling", HANDLER, Free),
    ("handling", "judge_joint", "handling", HANDLER, Free),
    ("handling", "write_reply", "legal_review", HANDLER, Free),
    ("handling", "withhold_secret", "legal_review", HEAD, Free),
    (
        "legal_review",
        "legal_review",
        "secrecy_review",
        LEGAL,
        Free,
    ),
    ("secrecy_review", "secrecy_review", "signing", SECRECY, Free),
    ("legal_review", "return", "handling", LEGAL, Wanted),
    ("secrecy_review", "return", "handling", SECRECY, Wanted),
    ("signing", "return", "handling", SIGNERS, Wanted),
    ("signing", "sign", "delivering", SIGNERS, Free),
    ("delivering", "deliver", "delivered", HANDLER, Free),
    ("handling", "suggest_public", "handling", OR_APPLICANT, Free),
    (
        "delivered",
        "suggest_public",
        "delivered",
        OR_APPLICANT,
        Free,
    ),
    ("handling", "judge_suggestion", "handling", HEAD, Wanted),
    ("delivered", "judge_suggestion", "delivered", HEAD, Wanted),
    ("submitted", "withdraw", "withdrawn", OR_APPLICANT, Wanted),
    ("confirming", "withdraw", "withdrawn", OR_APPLICANT, Wanted),
    ("handling", "withdraw", "withdrawn", OR_APPLICANT, Wanted),
    ("correcting", "withdraw", "withdrawn", OR_APPLICANT, Wanted),
    ("explaining", "withdraw", "withdrawn", OR_APPLICANT, Wanted),
    ("paying", "withdraw", "withdrawn", OR_APPLICANT, Wanted),
    ("delivered", "archive", "archived", HANDLER, Free),
    ("lapsed", "archive", "archived", HANDLER, Free),
    ("withdrawn", "archive", "archived", HANDLER, Free),
    ("archived", "nothing", "archived", &[], Free),
];

/// Who of the bureau sees its requests: whoever takes any step.
pub(super) const SEE: [&str; 5] = [
    "foi-handler",
    "foi-head",
    "legal-reviewer",
    "secrecy-reviewer",
    "unit-head",
];

/// Where the courses aim at. Which reply is written is left to chance, so that what hangs on it is aimed at twice.
#[rustfmt::skip]
pub(in crate::cases::model) const AIMS: &[Aim] = &[
    &["register", "confirm", "assign", "note_search", "write_reply", "legal_review", "secrecy_review", "sign", "deliver",
      "publish", "suggest_public", "judge_suggestion", "classify", "archive"],
    &["register", "confirm", "add_file", "enclose", "sever", "enclose", "write_reply", "enclose", "legal_review",
      "secrecy_review", "sign", "deliver", "publish", "suggest_public", "judge_suggestion", "archive"],
    &["register", "confirm", "assign", "chase", "classify", "judge_joint", "add_file", "sever", "enclose", "write_reply",
      "legal_review", "secrecy_review", "sign", "deliver", "publish", "classify"],
    &["register", "confirm", "ask_correction", "correct", "suggest_public", "judge_suggestion", "judge_joint"],
    &["register", "confirm", "ask_explanation", "explain", "defer", "extend", "ask_explanation", "stop_waiting"],
    &["register", "confirm", "ask_explanation", "stop_waiting", "extend"],
    &["register", "confirm", "ask_third_party", "ask_agency", "+6", "third_party_answers", "agency_answers", "extend"],
    &["register", "confirm", "notice_fee", "take_payment", "refund_fee", "notice_fee", "waive_fee"],
    &["register", "confirm", "notice_fee", "take_payment", "judge_joint", "write_reply", "legal_review", "secrecy_review",
      "sign", "deliver", "refund_fee", "archive"],
    &["register", "confirm", "notice_fee", "take_payment", "withdraw", "refund_fee", "archive"],
    &["register", "confirm", "notice_fee", "waive_fee", "note_search", "write_reply", "return", "write_reply", "legal_review",
      "return"],
    &["register", "confirm", "judge_joint", "write_reply", "legal_review", "secrecy_review", "return", "extend"],
    &["register", "confirm", "notice_fee", "+60", "lapse", "archive"],
    &["register", "confirm", "ask_correction", "+30", "lapse", "archive"],
    &["register", "confirm", "judge_joint", "add_file", "withhold_secret", "legal_review", "secrecy_review", "sign", "deliver",
      "suggest_public", "judge_suggestion", "archive"],
    &["register", "confirm", "judge_joint", "sever", "withhold_secret", "return", "ask_third_party", "extend",
      "withhold_secret", "legal_review", "return", "suggest_public", "classify"],
    &["register", "confirm", "withhold_secret", "return", "notice_fee", "take_payment", "refund_fee", "chase",
      "ask_agency", "notice_fee", "waive_fee"],
    &["register", "confirm", "withhold_secret", "legal_review", "secrecy_review", "return", "assign", "chase", "withdraw"],
    &["transfer", "withdraw"],
    &["withdraw", "archive"],
    &["register", "withdraw", "archive"],
    &["register", "withdraw"],
    &["register", "confirm", "ask_correction", "withdraw"],
    &["register", "confirm", "ask_explanation", "withdraw"],
    &["register", "confirm", "notice_fee", "withdraw"],
];
