//! 依申请公开文书 — which documents a request brings forth, on which articles, and what each must say.
//!
//! Source: 《政府信息公开条例》 art. 30–40; 国办函〔2020〕109号 (收费); 行政复议法第二十三条 and 法释〔2025〕8号 (救济). A template may
//! put what must be said into any words and any order; it is refused when a part is missing, or when it would tell a
//! third party who asked. Sentences that the law fixes (what happens when nobody answers) are written here, so that
//! no template can soften or sharpen them. Not here: how a document looks, and its number.

mod part;
#[cfg(test)]
mod tests;

pub use part::Part;

use super::outcome::{Basis, Content, KINDS, ReplyKind};

/// A document that a request brings forth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Paper {
    /// 登记回执
    Receipt,
    /// 补正告知书
    Correction,
    /// 说明理由通知书
    Explanation,
    /// 收费通知书
    Fee,
    /// 征求第三方意见函
    ThirdParty,
    /// 告知第三方决定公开的内容和理由
    ThirdPartyDecision,
    /// 征求共同制作机关意见函
    CoMaker,
    /// 征求其他机关意见函
    Agency,
    /// 延期答复告知书
    Extension,
    /// 延迟答复告知书
    Deferral,
    /// 转办告知书
    Transfer,
    /// 答复书
    Reply(ReplyKind),
    /// 区分处理清单
    RedactionList,
    /// 送达回证
    DeliveryReceipt,
}

/// What is known of a document.
struct Fact {
    paper: Paper,
    code: &'static str,
    name: &'static str,
    basis: Option<Basis>,
    must: &'static [Part],
    may: &'static [Part],
}

const fn article(article: &'static str) -> Option<Basis> {
    Some(Basis::Article(article))
}

use Part as P;

/// Everything but replies, whose contents stand with their kinds.
#[rustfmt::skip]
static NOTICES: [Fact; 13] = [
    Fact { paper: Paper::Receipt, code: "foi_receipt", name: "登记回执", basis: article("第三十一条"),
        must: &[P::Recipient, P::Request, P::RequestNumber, P::Tracking, P::Channel, P::ReceivedOn, P::Answering], may: &[P::Contact] },
    Fact { paper: Paper::Correction, code: "foi_correction", name: "补正告知书", basis: article("第三十条"),
        must: &[P::Recipient, P::Request, P::ReceivedOn, P::Article, P::What, P::Until, P::Consequence], may: &[P::Contact, P::RequestNumber] },
    Fact { paper: Paper::Explanation, code: "foi_explanation", name: "说明理由通知书", basis: article("第三十五条"),
        must: &[P::Recipient, P::Request, P::Article, P::What, P::Consequence], may: &[P::Contact, P::ReceivedOn, P::RequestNumber] },
    Fact { paper: Paper::Fee, code: "foi_fee", name: "收费通知书", basis: Some(Basis::Practice("《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）")),
        must: &[P::Recipient, P::Request, P::Article, P::Standard, P::Amount, P::HowToPay, P::Consequence, P::Objection], may: &[P::Contact, P::ReceivedOn, P::RequestNumber] },
    Fact { paper: Paper::ThirdParty, code: "foi_third_party", name: "征求第三方意见函", basis: article("第三十二条"),
        must: &[P::Recipient, P::Request, P::Article, P::OpinionLimit, P::Consequence], may: &[P::Contact, P::What] },
    Fact { paper: Paper::ThirdPartyDecision, code: "foi_third_party_decision", name: "决定公开告知书", basis: article("第三十二条"),
        must: &[P::Recipient, P::Request, P::Article, P::What, P::Reason], may: &[P::Contact] },
    Fact { paper: Paper::CoMaker, code: "foi_agency.co_maker", name: "征求共同制作机关意见函", basis: article("第三十四条"),
        must: &[P::Recipient, P::Request, P::Article, P::OpinionLimit, P::Consequence], may: &[P::Contact, P::What] },
    Fact { paper: Paper::Agency, code: "foi_agency.other", name: "征求其他机关意见函", basis: article("第三十三条"),
        must: &[P::Recipient, P::Request, P::Article], may: &[P::Contact, P::What] },
    Fact { paper: Paper::Extension, code: "foi_extension", name: "延期答复告知书", basis: article("第三十三条"),
        must: &[P::Recipient, P::Request, P::ReceivedOn, P::Article, P::Reason, P::Days, P::DueOn], may: &[P::Contact, P::RequestNumber] },
    Fact { paper: Paper::Deferral, code: "foi_deferral", name: "延迟答复告知书", basis: article("第三十五条"),
        must: &[P::Recipient, P::Request, P::ReceivedOn, P::Article, P::Reason, P::Until], may: &[P::Contact, P::RequestNumber] },
    Fact { paper: Paper::Transfer, code: "foi_transfer", name: "转办告知书", basis: None,
        must: &[P::Recipient, P::Request, P::Reason, P::ToOrgan], may: &[P::Contact, P::Tracking] },
    Fact { paper: Paper::RedactionList, code: "foi_redaction_list", name: "区分处理清单", basis: article("第三十七条"),
        must: &[P::Request, P::Article, P::Marks], may: &[P::PaperNumber] },
    Fact { paper: Paper::DeliveryReceipt, code: "foi_delivery_receipt", name: "送达回证", basis: None,
        must: &[P::Recipient, P::PaperName, P::PaperNumber], may: &[P::RequestNumber] },
];

impl Paper {
    /// Every document, replies last.
    pub fn all() -> impl Iterator<Item = Self> {
        let notices = NOTICES.iter().map(|fact| fact.paper);
        notices.chain(KINDS.iter().map(|fact| Self::Reply(fact.kind)))
    }

    /// The document with this code, such as `foi_correction` or `foi_reply.R4`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|paper| paper.code() == code)
    }

    fn fact(self) -> Option<&'static Fact> {
        NOTICES.iter().find(|fact| fact.paper == self)
    }

    /// The code in templates and in data.
    pub fn code(self) -> String {
        match self {
            Self::Reply(kind) => format!("foi_reply.{}", kind.code()),
            _ => self
                .fact()
                .map(|fact| fact.code.to_owned())
                .unwrap_or_default(),
        }
    }

    /// The name in Chinese.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reply(kind) => kind.label(),
            _ => self.fact().map_or("", |fact| fact.name),
        }
    }

    /// What it rests on, for documents that are no replies: those rest on what `Reply::bases` says.
    pub fn basis(self) -> Option<Basis> {
        match self {
            Self::Reply(kind) => kind.fact().basis.clone(),
            _ => self.fact().and_then(|fact| fact.basis.clone()),
        }
    }

    /// What it must say.
    pub fn must(self) -> Vec<Part> {
        let Self::Reply(kind) = self else {
            return self
                .fact()
                .map(|fact| fact.must.to_vec())
                .unwrap_or_default();
        };
        let mut parts = vec![P::Recipient, P::Request, P::ReceivedOn, P::Article];
        parts.extend(kind.fact().contents.iter().copied().map(P::of_content));
        if own_words(kind) == P::Reply {
            parts.push(P::Reply);
        }
        // What is withdrawn has no remedy, whatever else ends as R17 has one: its template must have room for it.
        parts.retain(|part| *part != P::ResponsibleOrgan);
        parts
    }

    /// What it may say besides.
    pub fn may(self) -> &'static [Part] {
        match self {
            Self::Reply(ReplyKind::NotOurs) => &[
                P::Contact,
                P::RequestNumber,
                P::Reply,
                P::Extended,
                P::ResponsibleOrgan,
            ],
            Self::Reply(ReplyKind::Other) => &[
                P::Contact,
                P::RequestNumber,
                P::Reply,
                P::Extended,
                P::Remedies,
            ],
            Self::Reply(_) => &[P::Contact, P::RequestNumber, P::Reply, P::Extended],
            _ => self.fact().map_or(&[], |fact| fact.may),
        }
    }

    /// What it must not say: a third party and other organs are not told who asked.
    pub fn must_not(self) -> &'static [Part] {
        match self {
            Self::ThirdParty | Self::ThirdPartyDecision | Self::CoMaker | Self::Agency => {
                &[P::Applicant]
            }
            _ => &[],
        }
    }

    /// What follows when nothing is done, in the words of the law; none where nothing is asked.
    pub fn consequence(self) -> Option<&'static str> {
        Some(match self {
            Self::Correction => {
                "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。答复期限自收到补正后的申请之日起计算。"
            }
            Self::Explanation => {
                "申请理由不合理的，本机关告知不予处理；理由合理，但是无法在规定期限内答复的，本机关确定延迟答复的合理期限并告知。"
            }
            Self::Fee => {
                "自收到本通知次日起20个工作日内缴纳；逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。完成缴费的，申请处理期限自缴费次日起重新计算。"
            }
            Self::ThirdParty => {
                "逾期未提出意见的，由本机关依照条例的规定决定是否公开。不同意公开且有合理理由的，不予公开；本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的内容和理由书面告知。"
            }
            Self::CoMaker => "逾期未提出意见的，视为同意公开。",
            _ => return None,
        })
    }

    /// By when an opinion is asked for.
    pub fn opinion_limit(self) -> Option<&'static str> {
        match self {
            Self::ThirdParty | Self::CoMaker => Some("自收到本函之日起15个工作日内"),
            _ => None,
        }
    }
}

/// What may be done against a fee: nothing by itself, everything against the end that it leads to.
pub const FEE_OBJECTION: &str = "对收费决定有异议的，不能单独就本通知申请行政复议或者提起行政诉讼；可以在缴费期满后，就本机关不再处理申请的行为依法投诉、举报，申请行政复议或者提起行政诉讼。";

/// Into which part the officer's own words of a reply go: the content that only a person can write.
pub fn own_words(kind: ReplyKind) -> Part {
    match kind {
        ReplyKind::AlreadyPublic => P::WhereToFind,
        ReplyKind::Granted => P::Information,
        ReplyKind::Partial => P::PublicPart,
        ReplyKind::Publication => P::PublicationSource,
        ReplyKind::NotFound | ReplyKind::Repeat | ReplyKind::SpecialRule => P::Reply,
        ReplyKind::NoCorrection | ReplyKind::NoPayment => P::EarlierNotice,
        _ => P::Reason,
    }
}

/// Which contents of a reply somebody has to give besides the own words: the rest follows from the case itself.
pub fn asked_besides(kind: ReplyKind) -> &'static [Content] {
    match kind {
        ReplyKind::Repeat => &[Content::EarlierReply],
        ReplyKind::NotFound => &[Content::SearchRecord],
        _ => &[],
    }
}

/// What a document rests on, as it cites it: the regulation is named once, its articles after one another.
pub fn cited(bases: &[Basis]) -> String {
    let mut out = String::new();
    let mut is_article = false;
    for basis in bases {
        if !out.is_empty() {
            out.push('、');
        }
        match basis {
            Basis::Article(article) if is_article => out.push_str(article),
            other => out.push_str(&other.to_string()),
        }
        is_article = matches!(basis, Basis::Article(_));
    }
    out
}
