//! A case as it stands in lists and on the board: no word of what it says is legible here.

use gongkai_rules::numbers::TrackingCode;
use jiff::{Timestamp, civil::Date};

use super::Channel;
use crate::id::{CaseId, PersonId, UnitId};

/// A text encrypted with the key of its case, as stored. Only the key outside the database opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed(pub String);

/// Whether time runs, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseClock {
    /// 未起算: receipt is not confirmed yet.
    Waiting,
    /// 计时中
    Running(Due),
    /// 暂停: a correction, a payment or an answer without a limit is awaited.
    Stopped,
    /// 已办结, with the day that it had to be answered by, where there was one.
    Ended(Option<Due>),
}

/// The last day for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// 暂定: it lies in a year without a notice of the State Council.
    pub provisional: bool,
}

impl CaseClock {
    /// The code stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running(_) => "running",
            Self::Stopped => "stopped",
            Self::Ended(_) => "ended",
        }
    }

    /// Puts the stored parts together again; `None` when they contradict one another.
    #[must_use]
    pub fn from_parts(code: &str, due: Option<Due>) -> Option<Self> {
        Some(match (code, due) {
            ("waiting", None) => Self::Waiting,
            ("running", Some(due)) => Self::Running(due),
            ("stopped", None) => Self::Stopped,
            ("ended", due) => Self::Ended(due),
            _ => return None,
        })
    }

    /// The last day for the answer, where there is one.
    #[must_use]
    pub const fn due(self) -> Option<Due> {
        match self {
            Self::Running(due) => Some(due),
            Self::Ended(due) => due,
            Self::Waiting | Self::Stopped => None,
        }
    }

    /// Whether nothing more is to be answered.
    #[must_use]
    pub const fn has_ended(self) -> bool {
        matches!(self, Self::Ended(_))
    }
}

/// A case as the desk's lists see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseHead {
    /// Identifies it.
    pub id: CaseId,
    /// The code of its kind.
    pub kind: String,
    /// 承办单位: who must answer.
    pub unit: UnitId,
    /// 承办处室
    pub office: Option<UnitId>,
    /// 查询码, which the applicant follows it by.
    pub tracking: TrackingCode,
    /// 登记号, once it is registered.
    pub number: Option<String>,
    /// The state of its procedure.
    pub state: String,
    /// How it came in.
    pub channel: Channel,
    /// The class of the applicant, by the code of the kind's field `applicant`; for statistics.
    pub applicant: Option<String>,
    /// The theme, by the code of the kind's field `theme`; for statistics.
    pub theme: Option<String>,
    /// When it came in.
    pub submitted_at: Timestamp,
    /// Who registered it for the applicant; none when the applicant did it online.
    pub registered_by: Option<PersonId>,
    /// 收到之日, once it is known.
    pub received_on: Option<Date>,
    /// Whether time runs, and until when.
    pub clock: CaseClock,
    /// By when the present step should be taken.
    pub step_due_on: Option<Date>,
    /// The code of the outcome, such as `R3.X4`; for statistics.
    pub outcome: Option<String>,
    /// How satisfied the applicant was, by the code of the choice; for statistics.
    pub rating: Option<String>,
    /// The day on which it was answered or ended.
    pub closed_on: Option<Date>,
    /// The day on which everything that it said was destroyed and a stub (存根) was left, because the answer is a state
    /// secret (条例 art. 14; 《保守国家秘密法》 art. 31).
    pub stub_on: Option<Date>,
    /// What it says in one line, sealed.
    pub subject: Sealed,
    /// The form, sealed.
    pub form: Sealed,
    /// When the row was last changed.
    pub updated_at: Timestamp,
    /// Counts changes.
    pub revision: i64,
}

impl CaseHead {
    /// The unit or office that has it in hand: whose people see it and act.
    #[must_use]
    pub fn holder(&self) -> UnitId {
        self.office.unwrap_or(self.unit)
    }

    /// Whether only a stub of it is left.
    #[must_use]
    pub const fn is_stub(&self) -> bool {
        self.stub_on.is_some()
    }
}
