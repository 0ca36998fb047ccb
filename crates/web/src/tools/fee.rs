//! 费用计算: what a request may cost, tier by tier, and what the other method would come to.

use askama::Template;
use axum::extract::State;
use gongkai_office::tools::{self, FeeAnswer, FeeQuestion};
use gongkai_rules::foi::fee::{ART_CHOICE, Fee, ITEMS_MAX, Method, PAGES_MAX};

use super::{
    FEE, Pairs,
    address::{self, Asked},
    examples::{self, Example},
    field::{Choice, Line, Mistake},
    frame, status, tidied,
};
use crate::{
    app::App,
    extract::Query,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render, show,
};

const METHODS: [(&str, &str, &str); 2] = [
    ("per_item", "按件计收", "看同一申请人当月的申请有多少件"),
    ("per_page", "按量计收", "看一件申请提供的信息有多少页"),
];

#[derive(Template)]
#[template(path = "tools/fee.html")]
struct Page {
    frame: Frame,
    is_asked: bool,
    methods: Vec<Choice>,
    count_in_month_before: Line,
    items: Line,
    pages: Line,
    already_public: bool,
    mistakes: Vec<Mistake>,
    found: Option<Found>,
    examples: Vec<Example>,
    address: String,
}

/// The answer in words.
struct Found {
    fee: Fee,
    method: &'static str,
    total: String,
    lines: Vec<TierLine>,
    compared: Vec<Compared>,
    api: String,
}

/// A tier: 第 11—13 件, 100 元, 3 件, 300 元.
struct TierLine {
    range: String,
    rate: String,
    count: String,
    amount: String,
}

/// A method beside the other.
struct Compared {
    name: &'static str,
    is_chosen: bool,
    words: String,
}

/// Renders the page.
pub(super) async fn get(
    State(app): State<App>,
    visitor: Visitor,
    Query(pairs): Pairs,
) -> PageResult {
    let asked = Asked::new(&pairs);
    let is_asked = asked.has("items") || asked.has("pages") || asked.has("method");
    let mut form = Form::new(&asked);
    let tidy = form.pairs();
    let mut found = None;
    let mut mistakes = Vec::new();
    if is_asked {
        if let Some(answer) = tidied(&asked, FEE, &tidy, "") {
            return Ok(answer);
        }
        if let Some(question) = form.question(&mut mistakes) {
            match tools::fee(question) {
                Ok(answer) => found = Some(Found::new(&question, answer, &form)),
                Err(error) => form.chosen_line().fail(error.to_string(), &mut mistakes),
            }
        }
    }
    let about = "政府信息公开信息处理费按件、按量怎样计收，逐档列出";
    let frame = frame(&app, &visitor, "费用计算", about, mistakes.len()).await?;
    let page = Page {
        address: format!("{}{}", frame.url, address::of("", &tidy)),
        frame,
        is_asked,
        methods: form.methods(),
        count_in_month_before: form.before,
        items: form.items,
        pages: form.pages,
        already_public: form.already_public,
        found,
        examples: examples::of_fee(),
        mistakes,
    };
    render::with_status(status(page.mistakes.len()), &page)
}

/// What was filled in.
struct Form {
    is_per_page: bool,
    before: Line,
    items: Line,
    pages: Line,
    already_public: bool,
}

impl Form {
    fn new(asked: &Asked<'_>) -> Self {
        let is_per_page = asked.text("method") == "per_page";
        let or = |key: &str, usual: &'static str| {
            if asked.has(key) {
                asked.text(key).to_owned()
            } else {
                usual.to_owned()
            }
        };
        let (before, items) = (or("count_in_month_before", "0"), or("items", "1"));
        let pages = Line::new("pages", "提供的页数", asked.text("pages"))
            .hinted("本件申请提供的页数，不同申请不累加。按件计收的可以不填。");
        Self {
            is_per_page,
            before: Line::new("count_in_month_before", "当月此前已申请的件数", &before)
                .hinted("同一申请人、同一自然月。"),
            items: Line::new("items", "本次件数", &items)
                .hinted("一般为 1；拆分为几件的，填拆分后的件数。"),
            pages: if is_per_page { pages } else { pages.optional() },
            already_public: asked.text("already_public") == "yes",
        }
    }

    fn methods(&self) -> Vec<Choice> {
        let choice = |(code, name, about): (&'static str, &'static str, &'static str)| Choice {
            code,
            name,
            about,
            is_chosen: (code == "per_page") == self.is_per_page,
        };
        METHODS.into_iter().map(choice).collect()
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let method = if self.is_per_page {
            "per_page"
        } else {
            "per_item"
        };
        let mut pairs = vec![
            ("method", method),
            ("count_in_month_before", self.before.value.as_str()),
            ("items", self.items.value.as_str()),
        ];
        if !self.pages.value.is_empty() || self.is_per_page {
            pairs.push(("pages", &self.pages.value));
        }
        if self.already_public {
            pairs.push(("already_public", "yes"));
        }
        address::pairs(&pairs)
    }

    fn question(&mut self, mistakes: &mut Vec<Mistake>) -> Option<FeeQuestion> {
        let before = self.before.number(ITEMS_MAX, mistakes);
        let items = self.items.number(ITEMS_MAX, mistakes);
        let pages = self.pages.number(PAGES_MAX, mistakes);
        let (before, items) = (before?, items?);
        if !mistakes.is_empty() {
            return None;
        }
        let already_public = self.already_public;
        let method = match (self.is_per_page, pages) {
            (true, pages) => Method::PerPage {
                pages: pages?,
                already_public,
            },
            (false, _) => Method::PerItem {
                count_in_month_before: before,
                items,
            },
        };
        Some(FeeQuestion {
            method,
            counts: (before, items, pages),
            already_public,
        })
    }

    fn chosen_line(&mut self) -> &mut Line {
        if self.is_per_page {
            &mut self.pages
        } else {
            &mut self.items
        }
    }
}

impl Found {
    fn new(question: &FeeQuestion, answer: FeeAnswer, form: &Form) -> Self {
        let is_per_page = matches!(question.method, Method::PerPage { .. });
        let (method, unit) = if is_per_page {
            ("按量计收", "页")
        } else {
            ("按件计收", "件")
        };
        let per_item = &answer.comparison.per_item.value;
        let per_page = match (&answer.comparison.per_page, question.already_public) {
            (_, true) => "信息已经公开，只告知获取方式，不适用按量计收".to_owned(),
            (Some(fee), _) => yuan(fee.value.fee_yuan),
            (None, _) => "没有填页数，不能比较".to_owned(),
        };
        let compared = vec![
            Compared {
                name: "按件计收",
                is_chosen: !is_per_page,
                words: yuan(per_item.fee_yuan),
            },
            Compared {
                name: "按量计收",
                is_chosen: is_per_page,
                words: per_page,
            },
        ];
        let lines = answer.fee.tiers.iter().map(|tier| TierLine {
            range: match (tier.from, tier.to) {
                (from, to) if from == to => format!("第 {from} {unit}"),
                (from, to) => format!("第 {from}—{to} {unit}"),
            },
            rate: format!("{} 元/{unit}", tier.rate_yuan),
            count: format!("{} {unit}", tier.count),
            amount: yuan(tier.amount_yuan),
        });
        Self {
            method,
            total: yuan(answer.fee.fee_yuan),
            lines: lines.collect(),
            compared,
            api: api(&question.method, form),
            fee: answer.fee,
        }
    }
}

/// The same question to the API, which takes the keys of one method only.
fn api(method: &Method, form: &Form) -> String {
    let path = "/api/v1/tools/foi-fee";
    match method {
        Method::PerItem {
            count_in_month_before,
            items,
        } => format!(
            "{path}?method=per_item&count_in_month_before={count_in_month_before}&items={items}"
        ),
        Method::PerPage { pages, .. } => {
            let public = form.already_public;
            format!("{path}?method=per_page&pages={pages}&already_public={public}")
        }
    }
}

fn yuan(amount: u64) -> String {
    format!(
        "{} 元",
        show::count(i64::try_from(amount).unwrap_or(i64::MAX))
    )
}
