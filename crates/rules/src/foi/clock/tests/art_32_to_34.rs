//! 征求意见: what is not counted.

use super::*;

#[test]
fn art_33_the_time_of_the_third_party_is_not_counted() {
    let asked = "received 2024-09-13; third_party_consulted 2024-09-19";
    check(
        &format!("{asked}; third_party_answered 2024-09-26"),
        "due_on=2024-10-24 state=in_process third_party_due_on=null violations=none \
         working_days_used=3 working_days_left=17",
    );
    check(
        &format!("{asked}; third_party_answered 2024-09-19"),
        "due_on=2024-10-17",
    );
}

#[test]
fn art_32_a_third_party_has_15_working_days_from_its_receipt() {
    let asked = "received 2024-09-13; third_party_consulted 2024-09-19";
    check(
        asked,
        "due_on=2024-11-07 third_party_due_on=2024-10-15 state=consulting agency_due_on=null",
    );
    let received = format!("{asked} received_on=2024-09-24");
    check(&received, "due_on=2024-11-12 third_party_due_on=2024-10-18");
    check(
        &format!("{asked}; third_party_answered 2024-10-15"),
        "due_on=2024-11-07",
    );
    check(
        &format!("{asked}; third_party_answered 2024-10-16"),
        "due_on=2024-11-07",
    );
    check(
        &format!("{asked}; third_party_answered 2024-10-14"),
        "due_on=2024-11-06",
    );
    let slip = format!("{asked}; third_party_answered 2024-11-20 received_on=2024-09-24");
    check(&slip, "due_on=2024-11-12");
    let both = format!(
        "{asked} received_on=2024-09-19; third_party_answered 2024-11-20 received_on=2024-09-24"
    );
    check(&both, "due_on=2024-11-07");
}

#[test]
fn art_34_silence_of_a_co_maker_is_consent_after_15_working_days() {
    for role in ["", " as=co_maker"] {
        let asked = format!("received 2024-09-13; agency_consulted 2024-09-19{role}");
        check(
            &asked,
            "due_on=2024-11-07 agency_due_on=2024-10-15 state=consulting third_party_due_on=null",
        );
        check(
            &format!("{asked}; agency_answered 2024-09-26"),
            "due_on=2024-10-24 agency_due_on=null",
        );
    }
}

#[test]
fn art_33_another_organ_is_waited_for_without_end() {
    let asked = "received 2024-09-13; agency_consulted 2024-09-19 as=other";
    check(
        asked,
        "due_on=null agency_due_on=null state=consulting working_days_used=3 \
         working_days_left=null overdue=false",
    );
    check(
        &format!("{asked}; as_of 2024-12-20"),
        "due_on=null working_days_used=3",
    );
    check(
        &format!("{asked}; agency_answered 2024-12-20"),
        "due_on=2025-01-15",
    );
    check(
        &format!("{asked}; agency_answered 2024-09-26 as=other"),
        "due_on=2024-10-24",
    );
    check(
        &format!("{asked}; replied 2024-12-20"),
        "due_on=2025-01-15 state=replied violations=none",
    );
    check(
        &format!("{asked}; replied 2024-09-26; agency_answered 2024-12-20"),
        "due_on=2024-10-24",
    );
    check(
        "received 2024-09-13; agency_consulted 2024-10-17 as=other",
        "due_on=2024-10-17",
    );
    check(
        "received 2024-09-13; agency_consulted 2024-10-16 as=other",
        "due_on=null",
    );
}

#[test]
fn art_33_overlapping_letters_are_united_not_added() {
    let two = "received 2024-09-13; third_party_consulted 2024-09-19 ref=A; \
               agency_consulted 2024-09-24 ref=B; third_party_answered 2024-09-26 ref=A; \
               agency_answered 2024-09-30 ref=B";
    check(two, "due_on=2024-10-29 working_days_used=3");
    let within = "received 2024-09-13; third_party_consulted 2024-09-19; \
                  agency_consulted 2024-09-20; agency_answered 2024-09-23; \
                  third_party_answered 2024-09-26";
    check(within, "due_on=2024-10-24");
    let apart = "received 2024-09-13; third_party_consulted 2024-09-19; \
                 third_party_answered 2024-09-20; agency_consulted 2024-09-24; \
                 agency_answered 2024-09-26";
    check(apart, "due_on=2024-10-22 working_days_used=5");
    let later =
        "received 2024-09-13; third_party_consulted 2024-10-17; third_party_answered 2024-10-25";
    check(later, "due_on=2024-10-17");
    check(&later.replace("10-17", "10-16"), "due_on=2024-10-28");
}

#[test]
fn art_32_an_answer_finds_its_letter() {
    let two = "received 2024-09-13; third_party_consulted 2024-09-18 ref=A; \
               third_party_consulted 2024-09-19 ref=B";
    check(two, "third_party_due_on=2024-10-14");
    check(
        &format!("{two}; third_party_answered 2024-09-20 ref=A"),
        "third_party_due_on=2024-10-15",
    );
    check(
        &format!("{two}; third_party_answered 2024-09-20 ref=B"),
        "third_party_due_on=2024-10-14",
    );
    check(
        &format!("{two}; third_party_answered 2024-09-20"),
        "third_party_due_on=2024-10-15",
    );
    let plain = "received 2024-09-13; third_party_consulted 2024-09-18";
    check(
        &format!("{plain}; third_party_answered 2024-09-20 ref=A"),
        "state=in_process",
    );
    let roles =
        "received 2024-09-13; agency_consulted 2024-09-18; agency_consulted 2024-09-19 as=other";
    check(
        &format!("{roles}; agency_answered 2024-09-20 as=other"),
        "agency_due_on=2024-10-14",
    );
    check(
        &format!("{roles}; agency_answered 2024-09-20"),
        "agency_due_on=null due_on=null",
    );
    refused(
        &format!("{two}; third_party_answered 2024-09-20 ref=C"),
        "nothing_open",
        Some("条例第三十二条"),
    );
    refused(
        &format!("{plain}; agency_answered 2024-09-20"),
        "nothing_open",
        Some("条例第三十四条"),
    );
}

#[test]
fn art_33_a_letter_goes_on_through_a_restart() {
    let restarted = "received 2024-09-13; third_party_consulted 2024-09-19; \
                     correction_requested 2024-09-20; corrected 2024-09-24; \
                     third_party_answered 2024-09-27";
    check(restarted, "due_on=2024-10-30");
    check(
        &restarted.replace("answered 2024-09-27", "answered 2024-09-23"),
        "due_on=2024-10-25",
    );
}
