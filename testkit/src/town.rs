//! A town with one person for every role, on either store.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use gongkai_model::{
    id::{RecordId, UnitId},
    kinds::FieldValue,
    organisation::{UnitLevel, UnitProfile},
    record::{Content, Gate, RecordNumber, Relevance, WithdrawalReason},
};
use gongkai_office::{
    Actor, Clock, Office, OfficeError, OfficeOptions,
    core::{NewRecord, Outlets, instant},
    identity::{
        Password, UnitForm,
        set_up::{self, SetUp, SetUpPerson, SetUpUnit},
    },
    publishing::{StepForm, draft, gates, step},
};
use gongkai_rules::attribute::DisclosureAttribute;
use jiff::civil::Date;
use tempfile::TempDir;

use crate::postgres::PostgresDatabase;

/// What a story returns.
pub type TestResult<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// On which store a story runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// The embedded one.
    Sqlite,
    /// A real server, started by the test.
    Postgres,
}

/// An office with people, in a folder that goes when the town goes.
pub struct Town {
    /// The office.
    pub office: Arc<Office>,
    /// Its clock.
    pub clock: Clock,
    folder: TempDir,
    database: Option<PostgresDatabase>,
}

/// Everybody's password, for stories that sign in.
pub const PASSWORD: &str = "Yun-he-2026-test";

/// One person for each role at the bureau; the login is the role with dashes.
const PEOPLE: [(&str, &str, &str); 17] = [
    ("drafter", "林拟稿", "bureau"),
    ("other-drafter", "方拟稿", "bureau"),
    ("secrecy-reviewer", "秦保密", "bureau"),
    ("first-reviewer", "周初审", "bureau"),
    ("second-reviewer", "吴复审", "bureau"),
    ("final-reviewer", "郑终审", "bureau"),
    ("legal-reviewer", "冯法审", "bureau"),
    ("publisher", "陈发布", "bureau"),
    ("foi-handler", "褚公开", "bureau"),
    ("foi-head", "尤主任", "bureau"),
    ("letter-handler", "许来信", "bureau"),
    ("unit-head", "卫局长", "bureau"),
    ("neighbour-head", "蒋局长", "neighbour"),
    ("open-government-office", "沈公开办", "district"),
    ("system-administrator", "韩系统", "district"),
    ("security-administrator", "杨安全", "district"),
    ("audit-administrator", "朱审计", "district"),
];

fn role_of(login: &str) -> String {
    match login {
        "other-drafter" => "drafter".to_owned(),
        "neighbour-head" => "unit_head".to_owned(),
        other => other.replace('-', "_"),
    }
}

impl Town {
    /// Founds a town on a day, 09:00 in the morning, without passwords.
    ///
    /// # Errors
    /// Whatever keeps the office from opening.
    pub async fn new(backend: Backend, day: &str) -> TestResult<Self> {
        Self::found(backend, day, None, None, Outlets::default()).await
    }

    /// As [`Town::new`], with ways out of the house.
    ///
    /// # Errors
    /// As [`Town::new`].
    pub async fn with_outlets(backend: Backend, day: &str, outlets: Outlets) -> TestResult<Self> {
        Self::found(backend, day, None, None, outlets).await
    }

    /// As [`Town::new`], with kinds of a folder beside the shipped ones.
    ///
    /// # Errors
    /// As [`Town::new`].
    pub async fn with_kinds(backend: Backend, day: &str, kinds: &Path) -> TestResult<Self> {
        Self::found(backend, day, Some(kinds), None, Outlets::default()).await
    }

    /// As [`Town::new`]; everybody can sign in with [`PASSWORD`].
    ///
    /// # Errors
    /// As [`Town::new`].
    pub async fn with_passwords(backend: Backend, day: &str) -> TestResult<Self> {
        Self::found(
            backend,
            day,
            None,
            Some(Password::typed(PASSWORD.to_owned())),
            Outlets::default(),
        )
        .await
    }

    async fn found(
        backend: Backend,
        day: &str,
        kinds: Option<&Path>,
        password: Option<Password>,
        outlets: Outlets,
    ) -> TestResult<Self> {
        let day: Date = day.parse()?;
        let clock = Clock::fixed(instant(day.at(9, 0, 0, 0)));
        let folder = tempfile::tempdir()?;
        let database = match backend {
            Backend::Sqlite => None,
            Backend::Postgres => Some(PostgresDatabase::migrated().await?),
        };
        let mut options = OfficeOptions::in_folder(folder.path().to_owned());
        options.clock = clock.clone();
        options.database_url = database.as_ref().map(PostgresDatabase::url);
        options.kinds = kinds.map(Path::to_owned);
        options.outlets = outlets;
        let office = Office::open(options).await?;
        set_up::fill(&office, organisation(password)).await?;
        Ok(Self {
            office,
            clock,
            folder,
            database,
        })
    }

    /// Every file in its data folder with what it holds: on SQLite the database too, what was deleted from it included.
    ///
    /// # Errors
    /// What the file system says.
    pub fn files(&self) -> TestResult<Vec<(PathBuf, Vec<u8>)>> {
        let mut folders = vec![self.folder().to_owned()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = std::fs::read(&path)?;
                    files.push((path, bytes));
                }
            }
        }
        Ok(files)
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of the server, if it runs on one.
    #[must_use]
    pub fn database_url(&self) -> Option<String> {
        self.database.as_ref().map(PostgresDatabase::url)
    }

    /// Loads a person by login, as a request would.
    ///
    /// # Errors
    /// When there is no such person.
    pub async fn person(&self, login: &str) -> TestResult<Actor> {
        let mut reader = self.office.store.reader().await?;
        let account = gongkai_store::people::by_login(&mut reader, &login.parse()?).await?;
        let account = account.ok_or("no such person")?;
        Ok(self.office.actor_of(&mut reader, account.person).await?)
    }

    /// Finds a unit: `district`, `bureau`, `bureau-office`, `neighbour`, `town`.
    ///
    /// # Errors
    /// When there is no such unit.
    pub async fn unit(&self, code: &str) -> TestResult<UnitId> {
        let mut reader = self.office.store.reader().await?;
        let unit = gongkai_store::units::by_code(&mut reader, code).await?;
        Ok(unit.ok_or("no such unit")?.id)
    }

    /// Lets the drafter draft.
    ///
    /// # Errors
    /// The use case's.
    pub async fn drafts(&self, notice: NoticeBuilder) -> TestResult<RecordId> {
        let drafter = self.person("drafter").await?;
        let new = NewRecord {
            kind: notice.kind,
            unit: self.unit("bureau").await?,
            office: None,
            urgent: notice.urgent,
            content: notice.content,
        };
        Ok(draft::create(&self.office, &drafter, new).await?)
    }

    /// Lets a person take a step.
    ///
    /// # Errors
    /// The use case's, for the story to look at.
    pub async fn takes(
        &self,
        login: &str,
        step_code: &str,
        id: RecordId,
    ) -> Result<String, OfficeError> {
        let form = StepForm {
            step: step_code.to_owned(),
            reason: "理由".into(),
            ..StepForm::default()
        };
        self.takes_with(login, id, form).await
    }

    /// As [`Town::takes`], with everything that the step needs.
    ///
    /// # Errors
    /// The use case's.
    pub async fn takes_with(
        &self,
        login: &str,
        id: RecordId,
        form: StepForm,
    ) -> Result<String, OfficeError> {
        let missing = |error: Box<dyn std::error::Error>| OfficeError::Defect(error.to_string());
        let actor = self.person(login).await.map_err(missing)?;
        Ok(step::take(&self.office, &actor, id, form).await?.state)
    }

    /// Lets a reviewer sign all five gates and pass the review.
    ///
    /// # Errors
    /// The use case's.
    pub async fn signs(
        &self,
        login: &str,
        step_code: &str,
        id: RecordId,
    ) -> Result<String, OfficeError> {
        let missing = |error: Box<dyn std::error::Error>| OfficeError::Defect(error.to_string());
        let actor = self.person(login).await.map_err(missing)?;
        for gate in Gate::ALL {
            gates::sign(&self.office, &actor, id, gate).await?;
        }
        self.takes(login, step_code, id).await
    }

    /// Takes a submitted record through secrecy review and the three reviews.
    ///
    /// # Errors
    /// The first refusal.
    pub async fn everybody_signs(&self, id: RecordId) -> Result<String, OfficeError> {
        self.takes("secrecy-reviewer", "secrecy_review", id).await?;
        self.signs("first-reviewer", "first_review", id).await?;
        self.signs("second-reviewer", "second_review", id).await?;
        self.signs("final-reviewer", "final_review", id).await
    }

    /// Takes a draft to its public page.
    ///
    /// # Errors
    /// The first refusal.
    pub async fn publishes(&self, id: RecordId) -> Result<String, OfficeError> {
        self.takes("drafter", "submit", id).await?;
        self.everybody_signs(id).await?;
        self.takes("publisher", "publish", id).await
    }

    /// Withdraws a public record.
    ///
    /// # Errors
    /// The use case's.
    pub async fn withdraws(
        &self,
        id: RecordId,
        withdrawal: WithdrawalReason,
    ) -> Result<String, OfficeError> {
        let form = StepForm {
            step: "withdraw".into(),
            reason: "复查发现".into(),
            withdrawal: Some(withdrawal),
            ..StepForm::default()
        };
        self.takes_with("publisher", id, form).await
    }

    /// Ends a story: events are numbered, no contradiction is left.
    ///
    /// # Errors
    /// The contradictions found.
    pub async fn ends_well(&self) -> TestResult {
        gongkai_office::jobs::tick(&self.office).await?;
        let found = gongkai_store::verify::verify(&self.office.store, &self.office.blobs).await?;
        if found.is_empty() {
            Ok(())
        } else {
            Err(format!("contradictions: {found:?}").into())
        }
    }
}

fn organisation(password: Option<Password>) -> SetUp {
    let unit =
        |code: &str, name: &str, level, parent: Option<&str>, credit: Option<&str>| SetUpUnit {
            form: UnitForm {
                code: code.to_owned(),
                name: name.to_owned(),
                short_name: name.trim_start_matches("云河区").to_owned(),
                abbreviation: None,
                parent: None,
                level,
                credit_code: credit.map(str::to_owned),
                site_code: None,
                reviews_by_superior: code == "town",
                sort: 0,
                profile: UnitProfile {
                    duty_topics: vec!["城乡建设".into()],
                    ..UnitProfile::default()
                },
            },
            parent_code: parent.map(str::to_owned),
        };
    let district = Some("district");
    let people = PEOPLE.iter().map(|(login, name, unit)| SetUpPerson {
        login: (*login).to_owned(),
        name: (*name).to_owned(),
        unit_code: (*unit).to_owned(),
        roles: vec![((*unit).to_owned(), role_of(login))],
        substitutes: Vec::new(),
        password: password.clone(),
    });
    SetUp {
        units: vec![
            unit(
                "district",
                "云河区人民政府",
                UnitLevel::District,
                None,
                None,
            ),
            unit(
                "bureau",
                "云河区住房和城乡建设局",
                UnitLevel::Bureau,
                district,
                None,
            ),
            unit(
                "bureau-office",
                "房屋管理科",
                UnitLevel::Office,
                Some("bureau"),
                None,
            ),
            unit(
                "neighbour",
                "云河区自然资源和规划局",
                UnitLevel::Bureau,
                district,
                None,
            ),
            unit(
                "town",
                "云河区柳渡镇人民政府",
                UnitLevel::Town,
                district,
                None,
            ),
        ],
        people: people.collect(),
    }
}

/// Builds a draft; what a story is not about has a default.
#[derive(Debug, Clone)]
pub struct NoticeBuilder {
    kind: String,
    urgent: bool,
    content: Content,
}

/// A notice that could be submitted as it is.
#[must_use]
pub fn notice(title: &str) -> NoticeBuilder {
    let content = Content {
        title: title.to_owned(),
        doc_number: RecordNumber::from_text("云建〔2024〕12号"),
        issuers: vec!["云河区住房和城乡建设局".into()],
        written_on: Some(jiff::civil::date(2024, 9, 12)),
        body_html: "<p>为做好老旧小区加装电梯工作，现将有关事项通知如下。</p>".into(),
        attribute: Some(DisclosureAttribute::Proactive),
        relevance: Some(Relevance {
            duty: "城乡建设".into(),
        }),
        topic: Some("城乡建设、环境保护".into()),
        genre: Some("通知".into()),
        ..Content::default()
    };
    NoticeBuilder {
        kind: String::new(),
        urgent: false,
        content,
    }
    .of_kind("notice")
}

impl NoticeBuilder {
    /// Of another kind.
    #[must_use]
    pub fn of_kind(mut self, kind: &str) -> Self {
        kind.clone_into(&mut self.kind);
        let of_kind = match kind {
            "notice" => vec![("notice_type", "notice")],
            "normative_document" => vec![("maker", "bureau")],
            _ => Vec::new(),
        };
        let value = |code: &str| FieldValue::Enum(code.to_owned());
        self.content.fields = of_kind
            .into_iter()
            .map(|(field, code)| (field.to_owned(), value(code)))
            .collect();
        self
    }

    /// 加急
    #[must_use]
    pub fn urgent(mut self) -> Self {
        self.urgent = true;
        self
    }

    /// With another attribute, or none.
    #[must_use]
    pub fn attribute(mut self, attribute: Option<DisclosureAttribute>) -> Self {
        self.content.attribute = attribute;
        self
    }

    /// With another body.
    #[must_use]
    pub fn body(mut self, html: &str) -> Self {
        html.clone_into(&mut self.content.body_html);
        self
    }

    /// What it says, for a draft that the story begins itself.
    #[must_use]
    pub fn content(self) -> Content {
        self.content
    }

    /// Changed as the story needs.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut Content)) -> Self {
        change(&mut self.content);
        self
    }
}
