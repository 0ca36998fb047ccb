//! The office: the one value through which use cases reach the outside.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use gongkai_documents::{read::Limits, redact::Redactor, write::Typesetter};
use gongkai_model::{
    id::PersonId,
    kinds::{KindError, Kinds},
    organisation::{Grant, Person, Tree},
};
use gongkai_rules::calendar::NewYearsEve2024;
use gongkai_store::{
    Conn, Store, StoreOptions,
    blobs::{BlobOptions, Blobs, Keys, S3Access},
    cases, grants, people,
    search::{Dictionary, SearchIndex},
    units,
};
use rand::RngCore;

use super::{
    Actor, Calendars, Clock, IdSource, OfficeError, Outlets, Press, PublicCounts, Registers,
    Result, Severance, load_kinds,
};

/// Where an office keeps its things.
#[derive(Clone)]
pub struct OfficeOptions {
    /// The data folder (`--data DIR`).
    pub data: PathBuf,
    /// `postgres://…` instead of the embedded store.
    pub database_url: Option<String>,
    /// `s3://bucket/prefix` instead of the local blob folder.
    pub blobs_url: Option<String>,
    /// How that bucket is reached.
    pub s3: S3Access,
    /// A folder of additional kinds.
    pub kinds: Option<PathBuf>,
    /// A folder of additional lists of words for the search.
    pub words: Option<PathBuf>,
    /// The clock.
    pub clock: Clock,
    /// How much reading a file may cost.
    pub reading_limits: Limits,
    /// How the place read 2024年除夕.
    pub new_years_eve_2024: NewYearsEve2024,
    /// What puts documents on paper; without it there are no PDFs.
    pub typesetter: Option<Typesetter>,
    /// What takes out of files what is withheld; without it nothing is severed.
    pub redactor: Option<Redactor>,
    /// Ways out of the house: mail, web hooks.
    pub outlets: Outlets,
}

impl OfficeOptions {
    /// Everything in one folder, on the system's clock.
    #[must_use]
    pub fn in_folder(data: PathBuf) -> Self {
        let s3 = S3Access::default();
        Self {
            data,
            database_url: None,
            blobs_url: None,
            s3,
            kinds: None,
            words: None,
            clock: Clock::System,
            reading_limits: Limits::default(),
            new_years_eve_2024: NewYearsEve2024::default(),
            typesetter: None,
            redactor: None,
            outlets: Outlets::default(),
        }
    }
}

/// Why an office does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Kinds, procedures or roles do not hold together.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Kinds(Vec<KindError>),
    /// The store does not open.
    #[error(transparent)]
    Store(#[from] gongkai_store::StoreError),
    /// The blob store or the key folder does not open.
    #[error(transparent)]
    Blobs(#[from] gongkai_store::blobs::BlobError),
    /// The search index does not open.
    #[error(transparent)]
    Search(#[from] gongkai_store::search::SearchError),
}

/// The one value through which use cases reach the outside. Shared by all requests and jobs.
pub struct Office {
    /// The store.
    pub store: Store,
    /// Files.
    pub blobs: Blobs,
    /// Keys of sealed files.
    pub keys: Keys,
    /// Kinds, procedures, permissions.
    pub kinds: Kinds,
    /// What can be searched: derived from what is public, this node's own.
    pub search: SearchIndex,
    /// How much is public: derived from it, in this node's memory.
    pub public_counts: PublicCounts,
    /// Which days are working days: shipped and imported years, in this node's memory.
    pub calendars: Calendars,
    /// The disclosure catalogues and how far they are filled: derived, in this node's memory.
    pub registers: Registers,
    /// The clock.
    pub clock: Clock,
    /// Makes identifiers.
    pub ids: IdSource,
    /// How much reading a file may cost, and which program reads risky formats apart.
    pub reading_limits: Limits,
    /// Puts documents on paper, where there is a typesetter.
    pub press: Option<Press>,
    /// Takes out of files what is withheld, where there is a program for it.
    pub severance: Option<Severance>,
    /// Ways out of the house.
    pub outlets: Outlets,
}

impl Office {
    /// Opens store, blobs, keys and kinds.
    ///
    /// # Errors
    /// [`OpenError`] says which of them does not open, and why.
    pub async fn open(options: OfficeOptions) -> Result<Arc<Self>, OpenError> {
        let kinds = load_kinds(options.kinds.as_deref()).map_err(OpenError::Kinds)?;
        let store = Store::open(StoreOptions::choose(&options.data, options.database_url)).await?;
        let blobs = Blobs::open(&BlobOptions::choose(
            options.data.join("blobs"),
            options.blobs_url,
            options.s3,
        ))?;
        let has_cases = cases::any(&mut *store.reader().await?).await?;
        let keys = Keys::beside(&blobs, has_cases, options.data.join("keys")).await?;
        let dictionary = match &options.words {
            Some(folder) => Dictionary::with_lists(folder)?,
            None => Dictionary::shipped(),
        };
        let search = SearchIndex::open_with(options.data.join("index"), dictionary)?;
        let ids = IdSource::new(rand::rng().next_u64());
        let (clock, reading_limits) = (options.clock, options.reading_limits);
        Ok(Arc::new(Self {
            store,
            blobs,
            keys,
            kinds,
            search,
            public_counts: PublicCounts::default(),
            calendars: Calendars::new(options.new_years_eve_2024),
            registers: Registers::default(),
            clock,
            ids,
            reading_limits,
            press: options.typesetter.map(Press::new),
            severance: options.redactor.map(Severance::new),
            outlets: options.outlets,
        }))
    }

    /// Makes an identifier.
    pub fn new_id<K>(&self) -> gongkai_model::id::Id<K> {
        self.ids.next(self.clock.now())
    }

    /// Makes a salt for a commitment.
    #[must_use]
    pub fn new_salt(&self) -> [u8; 32] {
        let mut salt = [0; 32];
        rand::rng().fill_bytes(&mut salt);
        salt
    }

    /// Loads what permission looks at for a person.
    ///
    /// # Errors
    /// [`OfficeError::NotFound`] for an account that is closed or does not exist.
    pub async fn actor(&self, conn: &mut Conn, person: PersonId) -> Result<Actor> {
        let account = people::get(conn, person)
            .await?
            .ok_or(OfficeError::NotFound("账号"))?;
        if account.person.closed_at.is_some() {
            return Err(OfficeError::NotFound("账号"));
        }
        self.actor_of(conn, account.person).await
    }

    /// As [`Office::actor`], for a person already loaded.
    ///
    /// # Errors
    /// The store's.
    pub async fn actor_of(&self, conn: &mut Conn, person: Person) -> Result<Actor> {
        let tree: Arc<Tree> = Arc::new(units::tree(conn).await?);
        let mut own = Vec::new();
        let mut theirs: BTreeMap<PersonId, Vec<Grant>> = BTreeMap::new();
        for grant in grants::acting(conn, person.id, self.clock.today()).await? {
            if grant.person == person.id {
                own.push(grant);
            } else {
                theirs.entry(grant.person).or_default().push(grant);
            }
        }
        let substitute_for = theirs.into_iter().collect();
        Ok(Actor {
            person,
            grants: own,
            substitute_for,
            tree,
        })
    }
}
