//! 收到之日 by channel.

use super::*;

#[test]
fn art_31_handed_over_or_signed_for_counts_from_that_day() {
    for channel in ["in_person", "post_signed"] {
        let text = format!("received 2024-09-13 channel={channel}");
        check(
            &text,
            "received_on=2024-09-13 due_on=2024-10-17 state=received",
        );
        let confirmed = format!("{text} confirmed_on=2024-09-16");
        check(&confirmed, "received_on=2024-09-13 due_on=2024-10-17");
    }
}

#[test]
fn art_31_other_channels_count_from_the_confirmation() {
    for channel in ["post_plain", "online", "fax"] {
        let text = format!("received 2024-09-11 channel={channel}");
        check(
            &text,
            "state=awaiting_confirm received_on=null due_on=null correction_notice_due_on=null \
             fee_payment_due_on=null third_party_due_on=null agency_due_on=null \
             working_days_used=null working_days_left=null overdue=false violations=none \
             explanation=none",
        );
        let confirmed = format!("{text} confirmed_on=2024-09-13");
        check(
            &confirmed,
            "state=received received_on=2024-09-13 due_on=2024-10-17 working_days_used=0 \
             working_days_left=20 correction_notice_due_on=2024-09-25",
        );
        check(
            &format!("{text} confirmed_on=2024-09-11"),
            "received_on=2024-09-11",
        );
        refused(
            &format!("{text} confirmed_on=2024-09-10"),
            "dates_backwards",
            Some("条例第三十一条"),
        );
    }
}

#[test]
fn art_31_before_the_confirmation_nothing_runs() {
    let online = "received 2024-09-11 channel=online";
    refused(
        &format!("{online}; correction_requested 2024-09-12"),
        "not_confirmed",
        Some("条例第三十一条"),
    );
    check(
        &format!("{online}; withdrawn 2024-09-12"),
        "state=withdrawn due_on=null",
    );
    check(
        &format!("{online}; replied 2024-09-11"),
        "state=replied due_on=null violations=none",
    );
    refused(
        &format!("{online}; replied 2024-09-10"),
        "before_receipt",
        Some("条例第三十三条"),
    );
    refused(
        &format!("{online}; extended 2024-09-10 working_days=5"),
        "before_receipt",
        Some("条例第三十三条"),
    );
    let confirmed = format!("{online} confirmed_on=2024-09-13");
    check(
        &format!("{confirmed}; withdrawn 2024-09-12"),
        "state=withdrawn received_on=2024-09-13",
    );
    refused(
        &format!("{confirmed}; replied 2024-09-12"),
        "before_receipt",
        Some("条例第三十三条"),
    );
}
