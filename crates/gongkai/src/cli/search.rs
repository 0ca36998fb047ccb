//! `gongkai search` and `gongkai reindex`: the public index, without a server.

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};

use gongkai_model::organisation::Tree;
use gongkai_office::{Office, jobs};
use gongkai_store::{
    search::{self, Dictionary, SearchAnswer, SearchError, SearchIndex, SearchQuery},
    units,
};
use serde::{Deserialize, Serialize};

use super::{
    Console, DataArgs, Outcome,
    search_quality::{self, Verdict},
};

/// Arguments of `search`.
#[derive(Debug, clap::Args)]
pub struct SearchArgs {
    /// What to look for
    #[arg(value_name = "QUERY", required_unless_present_any = ["queries", "judge"])]
    query: Vec<String>,
    /// Many queries: one JSON object {"id", "query"} a line
    #[arg(long, value_name = "FILE.jsonl", conflicts_with = "query")]
    queries: Option<PathBuf>,
    /// How good the search is: questions with judged answers, {"id", "query", "judged": {title: grade}} a line
    #[arg(long, value_name = "FILE.jsonl", conflicts_with_all = ["query", "queries"])]
    judge: Option<PathBuf>,
    /// With --judge: each question that was not answered well
    #[arg(long, requires = "judge")]
    each: bool,
    /// One JSON object an answer
    #[arg(long)]
    json: bool,
    /// How many hits
    #[arg(long, default_value_t = 10)]
    limit: usize,
    #[command(flatten)]
    data: DataArgs,
}

/// Arguments of `reindex`.
#[derive(Debug, clap::Args)]
pub struct ReindexArgs {
    #[command(flatten)]
    data: DataArgs,
}

#[derive(Deserialize)]
struct Asked {
    id: Option<serde_json::Value>,
    query: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    query: &'a str,
    total: u64,
    confident: bool,
    suggestion: Option<&'a str>,
    hits: Vec<Hit<'a>>,
}

#[derive(Serialize)]
struct Hit<'a> {
    rank: usize,
    score: f32,
    id: String,
    title: &'a str,
    doc_number: Option<&'a str>,
    unit: &'a str,
    kind: &'a str,
    published_on: String,
    path: String,
    source_name: Option<&'a str>,
    excerpt: String,
}

/// Answers one query or a file of them.
pub async fn run(args: SearchArgs, console: &mut Console) -> Result<Outcome, String> {
    let office = args.data.place.open_existing(&args.data.data).await?;
    // A server on the same folder keeps the index up; without one it is brought up here.
    jobs::index(&office)
        .await
        .map_err(|error| error.to_string())?;
    if let Some(file) = &args.judge {
        return judge(&office, file, args.each, console).await;
    }
    let tree = {
        let mut reader = office
            .store
            .reader()
            .await
            .map_err(|error| error.to_string())?;
        units::tree(&mut reader)
            .await
            .map_err(|error| error.to_string())?
    };
    let asking = Asking {
        office: &office,
        tree: &tree,
        json: args.json,
        limit: args.limit,
    };
    let Some(file) = &args.queries else {
        let asked = Asked {
            id: None,
            query: args.query.join(" "),
        };
        return asking.one(&asked, console).await.map(|()| Outcome::Fine);
    };
    let shown = file.display();
    let lines =
        BufReader::new(File::open(file).map_err(|error| format!("{shown}: {error}"))?).lines();
    let mut outcome = Outcome::Fine;
    for (line, number) in lines.zip(1..) {
        let line = line.map_err(|error| format!("{shown}: {error}"))?;
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Asked>(&line) {
            Ok(asked) => asking.one(&asked, console).await?,
            Err(error) => {
                console.complain(&format!("{shown} 第 {number} 行：{error}"));
                outcome = Outcome::Unusable;
            }
        }
    }
    Ok(outcome)
}

/// Prints how good the search is, beside the same without our words.
async fn judge(
    office: &Office,
    file: &Path,
    tells_each: bool,
    console: &mut Console,
) -> Result<Outcome, String> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| format!("{shown}: {error}"))?;
    let questions = search_quality::read(&text).map_err(|error| format!("{shown} {error}"))?;
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let plain = SearchIndex::open_with(folder.path(), Dictionary::plain());
    let plain = plain.map_err(|error| error.to_string())?;
    search::rebuild(&office.store, &plain, &mut |_| {})
        .await
        .map_err(|error| error.to_string())?;
    console.line("| 设置 | 有答案 + 无答案 | nDCG@10 | success@3 | 如实答无 | 误答无 |");
    console.line("|---|---|---|---|---|---|");
    let (tuned, frozen, verdicts) =
        search_quality::judge(office, &office.search, &questions).await?;
    let (plain_tuned, plain_frozen, _) = search_quality::judge(office, &plain, &questions).await?;
    console.line(&tuned.line("调整用"));
    console.line(&frozen.line("冻结"));
    console.line(&plain_tuned.line("调整用，不用词典和近义词"));
    console.line(&plain_frozen.line("冻结，不用词典和近义词"));
    let poor = |one: &&Verdict| !one.frozen && (one.ndcg < 0.9 || !one.is_honest);
    for one in verdicts.iter().filter(poor).filter(|_| tells_each) {
        let honest = if one.is_honest { "" } else { "　判断有误" };
        console.line(&format!(
            "{}　{:.2}{honest}　{}",
            one.id, one.ndcg, one.query
        ));
        if let Some(words) = &one.suggestion {
            console.line(&format!("　　您是不是要找：{words}"));
        }
        for (grade, title) in one.first.iter().take(6) {
            console.line(&format!("　　{grade} {title}"));
        }
    }
    Ok(Outcome::Fine)
}

/// Makes the index anew.
pub async fn reindex(args: ReindexArgs, console: &mut Console) -> Result<Outcome, String> {
    let office = args.data.place.open_existing(&args.data.data).await?;
    jobs::tick(&office)
        .await
        .map_err(|error| error.to_string())?;
    let count = search::rebuild(&office.store, &office.search, &mut |_| {}).await;
    let count = count.map_err(|error| match error {
        SearchError::Busy => "另一个进程正在写检索索引，请先停止服务再重建".to_owned(),
        other => format!("没有重建：{other}"),
    })?;
    console.line(&format!("已重建索引：{count} 条"));
    Ok(Outcome::Fine)
}

struct Asking<'a> {
    office: &'a Office,
    tree: &'a Tree,
    json: bool,
    limit: usize,
}

impl Asking<'_> {
    async fn one(&self, asked: &Asked, console: &mut Console) -> Result<(), String> {
        let query = SearchQuery {
            words: asked.query.clone(),
            today: Some(self.office.clock.today()),
            limit: self.limit,
            ..SearchQuery::default()
        };
        let mut reader = self
            .office
            .store
            .reader()
            .await
            .map_err(|error| error.to_string())?;
        let answer = search::ask(&mut reader, &self.office.search, &query).await;
        let answer = answer.map_err(|error| error.to_string())?;
        if self.json || asked.id.is_some() {
            console.json(&self.shown(asked, &answer));
        } else {
            for line in self.lines(&answer) {
                console.line(&line);
            }
        }
        Ok(())
    }

    fn shown<'a>(&'a self, asked: &'a Asked, answer: &'a SearchAnswer) -> Answer<'a> {
        let hits = answer.hits.iter().zip(1..).map(|(hit, rank)| Hit {
            rank,
            score: hit.score,
            id: hit.record.to_string(),
            title: &hit.title,
            doc_number: hit.doc_number.as_deref(),
            unit: self.tree.get(hit.unit).map_or("", |unit| &unit.code),
            kind: &hit.kind,
            published_on: hit.published_on.to_string(),
            path: format!("/records/{}", hit.record),
            source_name: hit.source_name.as_deref(),
            excerpt: hit.excerpt.text(),
        });
        Answer {
            id: asked.id.as_ref(),
            query: &asked.query,
            total: answer.total,
            confident: answer.confident,
            suggestion: answer.suggestion.as_deref(),
            hits: hits.collect(),
        }
    }

    fn lines(&self, answer: &SearchAnswer) -> Vec<String> {
        let mut lines = vec![format!("{} 条", answer.total)];
        if !answer.confident {
            lines.push("没有找到真正相符的信息，以下仅供参考".to_owned());
        }
        lines.extend(
            answer
                .suggestion
                .iter()
                .map(|words| format!("您是不是要找：{words}")),
        );
        for (hit, rank) in answer.hits.iter().zip(1..) {
            let number = hit.doc_number.as_deref().unwrap_or("");
            let unit = self.tree.get(hit.unit).map_or("", |unit| &unit.short_name);
            lines.push(format!(
                "{rank}. {}　{number}　{unit}　{}",
                hit.title, hit.published_on
            ));
            lines.push(format!("   {}", hit.excerpt.text()));
        }
        lines
    }
}
