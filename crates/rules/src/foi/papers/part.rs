//! Parts of a document: what templates call by name and what a document must not be without.

use crate::foi::outcome::Content;

/// A part that a template puts in by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// 收件人
    Recipient,
    /// 称谓: 你, 你单位; always there
    You,
    /// 申请人；only where it is not the recipient, and nowhere in letters to others
    Applicant,
    /// 申请公开的内容
    Request,
    /// 登记号
    RequestNumber,
    /// 查询码
    Tracking,
    /// 提交方式
    Channel,
    /// 收到申请之日
    ReceivedOn,
    /// 答复期限的说明
    Answering,
    /// 依据
    Article,
    /// 事项
    What,
    /// 截止日期
    Until,
    /// 逾期的后果
    Consequence,
    /// 理由
    Reason,
    /// 延长的工作日
    Days,
    /// 答复期限
    DueOn,
    /// 收费标准
    Standard,
    /// 金额
    Amount,
    /// 缴纳方式
    HowToPay,
    /// 收费异议
    Objection,
    /// 提出意见的期限
    OpinionLimit,
    /// 转往的机关
    ToOrgan,
    /// 联系方式
    Contact,
    /// 答复正文
    Reply,
    /// 延长答复期限的情况
    Extended,
    /// 获取的方式、途径
    WhereToFind,
    /// 所提供的政府信息
    Information,
    /// 检索情况
    SearchRecord,
    /// 负责公开的机关
    ResponsibleOrgan,
    /// 此前的答复
    EarlierReply,
    /// 特别规定
    SpecialRule,
    /// 可以提供的部分
    PublicPart,
    /// 信访、投诉、举报渠道
    PetitionChannel,
    /// 公开出版物的获取途径
    PublicationSource,
    /// 此前的告知
    EarlierNotice,
    /// 救济途径和期限
    Remedies,
    /// 区分处理的部位、理由和依据
    Marks,
    /// 送达的文书名称
    PaperName,
    /// 送达的文书文号
    PaperNumber,
}

/// Every part with its code and its name.
#[rustfmt::skip]
static PARTS: [(Part, &str, &str); 39] = [
    (Part::Recipient, "recipient", "收件人"),
    (Part::You, "you", "称谓"),
    (Part::Applicant, "applicant", "申请人"),
    (Part::Request, "request", "申请公开的内容"),
    (Part::RequestNumber, "request_number", "登记号"),
    (Part::Tracking, "tracking", "查询码"),
    (Part::Channel, "channel", "提交方式"),
    (Part::ReceivedOn, "received_on", "收到申请之日"),
    (Part::Answering, "answering", "答复期限的说明"),
    (Part::Article, "article", "依据"),
    (Part::What, "what", "事项"),
    (Part::Until, "until", "截止日期"),
    (Part::Consequence, "consequence", "逾期的后果"),
    (Part::Reason, "reason", "理由"),
    (Part::Days, "days", "延长的工作日"),
    (Part::DueOn, "due_on", "答复期限"),
    (Part::Standard, "standard", "收费标准"),
    (Part::Amount, "amount", "金额"),
    (Part::HowToPay, "how_to_pay", "缴纳方式"),
    (Part::Objection, "objection", "收费异议的处理"),
    (Part::OpinionLimit, "opinion_limit", "提出意见的期限"),
    (Part::ToOrgan, "to_organ", "转往的机关"),
    (Part::Contact, "contact", "联系方式"),
    (Part::Reply, "reply", "答复正文"),
    (Part::Extended, "extended", "延长答复期限的情况"),
    (Part::WhereToFind, "where_to_find", "获取的方式、途径"),
    (Part::Information, "information", "所提供的政府信息"),
    (Part::SearchRecord, "search_record", "检索情况"),
    (Part::ResponsibleOrgan, "responsible_organ", "负责公开的机关"),
    (Part::EarlierReply, "earlier_reply", "此前的答复"),
    (Part::SpecialRule, "special_rule", "特别规定"),
    (Part::PublicPart, "public_part", "可以提供的部分"),
    (Part::PetitionChannel, "petition_channel", "信访、投诉、举报渠道"),
    (Part::PublicationSource, "publication_source", "公开出版物的获取途径"),
    (Part::EarlierNotice, "earlier_notice", "此前的告知"),
    (Part::Remedies, "remedies", "救济途径和期限"),
    (Part::Marks, "marks", "区分处理的部位、理由和依据"),
    (Part::PaperName, "paper_name", "送达的文书名称"),
    (Part::PaperNumber, "paper_number", "送达的文书文号"),
];

impl Part {
    /// All parts.
    pub fn all() -> impl Iterator<Item = Self> {
        PARTS.iter().map(|(part, ..)| *part)
    }

    /// The name by which a template calls it.
    pub fn code(self) -> &'static str {
        let found = PARTS.iter().find(|(part, ..)| *part == self);
        found.map_or("", |(_, code, _)| code)
    }

    /// The name in Chinese.
    pub fn name(self) -> &'static str {
        let found = PARTS.iter().find(|(part, ..)| *part == self);
        found.map_or("", |(.., name)| name)
    }

    /// The part that a content of a reply goes into.
    pub fn of_content(content: Content) -> Self {
        match content {
            Content::WhereToFind => Self::WhereToFind,
            Content::Information => Self::Information,
            Content::Reason => Self::Reason,
            Content::SearchRecord => Self::SearchRecord,
            Content::ResponsibleOrgan => Self::ResponsibleOrgan,
            Content::EarlierReply => Self::EarlierReply,
            Content::SpecialRule => Self::SpecialRule,
            Content::PublicPart => Self::PublicPart,
            Content::Channel => Self::PetitionChannel,
            Content::PublicationSource => Self::PublicationSource,
            Content::EarlierNotice => Self::EarlierNotice,
            Content::Remedies => Self::Remedies,
        }
    }
}
