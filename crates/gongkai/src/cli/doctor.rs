//! `gongkai doctor`: whether this machine has what is needed, and what to do where it has not.

use gongkai_documents::write::{Block, Document, Typesetter};
use gongkai_office::{Clock, core::civil};

use super::{Console, DataArgs, Outcome};

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub struct DoctorArgs {
    #[command(flatten)]
    data: DataArgs,
}

/// Puts a line on paper, with a character that only a large font has.
fn try_paper(typesetter: Option<Typesetter>) -> Result<(), String> {
    let typesetter = typesetter.ok_or("找不到本程序的文件")?;
    let day = civil(Clock::System.now());
    let mut document = Document::new("检查", day);
    document.body.push(Block::plain("喆"));
    let paper = typesetter.typeset(&document);
    paper.map(drop).map_err(|refusal| refusal.to_string())
}

/// Checks the machine and the installation; exit 1 when something needed is missing.
pub async fn run(args: DoctorArgs, console: &mut Console) -> Result<Outcome, String> {
    let mut outcome = Outcome::Fine;
    let mut tell = |fine: bool, needed: bool, what: &str, advice: &str| {
        let mark = if fine { "正常" } else { "缺少" };
        console.line(&if fine {
            format!("{mark}\t{what}")
        } else {
            format!("{mark}\t{what}\t{advice}")
        });
        if !fine && needed {
            outcome = Outcome::CheckFailed;
        }
    };
    let has = |name: &str| {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
    };
    let old_word = has("antiword") || has("catdoc");
    tell(
        old_word,
        false,
        "读取 .doc",
        "apt-get install antiword catdoc；没有它时请另存为 docx",
    );
    let paper = try_paper(args.data.place.typesetter());
    let advice = paper.as_ref().err().map(String::as_str).unwrap_or_default();
    tell(paper.is_ok(), false, "制作 PDF", advice);
    // Opening makes the folder of keys in a fresh installation; whether it is gone is seen before that.
    let data = &args.data.data;
    if args.data.place.is_there(data) && !data.join("keys").is_dir() {
        tell(
            false,
            true,
            "密钥目录",
            "请从保管处放回密钥，再运行 gongkai doctor",
        );
        return Ok(outcome);
    }
    match args.data.place.open_existing(data).await {
        Ok(office) => {
            tell(true, true, "数据目录、数据库、文件库", "");
            tell(true, true, "密钥目录", "");
            let waits = {
                let reader = office.store.reader().await;
                let mut reader = reader.map_err(|error| error.to_string())?;
                gongkai_store::events::count_waiting(&mut reader).await
            };
            let waits = waits.map_err(|error| error.to_string())?;
            tell(
                waits < 10_000,
                false,
                "事件编号",
                "有事件等待编号，请启动 gongkai serve",
            );
        }
        Err(message) => tell(false, true, "数据目录", &message),
    }
    Ok(outcome)
}
