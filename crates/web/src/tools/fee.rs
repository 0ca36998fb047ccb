//! 费用计算: what a request may cost, tier by tier, and what the other method would come to.

mod words;

use askama::Template;
use axum::extract::State;
use gongkai_office::tools::{self, FeeAnswer, FeeQuestion};
use gongkai_rules::foi::fee::{ART_CHOICE, Fee, ITEMS_MAX, Method, PAGES_MAX};

use self::words::FeeWords;
use super::{
    FEE, Pairs,
    address::{self, Asked},
    examples::{self, Example},
    field::{Choice, Line, Mistake},
    frame, status, tidied,
    words::ToolWords,
};
use crate::{
    app::App,
    extract::Query,
    frame::{Frame, Visitor},
    page_error::PageResult,
    render,
    words::{FrameWords, written},
};

#[derive(Template)]
#[template(path = "tools/fee.html")]
struct Page {
    frame: Frame,
    t: ToolWords,
    w: FeeWords,
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
    let language = visitor.language();
    let (t, w) = (ToolWords(language), FeeWords(language));
    let mut form = Form::new(w, &asked);
    let tidy = form.pairs();
    let mut found = None;
    let mut mistakes = Vec::new();
    if is_asked {
        if let Some(answer) = tidied(&visitor, &asked, FEE, &tidy, "") {
            return Ok(answer);
        }
        if let Some(question) = form.question(&mut mistakes) {
            match tools::fee(question) {
                Ok(answer) => found = Some(Found::new(&question, answer, &form)),
                Err(error) => {
                    let text = t.quoted(&error.to_string());
                    form.chosen_line().fail(text, &mut mistakes);
                }
            }
        }
    }
    let about = "政府信息公开信息处理费按件、按量怎样计收，逐档列出";
    let name = (FrameWords(language).fee_tool(), "费用计算");
    let frame = frame(&app, &visitor, name, about, mistakes.len()).await?;
    let page = Page {
        address: format!("{}{}", frame.url, address::of("", &tidy)),
        frame,
        t,
        w,
        is_asked,
        methods: form.methods(),
        count_in_month_before: form.before,
        items: form.items,
        pages: form.pages,
        already_public: form.already_public,
        found,
        examples: examples::of_fee(&visitor),
        mistakes,
    };
    render::with_status(status(page.mistakes.len()), &page)
}

/// What was filled in.
struct Form {
    w: FeeWords,
    is_per_page: bool,
    before: Line,
    items: Line,
    pages: Line,
    already_public: bool,
}

impl Form {
    fn new(w: FeeWords, asked: &Asked<'_>) -> Self {
        let t = ToolWords(w.0);
        let is_per_page = asked.text("method") == "per_page";
        let or = |key: &str, usual: &'static str| {
            if asked.has(key) {
                asked.text(key).to_owned()
            } else {
                usual.to_owned()
            }
        };
        let (before, items) = (or("count_in_month_before", "0"), or("items", "1"));
        let pages = Line::new(t, "pages", w.pages(), asked.text("pages")).hinted(w.pages_hint());
        Self {
            w,
            is_per_page,
            before: Line::new(t, "count_in_month_before", w.before(), &before)
                .hinted(w.before_hint()),
            items: Line::new(t, "items", w.items(), &items).hinted(w.items_hint()),
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
        let w = self.w;
        let methods = [
            ("per_item", w.per_item(), w.per_item_about()),
            ("per_page", w.per_page(), w.per_page_about()),
        ];
        methods.into_iter().map(choice).collect()
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
        let w = form.w;
        let method = if is_per_page {
            w.per_page()
        } else {
            w.per_item()
        };
        let per_item = &answer.comparison.per_item.value;
        let per_page = match (&answer.comparison.per_page, question.already_public) {
            (_, true) => w.not_by_page().to_owned(),
            (Some(fee), _) => yuan(w, fee.value.fee_yuan),
            (None, _) => w.no_pages().to_owned(),
        };
        let compared = vec![
            Compared {
                name: w.per_item(),
                is_chosen: !is_per_page,
                words: yuan(w, per_item.fee_yuan),
            },
            Compared {
                name: w.per_page(),
                is_chosen: is_per_page,
                words: per_page,
            },
        ];
        let lines = answer.fee.tiers.iter().map(|tier| TierLine {
            range: match (is_per_page, tier.from, tier.to) {
                (true, from, to) if from == to => w.page_one(from),
                (true, from, to) => w.page_range(from, to),
                (false, from, to) if from == to => w.item_one(from),
                (false, from, to) => w.item_range(from, to),
            },
            rate: if is_per_page {
                w.per_one_page(tier.rate_yuan)
            } else {
                w.per_one_item(tier.rate_yuan)
            },
            count: if is_per_page {
                w.some_pages(tier.count)
            } else {
                w.some_items(tier.count)
            },
            amount: yuan(w, tier.amount_yuan),
        });
        Self {
            method,
            total: yuan(w, answer.fee.fee_yuan),
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

fn yuan(w: FeeWords, amount: u64) -> String {
    let amount = i64::try_from(amount).unwrap_or(i64::MAX);
    w.yuan(written::count(w.0, amount))
}
