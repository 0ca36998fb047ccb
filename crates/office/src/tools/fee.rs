//! 信息处理费: what a request may cost, by the method chosen and beside it by the other.

use gongkai_rules::foi::fee::{self, Answer, Comparison, Fee, FeeCase, FeeError, Method, compare};

use super::ToolError;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeQuestion {
    /// The method that the organ chose, with what it counts.
    pub method: Method,
    /// The same request in the counts of both methods; pages are none where nothing is handed out.
    pub counts: (u64, u64, Option<u64>),
    /// Is the information public already?
    pub already_public: bool,
}

/// What it costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeAnswer {
    /// By the method chosen.
    pub fee: Fee,
    /// By either method, where both are known.
    pub comparison: Comparison,
}

/// Computes a fee and, for information, both methods.
///
/// # Errors
/// [`FeeError`] when more is counted than can be.
pub fn fee(question: FeeQuestion) -> Result<FeeAnswer, FeeError> {
    let (before, items, pages) = question.counts;
    Ok(FeeAnswer {
        fee: fee::fee(question.method)?.value,
        comparison: compare(before, items, pages, question.already_public)?,
    })
}

/// Answers a line of data as `gongkai foi fee` does.
///
/// # Errors
/// [`FeeError`] names what is missing or wrong, or says that both methods were asked for.
pub fn fee_of_case(case: &FeeCase) -> Result<Answer, ToolError> {
    fee::fee(case.method()?)?;
    Ok(fee::answer(case))
}
