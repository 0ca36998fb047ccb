//! 申请 — whom a request may be addressed to and what it must contain: 《政府信息公开条例》 art. 27, 29, 43 and 55.
//!
//! [`Application::check`] names everything that is missing at once, because a correction is asked for once (art. 30,
//! see `foi::correction`). There is no field for a purpose or a special need (自身特殊需要) and no [`Gap`] that could
//! ask for one. Left out: when a request counts as received (`foi::clock`), and whether its words are clear, which a
//! person judges and [`Gap::Unclear`] records.

mod addressee;
mod gap;
mod help;
#[cfg(test)]
mod tests;

pub use addressee::{Addressee, NotAddressee};
pub use gap::{Gap, Gaps, Part};
pub use help::{Difficulty, Help};

use super::named::Named;
use super::provision::Form;
use crate::attribute::Reason;
use crate::report::Applicant;

/// How a request was made (art. 29).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// 书面形式，包括信件、数据电文
    InWriting,
    /// 口头提出: writing is truly difficult, and staff fill the form in.
    Orally {
        /// Who of the FOI office filled it in.
        taken_down_by: Named,
    },
}

/// A request as it came in; blanks are what the applicant left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application<'a> {
    /// How it was made.
    pub made: Made,
    /// 申请人类别, noted at registration for the annual report.
    pub applicant: Applicant,
    /// 姓名或者名称
    pub name: &'a str,
    /// 身份证明: which proof was shown.
    pub proof_of_identity: &'a str,
    /// 联系方式
    pub contact: &'a str,
    /// 所申请信息的名称
    pub title: &'a str,
    /// 所申请信息的文号
    pub number: &'a str,
    /// 便于查询的其他特征性描述
    pub description: &'a str,
    /// 形式要求: how the information is wanted.
    pub form: Option<Form>,
    /// Why its words do not say what is asked for, if a person judged so (art. 30).
    pub unclear: Option<Reason>,
}

/// A request with all its parts; only [`Application::check`] makes one.
///
/// ```compile_fail
/// use gongkai_rules::foi::request::{Application, Complete};
/// fn skip_the_check(application: Application<'_>) -> Complete<'_> {
///     Complete(application)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complete<'a>(Application<'a>);

impl<'a> Application<'a> {
    /// The same request, known to be complete.
    ///
    /// # Errors
    /// [`Gaps`] names all that is missing, in the order of the article.
    pub fn check(self) -> Result<Complete<'a>, Gaps> {
        let is_blank = |text: &str| text.trim().is_empty();
        let describes = [self.title, self.number, self.description];
        let missing = [
            (is_blank(self.name), Gap::Name),
            (is_blank(self.proof_of_identity), Gap::ProofOfIdentity),
            (is_blank(self.contact), Gap::Contact),
            (describes.into_iter().all(is_blank), Gap::Description),
            (self.form.is_none(), Gap::Form),
        ];
        let missing = missing.into_iter().filter(|(is_missing, _)| *is_missing);
        let unclear = self.unclear.clone().map(Gap::Unclear);
        let gaps = missing.map(|(_, gap)| gap).chain(unclear).collect();
        Gaps::of(gaps).map_or(Ok(Complete(self)), Err)
    }
}

impl<'a> Complete<'a> {
    /// The request.
    pub fn application(&self) -> &Application<'a> {
        &self.0
    }
}
