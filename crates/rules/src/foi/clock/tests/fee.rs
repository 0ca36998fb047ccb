//! 收费通知与缴费: 国办函〔2020〕109号.

use super::*;

#[test]
fn guo_ban_han_2020_109_payment_is_due_20_working_days_after_receipt_of_the_notice() {
    let noticed = "received 2024-01-31; fee_noticed 2024-02-05";
    check(
        &format!("{noticed} received_on=2024-02-08"),
        "state=fee_noticed due_on=null fee_payment_due_on=2024-03-13 violations=none \
         working_days_used=null correction_notice_due_on=2024-02-08",
    );
    check(
        "received 2024-01-31; fee_noticed 2024-02-08",
        "fee_payment_due_on=2024-03-13",
    );
    refused(
        &format!("{noticed} received_on=2024-02-04"),
        "dates_backwards",
        Some("国办函〔2020〕109号"),
    );
}

#[test]
fn guo_ban_han_2020_109_payment_starts_the_clock_again() {
    let noticed = "received 2024-01-31; fee_noticed 2024-02-08";
    check(
        &format!("{noticed}; fee_paid 2024-02-20"),
        "due_on=2024-03-19 state=in_process fee_payment_due_on=null correction_notice_due_on=null",
    );
    check(
        &format!("{noticed}; fee_paid 2024-03-13"),
        "due_on=2024-04-11",
    );
}

#[test]
fn guo_ban_han_2020_109_the_notice_falls_into_the_period() {
    let noticed = |day: &str| format!("received 2024-09-13; fee_noticed {day}");
    check(&noticed("2024-10-17"), "violations=none");
    check(
        &noticed("2024-10-18"),
        "violations=late_fee_notice:国办函〔2020〕109号",
    );
    let extended =
        "received 2024-09-13; extended 2024-10-10 working_days=5; fee_noticed 2024-10-24";
    check(extended, "violations=none");
    check(
        &extended.replace("10-24", "10-25"),
        "violations=late_fee_notice:国办函〔2020〕109号",
    );
    let restarted = "received 2024-09-13; correction_requested 2024-09-20; corrected 2024-09-27; \
                     fee_noticed 2024-10-18";
    check(restarted, "violations=none");
    let earlier = "received 2024-09-13; fee_noticed 2024-10-18; fee_paid 2024-10-21; \
                   extended 2024-10-22 working_days=20";
    check(earlier, "violations=late_fee_notice:国办函〔2020〕109号");
}

#[test]
fn guo_ban_han_2020_109_a_missed_payment_may_be_deemed_an_abandonment() {
    let open = try_read("received 2024-01-31; fee_noticed 2024-02-08").unwrap();
    assert_eq!(open.lapse(on("2024-03-13")), None);
    let lapse = open.lapse(on("2024-03-14")).unwrap();
    assert_eq!(
        (lapse.kind, lapse.until, lapse.article),
        (
            LapseKind::NoPayment,
            on("2024-03-13"),
            "国办函〔2020〕109号"
        )
    );
    assert_eq!(
        lapse.because().text,
        "缴费期限2024年3月13日已过，视为放弃申请，由工作人员确认。"
    );
    check(
        "received 2024-01-31; fee_noticed 2024-02-08; replied 2024-03-14",
        "state=replied due_on=null fee_payment_due_on=null violations=none",
    );
}

#[test]
fn guo_ban_han_2020_109_correction_and_payment_may_both_be_awaited() {
    let both = "received 2024-09-13; correction_requested 2024-09-18; fee_noticed 2024-09-19";
    check(
        both,
        "state=correction_requested due_on=null fee_payment_due_on=2024-10-22",
    );
    check(
        &format!("{both}; corrected 2024-09-20"),
        "state=fee_noticed due_on=null",
    );
    check(
        &format!("{both}; fee_paid 2024-09-20"),
        "state=correction_requested due_on=null fee_payment_due_on=null",
    );
    check(
        &format!("{both}; fee_paid 2024-09-20; corrected 2024-09-27"),
        "state=in_process due_on=2024-10-30",
    );
    check(
        &format!("{both}; corrected 2024-09-20; fee_paid 2024-09-27"),
        "state=in_process due_on=2024-10-30",
    );
}
