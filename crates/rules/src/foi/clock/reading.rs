//! What the clock says: every date of a request, how much is used and left, what was unlawful, and why.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    ART_30, CORRECTION_NOTICE_WORKING_DAYS, ClockSettings, ClockSpan, ClockState, FEE_NOTICE,
    PAYMENT_WORKING_DAYS, Violation,
    explain::{self, Course},
    extensions::{self, Periods},
    letters::Asked,
    state,
    stops::{Stop, StopKind},
    suspensions::Suspensions,
    timeline::{Closing, Timeline},
    violations,
};
use crate::calendar::{Calendar, date_of, day_of};

/// A request's clock as it reads; a date that does not exist in the present state is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Where the request stands.
    pub state: ClockState,
    /// 收到之日 (art. 31); day 0 of the first period.
    pub received_on: Option<Date>,
    /// 答复期限: the last day for the reply. None while confirmation, correction, payment or the answer of an
    /// organ without a cap is awaited.
    pub due_on: Option<Date>,
    /// The last day for a correction notice (art. 30), while the first period lasts.
    pub correction_notice_due_on: Option<Date>,
    /// 缴费期限, while payment is awaited.
    pub fee_payment_due_on: Option<Date>,
    /// The earliest last day of third parties that have not answered.
    pub third_party_due_on: Option<Date>,
    /// The earliest last day of organs that made the information too and have not answered.
    pub agency_due_on: Option<Date>,
    /// Working days of the present period that count, through the day of asking or the end; none while no
    /// period runs.
    pub working_days_used: Option<i64>,
    /// Working days left from the day of asking or the end to the due date; 0 when it has passed.
    pub working_days_left: Option<i64>,
    /// Did the due date pass before the day of asking, or before the end?
    pub overdue: bool,
    /// What was unlawful, in the order it happened.
    pub violations: Vec<Violation>,
    /// Every span of days from the day after receipt, counted or not.
    pub explanation: Vec<ClockSpan>,
    #[serde(skip)]
    pub(super) uncovered: Option<(i16, Date)>,
    /// Working days by which the present period is extended.
    #[serde(skip)]
    pub(super) extended: i64,
    #[serde(skip)]
    correction_until: Option<Date>,
}

/// Why a request may be deemed abandoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LapseKind {
    /// 逾期不补正 (art. 30): unless there is a good reason.
    NoCorrection,
    /// 逾期不缴费 (国办函〔2020〕109号)
    NoPayment,
}

/// A request that may be deemed abandoned. A person has to say so: the clock closes nothing by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lapse {
    /// Why.
    pub kind: LapseKind,
    /// The last day that passed in vain.
    pub until: Date,
    /// The article.
    pub article: &'static str,
}

impl Reading {
    /// The first year without a notice that a date of this reading rests on: its dates are provisional.
    pub fn uncovered_year(&self) -> Option<i16> {
        self.uncovered.map(|(year, _)| year)
    }

    /// May the request be deemed abandoned as of a day? The day after the last day is the first.
    pub fn lapse(&self, as_of: Date) -> Option<Lapse> {
        let (kind, until, article) = match self.state {
            ClockState::CorrectionRequested => {
                (LapseKind::NoCorrection, self.correction_until?, ART_30)
            }
            ClockState::FeeNoticed => (LapseKind::NoPayment, self.fee_payment_due_on?, FEE_NOTICE),
            _ => return None,
        };
        (as_of > until).then_some(Lapse {
            kind,
            until,
            article,
        })
    }
}

/// Reads a timeline; never fails, dates of uncovered years are provisional.
pub(super) fn work_out(
    timeline: &Timeline,
    as_of: Option<Date>,
    settings: &ClockSettings,
    calendar: &Calendar,
) -> Reading {
    let stops = timeline.stops.effective(settings);
    let open_stop = awaited(&stops);
    let Some(received_on) = timeline.received_on else {
        return unconfirmed(state::of(timeline, open_stop, 0));
    };
    let received = day_of(received_on);
    let suspensions = Suspensions::of(timeline, settings, calendar);
    let periods = Periods::new(received, &stops, &suspensions, calendar);
    let mut violations = violations::of_corrections(timeline, calendar);
    let extended = extensions::follow(timeline, &periods, settings, &mut violations);
    violations.extend(violations::of_late_notices(timeline, &periods, extended));
    let base = periods.bases.last().copied().unwrap_or(received);
    let computed = periods.due(base, extended);
    let deferred = timeline.deferrals.last().map(|(_, until)| day_of(*until));
    let due = match open_stop {
        Some(_) => None,
        None => computed.map(|day| deferred.map_or(day, |until| day.max(until))),
    };
    if let Some((on, Closing::Replied)) = timeline.closing {
        violations.extend(violations::of_reply(on, due));
    }
    violations.sort_by_key(|violation| (violation.on, violation.code));
    let course = Course {
        calendar,
        stops: &stops,
        suspensions: &suspensions,
        received,
        base,
        computed,
        due,
        last: day_of(timeline.last_on),
    };
    let through = through(timeline, as_of);
    let dates = Dates::of(timeline, &stops, received, calendar);
    Reading {
        state: state::of(timeline, open_stop, extended),
        received_on: Some(received_on),
        due_on: due.and_then(date_of),
        correction_notice_due_on: dates.correction_notice.and_then(date_of),
        fee_payment_due_on: dates.fee_payment.and_then(date_of),
        third_party_due_on: dates.third_party.and_then(date_of),
        agency_due_on: dates.agency.and_then(date_of),
        working_days_used: match open_stop {
            Some(_) => None,
            None => Some(suspensions.count(base, through, calendar)),
        },
        working_days_left: due.map(|due| suspensions.count(base.max(through), due, calendar)),
        overdue: due.is_some_and(|due| through > due),
        violations,
        explanation: explain::spans(&course),
        uncovered: uncovered(received_on, due, &dates, calendar),
        extended,
        correction_until: open_stop
            .filter(|stop| stop.kind == StopKind::Correction)
            .and_then(|stop| stop.noted),
    }
}

/// The notice whose answer is awaited; a correction before a payment.
fn awaited(stops: &[Stop]) -> Option<&Stop> {
    let open = |kind: StopKind| {
        let mut stops = stops.iter();
        stops.find(|stop| stop.kind == kind && stop.ended_on.is_none())
    };
    open(StopKind::Correction).or_else(|| open(StopKind::Payment))
}

/// The day through which days are used: the day of asking, but not beyond the end.
fn through(timeline: &Timeline, as_of: Option<Date>) -> i64 {
    let asked_on = as_of.unwrap_or(timeline.last_on);
    let closed_on = timeline.closing.map(|(on, _)| on);
    day_of(closed_on.map_or(asked_on, |closed_on| closed_on.min(asked_on)))
}

/// No clock runs: no date exists.
fn unconfirmed(state: ClockState) -> Reading {
    Reading {
        state,
        received_on: None,
        due_on: None,
        correction_notice_due_on: None,
        fee_payment_due_on: None,
        third_party_due_on: None,
        agency_due_on: None,
        working_days_used: None,
        working_days_left: None,
        overdue: false,
        violations: Vec::new(),
        explanation: Vec::new(),
        uncovered: None,
        extended: 0,
        correction_until: None,
    }
}

/// The dates beside the due date.
struct Dates {
    correction_notice: Option<i64>,
    fee_payment: Option<i64>,
    third_party: Option<i64>,
    agency: Option<i64>,
}

impl Dates {
    fn of(timeline: &Timeline, stops: &[Stop], received: i64, calendar: &Calendar) -> Self {
        if timeline.closing.is_some() {
            return Self {
                correction_notice: None,
                fee_payment: None,
                third_party: None,
                agency: None,
            };
        }
        let is_first_period = stops.iter().all(|stop| stop.ended_on.is_none());
        let payments = stops
            .iter()
            .filter(|stop| stop.kind == StopKind::Payment && stop.ended_on.is_none())
            .map(|stop| day_of(stop.noted.unwrap_or(stop.on)))
            .map(|receipt| calendar.after(receipt, PAYMENT_WORKING_DAYS));
        let earliest = |asked: Asked| {
            let letters = timeline.letters.iter();
            letters
                .filter(|letter| letter.asked == asked && letter.answered_on.is_none())
                .filter_map(|letter| letter.due(calendar))
                .min()
        };
        Self {
            correction_notice: is_first_period
                .then(|| calendar.after(received, CORRECTION_NOTICE_WORKING_DAYS)),
            fee_payment: payments.min(),
            third_party: earliest(Asked::ThirdParty),
            agency: earliest(Asked::CoMaker),
        }
    }
}

/// The first year without a notice that a date rests on, and the first date in doubt: the due date before
/// the others.
fn uncovered(
    received_on: Date,
    due: Option<i64>,
    dates: &Dates,
    calendar: &Calendar,
) -> Option<(i16, Date)> {
    let all = [
        due,
        dates.fee_payment,
        dates.third_party,
        dates.agency,
        dates.correction_notice,
    ];
    let all = all.into_iter().flatten().filter_map(date_of);
    all.filter_map(|date| Some((calendar.first_uncovered(received_on, date)?, date)))
        .next()
}
