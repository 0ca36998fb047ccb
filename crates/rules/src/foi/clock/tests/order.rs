//! Lists in any order, and days on which several things happen.

use super::*;

#[test]
fn the_order_of_the_list_is_of_no_account() {
    check(
        "replied 2024-10-20; corrected 2024-09-27; received 2024-09-13; \
         correction_requested 2024-09-20",
        "state=replied due_on=2024-10-30 violations=none",
    );
}

#[test]
fn on_one_day_the_question_stands_before_the_answer_and_the_reply_last() {
    check(
        "replied 2024-09-13; third_party_answered 2024-09-13; corrected 2024-09-13; \
         fee_paid 2024-09-13; explained 2024-09-13; agency_answered 2024-09-13; \
         third_party_consulted 2024-09-13; correction_requested 2024-09-13; \
         fee_noticed 2024-09-13; explanation_requested 2024-09-13; agency_consulted 2024-09-13; \
         extended 2024-09-13 working_days=20; received 2024-09-13",
        "state=replied due_on=2024-11-14 violations=none",
    );
}

#[test]
fn the_last_event_is_the_day_of_asking() {
    check(
        "received 2024-09-13; explanation_requested 2024-09-18",
        "working_days_used=2",
    );
    check(
        "received 2024-09-11 channel=online confirmed_on=2024-09-13",
        "working_days_used=0 working_days_left=20",
    );
}
