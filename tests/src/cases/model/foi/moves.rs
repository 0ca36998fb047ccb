//! All that could be filled in with a request, what fits and what does not.

use jiff::{ToSpan, civil::Date};

use crate::cases::model::{beside, course::Move};

/// The moves of a day, each with a reason and without.
pub(super) fn moves(today: Date, choice: u16) -> Vec<Move> {
    let later = |days: i64| today.checked_add(days.days()).unwrap().to_string();
    let mut all = along_the_way(&later);
    all.extend(towards_the_answer());
    let worded = all.iter().cloned().map(|mut tried| {
        tried.reason = "理由";
        tried
    });
    let worded: Vec<_> = worded.collect();
    all.extend(worded);
    // Some are noted a day late.
    if choice.is_multiple_of(4) {
        let late = later(-1);
        let may_be_late = |tried: &&Move| !matches!(tried.step, "confirm" | "lapse");
        let dated = all.iter().filter(may_be_late).cloned().map(|mut tried| {
            tried.fields.push(("on", late.clone()));
            tried
        });
        let dated: Vec<_> = dated.collect();
        all.extend(dated);
    }
    all.extend(beside::moves());
    all
}

fn of(step: &'static str, fields: &[(&'static str, &str)]) -> Move {
    let owned = fields
        .iter()
        .map(|(code, text)| (*code, (*text).to_owned()));
    Move {
        step,
        fields: owned.collect(),
        reason: "",
    }
}

/// From the registration to what is asked of others.
fn along_the_way(later: &dyn Fn(i64) -> String) -> Vec<Move> {
    let what = ("what", "写明年份");
    vec![
        of("register", &[]),
        of("register", &[("theme", "finance")]),
        of("register", &[("theme", "weather")]),
        of("confirm", &[]),
        of("assign", &[("office", "bureau-office")]),
        of("assign", &[("office", "bureau")]),
        of("assign", &[("office", "neighbour")]),
        of("classify", &[("theme", "education")]),
        of("classify", &[]),
        of("ask_correction", &[("until", later(12).as_str()), what]),
        of("ask_correction", &[("until", later(-3).as_str()), what]),
        of("correct", &[what]),
        of("ask_explanation", &[what]),
        of("explain", &[what]),
        of("stop_waiting", &[]),
        of("notice_fee", &[("method", "per_page"), ("pages", "68")]),
        of("notice_fee", &[("method", "per_page")]),
        of("take_payment", &[("receipt", "0012345")]),
        of("waive_fee", &[("cause", "hardship")]),
        of("refund_fee", &[("amount", "380"), ("receipt", "0012345")]),
        of("lapse", &[]),
        of("ask_third_party", &[]),
        of("third_party_answers", &[("opinion", "agrees")]),
        of("ask_agency", &[("role", "co_maker")]),
        of("ask_agency", &[("role", "other")]),
        of("agency_answers", &[("role", "co_maker"), what]),
        of("agency_answers", &[("role", "other"), what]),
        of("extend", &[("days", "15")]),
        of("extend", &[("days", "25")]),
        of("defer", &[("until", later(40).as_str())]),
        of("note_search", &[what]),
    ]
}

/// From what is judged to the archive.
fn towards_the_answer() -> Vec<Move> {
    let organs = ("organs", "中共云河区委办公室、云河区人民政府办公室");
    let lead = ("lead", "中共云河区委办公室");
    let joint = ("is_joint", "yes");
    let reply = |kind: &'static str| [("reply_kind", kind), ("reply", "现答复如下。")];
    let on_ground = |kind: &'static str, ground: &'static str| {
        let [kind, reply] = reply(kind);
        [kind, reply, ("ground", ground)]
    };
    vec![
        of("judge_joint", &[("is_joint", "no")]),
        of("judge_joint", &[joint, lead, organs, ("rule", "party")]),
        of("judge_joint", &[joint, organs, ("rule", "party")]),
        of("write_reply", &reply("R2")),
        of("write_reply", &reply("R3")),
        of("write_reply", &reply("R4")),
        of("write_reply", &on_ground("R3", "X6")),
        of("write_reply", &on_ground("R8", "X5")),
        of("legal_review", &[]),
        of("secrecy_review", &[]),
        of("return", &[]),
        of("sign", &[]),
        of("deliver", &[("method", "direct")]),
        of("suggest_public", &[("concern", "known")]),
        of(
            "suggest_public",
            &[("concern", "known"), ("what", "很多人关心")],
        ),
        of("judge_suggestion", &[("decision", "in_scope")]),
        of("judge_suggestion", &[]),
        of("archive", &[]),
        of("withdraw", &[]),
        of("transfer", &[("unit", "neighbour")]),
        of("transfer", &[("unit", "bureau")]),
        of(
            "withhold_secret",
            &[("reply_kind", "R3"), ("confirm", "yes")],
        ),
        of(
            "withhold_secret",
            &[("reply_kind", "R8"), ("confirm", "yes")],
        ),
        of("withhold_secret", &[("reply_kind", "R3")]),
    ]
}
