//! Where the installation keeps its things: folder, database, blobs, kinds. Each switch has an environment
//! variable of the same meaning, for services.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use gongkai_documents::{read::Limits, redact::Redactor, write::Typesetter};
use gongkai_office::{Clock, Office, OfficeOptions, core::Outlets};
use gongkai_rules::calendar::NewYearsEve2024;
use gongkai_store::blobs::S3Access;

/// Switches for a grown installation; the default needs none.
#[derive(Debug, Clone, clap::Args)]
pub struct PlaceArgs {
    /// PostgreSQL instead of the embedded store: postgres://…
    #[arg(
        long,
        value_name = "URL",
        env = "GONGKAI_DATABASE_URL",
        hide_env_values = true
    )]
    database_url: Option<String>,
    /// Object storage instead of the local folder: s3://bucket/prefix
    #[arg(long, value_name = "URL", env = "GONGKAI_BLOBS")]
    blobs: Option<String>,
    /// A folder of additional kinds
    #[arg(long, value_name = "DIR", env = "GONGKAI_KINDS")]
    kinds: Option<PathBuf>,
    /// A folder of additional lists of words for the search: terms.tsv, other *.tsv of words that mean the same
    #[arg(long, value_name = "DIR", env = "GONGKAI_WORDS")]
    words: Option<PathBuf>,
    /// A folder of fonts for PDFs, before those of the system: 方正小标宋, 仿宋, 楷体, 黑体
    #[arg(long, value_name = "DIR", env = "GONGKAI_FONTS")]
    fonts: Option<PathBuf>,
    /// A mail server for notices: smtps://user:password@mail.example, smtp://…?tls=required; or a folder, file:DIR
    #[arg(long, value_name = "URL", env = "GONGKAI_SMTP", hide_env_values = true)]
    smtp: Option<String>,
    /// Who notices are from: 云河区政务公开 <gongkai@yunhe.example>
    #[arg(long, value_name = "ADDRESS", env = "GONGKAI_MAIL_FROM")]
    mail_from: Option<String>,
    /// A file of web hooks for notices: group robots of the staff, a gateway of text messages
    #[arg(long, value_name = "FILE", env = "GONGKAI_WEBHOOKS")]
    webhooks: Option<PathBuf>,
    /// The address of the portal, for links in notices: https://www.yunhe.example
    #[arg(
        long,
        value_name = "URL",
        env = "GONGKAI_PORTAL_URL",
        default_value = ""
    )]
    portal_url: String,
    /// 2024年除夕: counted as a working day, as its notice has it, or as the day of rest it was here
    #[arg(
        long,
        value_name = "READING",
        env = "GONGKAI_NEW_YEARS_EVE_2024",
        value_enum,
        default_value_t
    )]
    new_years_eve_2024: Eve,
}

/// [`NewYearsEve2024`] in the words of the command line.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum Eve {
    /// 计为工作日
    #[default]
    WorkingDay,
    /// 计为休息日
    DayOff,
}

impl From<Eve> for NewYearsEve2024 {
    fn from(eve: Eve) -> Self {
        match eve {
            Eve::WorkingDay => Self::WorkingDay,
            Eve::DayOff => Self::DayOff,
        }
    }
}

impl PlaceArgs {
    /// The options that these switches make.
    pub fn options(&self, data: &Path) -> OfficeOptions {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        OfficeOptions {
            data: data.to_owned(),
            database_url: self.database_url.clone(),
            blobs_url: self.blobs.clone(),
            s3: S3Access {
                endpoint: variable("GONGKAI_S3_ENDPOINT"),
                region: variable("GONGKAI_S3_REGION"),
                access_key_id: variable("GONGKAI_S3_ACCESS_KEY_ID"),
                secret_access_key: variable("GONGKAI_S3_SECRET_ACCESS_KEY"),
            },
            kinds: self.kinds.clone(),
            words: self.words.clone(),
            clock: Clock::System,
            reading_limits: reading_limits(),
            new_years_eve_2024: self.new_years_eve_2024.into(),
            typesetter: self.typesetter(),
            redactor: Redactor::own("internal-redact"),
            outlets: Outlets::default(),
        }
    }

    /// A child of this program puts documents on paper, like the one that reads risky formats.
    pub fn typesetter(&self) -> Option<Typesetter> {
        Typesetter::own("internal-typeset", self.fonts.clone())
    }

    /// The ways out that are named.
    fn outlets(&self) -> Result<Outlets, String> {
        let (smtp, from) = (self.smtp.as_deref(), self.mail_from.as_deref());
        let outlets = Outlets::new(smtp, from, self.webhooks.as_deref(), &self.portal_url);
        outlets.map_err(|error| error.to_string())
    }

    /// The same, with mails laid into a folder where no mail server is named.
    pub fn with_letters_in(&self, folder: &Path) -> Self {
        let mut same = self.clone();
        if same.smtp.is_none() {
            same.smtp = Some(format!("file:{}", folder.display()));
            same.mail_from = Some("云河区政务公开 <gongkai@yunhe.example>".to_owned());
        }
        same
    }

    /// Opens the office.
    pub async fn open(&self, data: &Path) -> Result<Arc<Office>, String> {
        let mut options = self.options(data);
        options.outlets = self.outlets()?;
        self.open_with(options).await
    }

    /// Opens the office with options changed by the caller.
    pub async fn open_with(&self, options: OfficeOptions) -> Result<Arc<Office>, String> {
        let shown = options.data.display().to_string();
        Office::open(options)
            .await
            .map_err(|error| format!("{shown}: {error}"))
    }

    /// Tells whether there is an installation: a database of its own, or a server that is named.
    pub fn is_there(&self, data: &Path) -> bool {
        self.database_url.is_some() || data.join("gongkai.db").is_file()
    }

    /// Opens an installation that must be there already; a mistyped folder is not made.
    pub async fn open_existing(&self, data: &Path) -> Result<Arc<Office>, String> {
        if !self.is_there(data) {
            let shown = data.display();
            return Err(format!(
                "{shown}: 没有数据；请用 --data 指定数据目录，或者先运行 gongkai serve"
            ));
        }
        self.open(data).await
    }
}

/// Risky formats are read by a child of this program, with its own limits of time and memory.
pub fn reading_limits() -> Limits {
    Limits::with_own_child("internal-read")
}
