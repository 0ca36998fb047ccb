//! What a case has to say in its documents, part by part.

use gongkai_model::{
    case::{CaseKind, Channel, Form, Mask, foi::Charge},
    kinds::FieldValue,
    organisation::{Tree, Unit},
    paper::Composed,
};
use gongkai_rules::{
    dates::chinese,
    exemption::SecretStub,
    foi::{
        clock::{Event, EventKind},
        fee::Method,
        outcome::{Basis, Content, Organs, RemedySettings, Reply, ReplyKind, remedy_paragraph},
        papers::{FEE_OBJECTION, Paper, Part, cited, own_words},
    },
};
use gongkai_store::case_papers::StoredPaper;
use jiff::civil::Date;

use super::draw::Drawn;
use crate::core::{Office, OfficeError, Result};

/// Everything that a document is made of.
pub(super) struct Parts<'a> {
    pub(super) drawn: &'a Drawn<'a>,
    pub(super) tree: &'a Tree,
    pub(super) unit: &'a Unit,
    pub(super) paper: Option<Paper>,
    pub(super) reply: Option<&'a (Reply, Form)>,
    pub(super) papers: &'a [StoredPaper],
}

/// Whom a document is written to: the field `name`, or the first that holds a name in a kind of the place's own.
fn name_in<'a>(kind: &CaseKind, form: &'a Form) -> &'a str {
    let holds_name = kind
        .fields
        .iter()
        .filter(|field| field.mask == Some(Mask::Name));
    let mut names = std::iter::once("name")
        .chain(holds_name.map(|field| field.field.code.as_str()))
        .map(|code| form.text(code));
    names.find(|name| !name.is_empty()).unwrap_or("申请人")
}

impl Parts<'_> {
    /// All parts that there is something to say in.
    pub(super) fn all(&self, office: &Office) -> Result<Composed> {
        let mut parts = Composed::new();
        let mut put = |part: Part, text: String| {
            if !text.trim().is_empty() {
                parts.insert(part, text);
            }
        };
        let (kind, _) = self.drawn.loaded.kind(office)?;
        self.about_the_case(kind, &mut put);
        self.of_the_step(&mut put);
        if let Some(paper) = self.paper {
            self.of_the_law(paper, &mut put);
        }
        match self.reply {
            Some((reply, form)) => self.of_the_reply(office, reply, form, &mut put)?,
            None => put(Part::Reply, self.own_reply()?),
        }
        // A letter to others does not say who asked, whatever its template tries.
        for part in self.paper.map_or(&[][..], Paper::must_not) {
            parts.remove(part);
        }
        Ok(parts)
    }

    fn about_the_case(&self, kind: &CaseKind, put: &mut impl FnMut(Part, String)) {
        let (head, form) = (self.drawn.head, &self.drawn.loaded.form);
        let applicant = name_in(kind, form);
        let recipient = match self.drawn.given.text("to") {
            _ if !self.is_to_others() => applicant,
            "" => "有关单位（个人）",
            named => named,
        };
        put(Part::Recipient, recipient.to_owned());
        put(Part::Applicant, applicant.to_owned());
        put(Part::You, self.you().to_owned());
        let number = form.text("doc_number");
        let request = form.text(&kind.subject).to_owned();
        put(
            Part::Request,
            if head.is_stub() {
                SecretStub::REQUEST.to_owned()
            } else if number.is_empty() {
                request
            } else {
                format!("{request}（{number}）")
            },
        );
        put(Part::RequestNumber, head.number.clone().unwrap_or_default());
        put(Part::Tracking, head.tracking.to_string());
        put(Part::Channel, channel(head.channel).to_owned());
        let received = head.received_on.map(chinese);
        put(
            Part::ReceivedOn,
            received
                .clone()
                .unwrap_or_else(|| "（待与申请人确认）".to_owned()),
        );
        let due = head.clock.due().map(|due| chinese(due.on));
        put(Part::Answering, match (&received, &due) {
            (Some(_), Some(due)) => format!("本机关将自收到申请之日起20个工作日内，即{due}前予以答复；需要延长答复期限的，将依法告知。"),
            _ => "本机关将与申请人确认收到，答复期限自双方确认之日起计算；确认后，本机关将在20个工作日内予以答复。".to_owned(),
        });
        // While an organ without a limit is asked, nobody knows the day.
        let unknown = || "征求意见所需时间扣除后的期限届满".to_owned();
        put(Part::DueOn, due.unwrap_or_else(unknown));
        put(Part::Contact, self.contact());
        let answered = self
            .papers
            .iter()
            .rfind(|paper| paper.template.starts_with("foi_reply"));
        if let Some(answered) = answered {
            put(Part::PaperName, answered.title.clone());
            put(
                Part::PaperNumber,
                answered.number.clone().unwrap_or_default(),
            );
        }
    }

    /// Whether it is a letter that does not say who asked.
    fn is_to_others(&self) -> bool {
        self.paper.is_some_and(|paper| !paper.must_not().is_empty())
    }

    /// How whoever reads it is spoken to. What others are called must not depend on who asked.
    fn you(&self) -> &'static str {
        if self.is_to_others() {
            "你（单位）"
        } else {
            you(self.drawn.head.applicant.as_deref())
        }
    }

    fn contact(&self) -> String {
        let profile = &self.unit.profile;
        let told = [("地址：", &profile.address), ("电话：", &profile.phone)];
        let told = told.into_iter().filter(|(_, text)| !text.is_empty());
        told.map(|(name, text)| format!("{name}{text}"))
            .collect::<Vec<_>>()
            .join("，")
    }

    fn of_the_step(&self, put: &mut impl FnMut(Part, String)) {
        let given = self.drawn.given;
        put(Part::What, given.text("what").to_owned());
        put(
            Part::Until,
            day(given, "until").map(chinese).unwrap_or_default(),
        );
        let reason = Some(given.text("why")).filter(|text| !text.is_empty());
        put(Part::Reason, sentence(reason.unwrap_or(self.drawn.reason)));
        if let Some(FieldValue::Number(days)) = given.get("days") {
            put(Part::Days, format!("{days}个工作日"));
        }
        let pay = sentence(given.text("how_to_pay"));
        let usual = || {
            let unit = &self.unit.name;
            format!(
                "凭本通知书到{unit}领取缴款通知，按照非税收入收缴的规定缴入国库，并取得财政票据。"
            )
        };
        put(Part::HowToPay, if pay.is_empty() { usual() } else { pay });
        put(Part::Objection, FEE_OBJECTION.to_owned());
        if let Some(FieldValue::Unit(code)) = given.get("unit") {
            let to = self.tree.by_code(code);
            put(Part::ToOrgan, to.map(named_with_phone).unwrap_or_default());
        }
    }

    fn of_the_law(&self, paper: Paper, put: &mut impl FnMut(Part, String)) {
        let bases: Vec<Basis> = match self.reply {
            Some((reply, _)) if matches!(paper, Paper::Reply(_)) => reply.bases(),
            _ => paper.basis().into_iter().collect(),
        };
        put(Part::Article, cited(&bases));
        put(
            Part::Consequence,
            paper.consequence().unwrap_or_default().to_owned(),
        );
        put(
            Part::OpinionLimit,
            paper.opinion_limit().unwrap_or_default().to_owned(),
        );
    }

    fn of_the_reply(
        &self,
        office: &Office,
        reply: &Reply,
        form: &Form,
        put: &mut impl FnMut(Part, String),
    ) -> Result<()> {
        let kind = reply.kind();
        let words = sentence(form.text("reply"));
        put(own_words(kind), words);
        put(Part::Extended, extended(self.drawn.events));
        let reasons = [ground(reply), sentence(form.text("why"))];
        let reasons = reasons
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>();
        if own_words(kind) == Part::Reason {
            let own = sentence(form.text("reply"));
            let all = reasons
                .into_iter()
                .chain([own])
                .filter(|text| !text.is_empty());
            put(Part::Reason, all.collect::<Vec<_>>().join("\n"));
        } else {
            put(Part::Reason, reasons.join("\n"));
        }
        put(Part::ResponsibleOrgan, unended(form.text("organ")));
        put(Part::EarlierReply, unended(form.text("earlier")));
        put(Part::PetitionChannel, match form.text("channel") {
            "" => "信访部门、有权处理的机关公布的信访、投诉、举报渠道，以及12345政务服务便民热线。".to_owned(),
            text => sentence(text),
        });
        if let Reply::SpecialRule(rule) = reply {
            put(Part::SpecialRule, rule.to_string());
        }
        if kind.fact().contents.contains(&Content::EarlierNotice) {
            put(
                Part::EarlierNotice,
                earlier_notice(
                    kind,
                    self.drawn.events,
                    self.drawn.head.applicant.as_deref(),
                ),
            );
        }
        // Of a joint document every reply says who issued it and which rules decide (art. 2).
        let mut told = self.drawn.loaded.joint(office)?.told(self.you());
        if !told.is_empty() {
            let own = Some(sentence(form.text("reply")));
            told.extend(own.filter(|_| own_words(kind) == Part::Reply));
            put(Part::Reply, told.join("\n"));
        }
        put(Part::SearchRecord, self.search_record(office)?);
        let remedies = remedy_paragraph(reply, self.organs(), RemedySettings::default());
        put(Part::Remedies, remedies.unwrap_or_default());
        Ok(())
    }

    /// Who hears an applicant: the government of the unit (行政复议法第二十四条), and of the government itself the one above.
    fn organs(&self) -> Organs<'_> {
        let root = self.tree.root().filter(|root| root.id != self.unit.id);
        Organs {
            reconsideration: root.map_or("上一级人民政府", |root| root.name.as_str()),
            court: "有管辖权的人民法院",
        }
    }

    /// What was noted last of how the information was searched for.
    fn search_record(&self, office: &Office) -> Result<String> {
        let loaded = self.drawn.loaded;
        let (_, procedure) = loaded.kind(office)?;
        let known = |step: &str| procedure.transitions.iter().any(|known| known.step == step);
        let noted = loaded
            .steps
            .iter()
            .rfind(|step| step.step == "note_search" && known(&step.step));
        let Some((step, data)) = noted.and_then(|step| Some((step, step.data.as_ref()?))) else {
            return Ok(String::new());
        };
        let form = loaded.open_form(&format!("data/{}", step.id), data)?;
        Ok(sentence(form.text("what")))
    }

    /// The words of a reply that no law has kinds for.
    fn own_reply(&self) -> Result<String> {
        let form = self.drawn.loaded.reply()?;
        Ok(form
            .map(|form| form.text("reply").to_owned())
            .unwrap_or_default())
    }
}

fn you(applicant: Option<&str>) -> &'static str {
    if applicant.is_none_or(|class| class == "natural_person") {
        "你"
    } else {
        "你单位"
    }
}

fn channel(channel: Channel) -> &'static str {
    channel.label()
}

fn named_with_phone(unit: &Unit) -> String {
    match unit.profile.phone.as_str() {
        "" => unit.name.clone(),
        phone => format!("{}（电话：{phone}）", unit.name),
    }
}

fn day(form: &Form, code: &str) -> Option<Date> {
    match form.get(code) {
        Some(FieldValue::Date(day)) => Some(*day),
        _ => None,
    }
}

/// Ends a text as a sentence does.
fn sentence(text: &str) -> String {
    let text = text.trim();
    let ends = ['。', '！', '？', '；', '：', '…'];
    if text.is_empty() || text.ends_with(ends) {
        return text.to_owned();
    }
    format!("{text}。")
}

fn unended(text: &str) -> String {
    text.trim().trim_end_matches('。').to_owned()
}

/// Why something is withheld, in the words of the law; with what to go on from there is for the officer.
fn ground(reply: &Reply) -> String {
    let (Reply::Denied(withheld) | Reply::Partial(withheld)) = reply else {
        return String::new();
    };
    let row = withheld.ground().row();
    let said = row.map(|row| {
        format!(
            "有关内容属于《中华人民共和国政府信息公开条例》{}规定的情形：{}。",
            row.article, row.name
        )
    });
    said.unwrap_or_default()
}

fn extended(events: &[Event]) -> String {
    let extended = events.iter().rev().find_map(|event| match event.kind {
        EventKind::Extended { working_days, .. } => Some((event.on, working_days)),
        _ => None,
    });
    let said = extended
        .map(|(on, days)| format!("本机关于{}告知延长答复期限{days}个工作日。", chinese(on)));
    said.unwrap_or_default()
}

/// What was told before, on which the end rests.
fn earlier_notice(kind: ReplyKind, events: &[Event], applicant: Option<&str>) -> String {
    let you = you(applicant);
    let last = |is: fn(&EventKind) -> bool| events.iter().rfind(|event| is(&event.kind));
    let asked = last(|kind| matches!(kind, EventKind::CorrectionRequested { .. }));
    match kind {
        ReplyKind::StillUnclear => {
            let corrected = last(|kind| matches!(kind, EventKind::Corrected));
            let said = asked.zip(corrected).map(|(asked, corrected)| {
                format!(
                    "本机关于{}告知{you}补正，{you}于{}作出补正",
                    chinese(asked.on),
                    chinese(corrected.on)
                )
            });
            said.unwrap_or_default()
        }
        ReplyKind::NoCorrection => {
            let said = asked.map(|asked| match asked.kind {
                EventKind::CorrectionRequested { until: Some(until) } => {
                    format!(
                        "本机关于{}告知{you}在{}前补正，{you}无正当理由逾期没有补正",
                        chinese(asked.on),
                        chinese(until)
                    )
                }
                _ => format!(
                    "本机关于{}告知{you}补正，{you}无正当理由逾期没有补正",
                    chinese(asked.on)
                ),
            });
            said.unwrap_or_default()
        }
        ReplyKind::NoPayment => {
            let told = last(|kind| matches!(kind, EventKind::FeeNoticed { .. }));
            let said = told.map(|told| {
                format!(
                    "本机关于{}向{you}发出收费通知，{you}自收到通知次日起20个工作日内没有缴纳",
                    chinese(told.on)
                )
            });
            said.unwrap_or_default()
        }
        ReplyKind::Excessive => {
            let told = last(|kind| matches!(kind, EventKind::ExplanationRequested));
            let said = told.map(|told| format!("本机关于{}要求{you}说明理由", chinese(told.on)));
            said.unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// How a fee was counted, tier by tier, and what it comes to.
pub(super) fn of_the_fee(charge: &Charge) -> Result<[(Part, String); 2]> {
    let computed = charge.explained();
    let computed = computed.map_err(|error| OfficeError::Defect(error.to_string()))?;
    let of = match charge.method {
        Method::PerItem { .. } => "件",
        Method::PerPage { .. } => "页",
    };
    // The first reason says what is counted; the others are the tiers, told here as an office writes them.
    let counted = computed.because.iter().take(1);
    let counted = counted.map(|line| sentence(&line.text));
    let tiers = computed.value.tiers.iter().map(|tier| {
        let (from, to) = (tier.from, tier.to);
        let (rate, count, amount) = (tier.rate_yuan, tier.count, tier.amount_yuan);
        if rate == 0 {
            return format!("第{from}至{to}{of}：不收费。");
        }
        format!("第{from}至{to}{of}：每{of}{rate}元，{count}{of}，计{amount}元。")
    });
    let standard: Vec<String> = counted.chain(tiers).collect();
    let amount = format!("人民币{}元", charge.yuan);
    Ok([
        (Part::Standard, standard.join("\n")),
        (Part::Amount, amount),
    ])
}
