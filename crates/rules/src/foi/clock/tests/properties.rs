//! What holds for every request.

use jiff::ToSpan;
use proptest::prelude::*;

use super::*;

fn day(offset: i64) -> Date {
    on("2018-01-01").checked_add(offset.days()).unwrap()
}

fn plain(kind: EventKind, offset: i64) -> Event {
    Event {
        on: day(offset),
        kind,
        reference: None,
    }
}

fn received(offset: i64) -> Event {
    let (channel, confirmed_on) = (Channel::InPerson, None);
    plain(
        EventKind::Received {
            channel,
            confirmed_on,
        },
        offset,
    )
}

fn any_kind() -> impl Strategy<Value = EventKind> {
    let until = (0i64..80).prop_map(day);
    prop_oneof![
        Just(EventKind::CorrectionRequested { until: None }),
        Just(EventKind::Corrected),
        Just(EventKind::ExplanationRequested),
        Just(EventKind::Explained),
        Just(EventKind::FeeNoticed { received_on: None }),
        Just(EventKind::FeePaid),
        Just(EventKind::ThirdPartyConsulted { received_on: None }),
        Just(EventKind::AgencyConsulted {
            role: AgencyRole::CoMaker
        }),
        Just(EventKind::AgencyConsulted {
            role: AgencyRole::Other
        }),
        Just(EventKind::ThirdPartyAnswered { received_on: None }),
        Just(EventKind::AgencyAnswered { role: None }),
        (0i64..25).prop_map(|working_days| EventKind::Extended {
            working_days,
            approved_by: None
        }),
        until.prop_map(|until| EventKind::Deferred { until }),
        Just(EventKind::Replied),
        Just(EventKind::Withdrawn),
    ]
}

/// Arbitrary lists: mostly impossible, never a panic.
fn any_events() -> impl Strategy<Value = Vec<Event>> {
    let others = prop::collection::vec((any_kind(), 0i64..60), 0..8);
    (0i64..20, others).prop_map(|(first, others)| {
        let others = others.into_iter().map(|(kind, at)| plain(kind, at));
        others.chain([received(first)]).collect()
    })
}

/// Letters with their answers: always possible.
fn letters() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0i64..50, 0i64..40), 0..5)
}

/// Organs without a cap, so that a letter's days are just those from sending to answer.
fn consulted(offset: i64, letters: &[(i64, i64)]) -> Vec<Event> {
    let mut events = vec![received(offset)];
    for (at, (sent, days)) in letters.iter().enumerate() {
        let reference = Some(at.to_string());
        let role = AgencyRole::Other;
        let mut asked = plain(EventKind::AgencyConsulted { role }, offset + sent);
        let mut answered = plain(
            EventKind::AgencyAnswered { role: None },
            offset + sent + days,
        );
        asked.reference.clone_from(&reference);
        answered.reference = reference;
        events.extend([asked, answered]);
    }
    events
}

fn read_now(events: &[Event]) -> Result<Reading, ClockError> {
    read(events, None, &ClockSettings::default(), Calendar::shipped())
}

fn due_of(events: &[Event]) -> Date {
    read_now(events).unwrap().due_on.unwrap()
}

/// The due date counted day by day: slow, and plain to see.
fn counted_by_hand(offset: i64, letters: &[(i64, i64)]) -> Date {
    let (mut at, mut left) = (offset, 20);
    while left > 0 {
        at += 1;
        let is_asked = |(sent, days): &(i64, i64)| at > offset + sent && at <= offset + sent + days;
        let is_working = Calendar::shipped().is_working_day(day(at)).unwrap();
        left -= i64::from(is_working && !letters.iter().any(is_asked));
    }
    day(at)
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        mut events in any_events(),
        date in prop::option::of(0i64..80),
        role in prop::option::of(prop_oneof![Just(AgencyRole::CoMaker), Just(AgencyRole::Other)]),
        approved_by in prop::option::of("[甲-癸]{2,3}"),
        reference in prop::option::of("[a-z]{1,4}"),
    ) {
        let date = date.map(day);
        let full = [
            EventKind::Received { channel: Channel::Online, confirmed_on: date },
            EventKind::CorrectionRequested { until: date },
            EventKind::FeeNoticed { received_on: date },
            EventKind::ThirdPartyConsulted { received_on: date },
            EventKind::ThirdPartyAnswered { received_on: date },
            EventKind::AgencyAnswered { role },
            EventKind::Extended { working_days: 20, approved_by },
        ];
        events.extend(full.map(|kind| Event { reference: reference.clone(), ..plain(kind, 9) }));
        let written = serde_json::to_string(&events).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Event>>(&written).unwrap(), events);
    }

    #[test]
    fn no_list_of_events_makes_it_panic(mut events in any_events(), as_of in 0i64..4000) {
        let forwards = read(&events, Some(day(as_of)), &ClockSettings::default(), Calendar::shipped());
        events.reverse();
        let backwards = read(&events, Some(day(as_of)), &ClockSettings::default(), Calendar::shipped());
        prop_assert_eq!(forwards, backwards);
    }

    #[test]
    fn a_due_date_is_a_working_day_unless_deferred(events in any_events()) {
        let is_deferred = events.iter().any(|event| matches!(event.kind, EventKind::Deferred { .. }));
        if let Ok(Some(due)) = read_now(&events).map(|reading| reading.due_on) {
            prop_assert!(is_deferred || Calendar::shipped().is_working_day(due).unwrap());
        }
    }

    #[test]
    fn spans_follow_one_another_without_a_gap(events in any_events()) {
        if let Ok(reading) = read_now(&events) {
            let mut last = reading.received_on.unwrap();
            for span in &reading.explanation {
                prop_assert_eq!(span.from, last.tomorrow().unwrap());
                prop_assert!(span.from <= span.to);
                last = span.to;
            }
            prop_assert!(reading.due_on.is_none_or(|due| due == last));
        }
    }

    #[test]
    fn letters_are_counted_as_by_hand(offset in 0i64..2500, letters in letters()) {
        prop_assert_eq!(due_of(&consulted(offset, &letters)), counted_by_hand(offset, &letters));
    }

    #[test]
    fn one_more_letter_never_brings_the_date_nearer(offset in 0i64..2500, letters in letters()) {
        let all = due_of(&consulted(offset, &letters));
        for count in 0..letters.len() {
            prop_assert!(due_of(&consulted(offset, &letters[..count])) <= all);
        }
    }

    #[test]
    fn used_and_left_are_the_whole_period(offset in 0i64..2500, letters in letters(), as_of in 0i64..200) {
        let events = consulted(offset, &letters);
        let as_of = Some(day(offset + as_of));
        let reading = read(&events, as_of, &ClockSettings::default(), Calendar::shipped()).unwrap();
        let (used, left) = (reading.working_days_used.unwrap(), reading.working_days_left.unwrap());
        prop_assert!(left >= 0);
        if reading.overdue {
            prop_assert_eq!(left, 0);
            prop_assert!(used >= 20);
        } else {
            prop_assert_eq!(used + left, 20);
        }
    }

    #[test]
    fn counted_days_of_the_explanation_are_20(offset in 0i64..2500, letters in letters()) {
        let reading = read_now(&consulted(offset, &letters)).unwrap();
        let spans = reading.explanation.iter().filter(|span| span.counted);
        let counted: i64 = spans.map(|span| i64::from((span.to - span.from).get_days()) + 1).sum();
        prop_assert_eq!(counted, 20);
    }
}
