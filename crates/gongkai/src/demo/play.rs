//! Plays the plan: every step of it through the same use case that a person's click goes through.
//!
//! The office's clock must stand still until it is moved ([`Clock::fixed`]): each step happens at its past
//! time. Whoever serves the demo afterwards opens the office anew on the system's clock. A step that a
//! rule refuses stops the play and is named: the plan has no way around the rules.

mod after_cases;
mod case_files;
mod cases;
mod catalogue;
mod self_checks;
mod stand;
#[cfg(test)]
mod tests;

use gongkai_office::{
    Office, OfficeError,
    core::instant,
    identity::{
        UnitForm, generate_password,
        set_up::{self, SetUp, SetUpPerson, SetUpUnit},
    },
    jobs,
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime},
};

use super::{
    DemoError, DemoPlan, plan,
    types::{DemoPerson, DemoUnit},
};
use cases::CasePlay;
use stand::Stand;

/// A sign-in name that the demo prints, with the password made for it.
#[derive(Debug, Clone)]
pub struct DemoLogin {
    /// Sign-in name.
    pub login: String,
    /// The password of this one demo, in the clear.
    pub password: String,
    /// 姓名
    pub name: String,
    /// Unit and roles, in words.
    pub roles: String,
}

/// Why the play stops.
#[derive(Debug, thiserror::Error)]
pub enum PlayError {
    /// The plan does not hold together.
    #[error("the demo's data do not hold together: {0}")]
    Plan(Box<DemoError>),
    /// The organisation does not fit.
    #[error("the demo's organisation cannot be set up: {0}")]
    SetUp(#[source] Box<OfficeError>),
    /// A use case refused a step.
    #[error("demo step {act} of {who} with “{title}” at {at} was refused: {source}")]
    Refused {
        /// What was done.
        act: String,
        /// Sign-in name.
        who: String,
        /// The record.
        title: String,
        /// The time of the step.
        at: DateTime,
        /// The refusal.
        #[source]
        source: Box<OfficeError>,
    },
    /// Events could not be numbered.
    #[error("the demo's events cannot be numbered: {0}")]
    Jobs(#[source] Box<OfficeError>),
    /// The plan names somebody or something that is not there.
    #[error("the demo's plan names `{0}`, which is not there")]
    Missing(String),
    /// A record did not end where the plan leaves it.
    #[error("demo record “{title}” ended in `{found}`, the plan says `{planned}`")]
    Astray {
        /// Its title.
        title: String,
        /// Where it stands.
        found: String,
        /// Where it should.
        planned: String,
    },
}

impl From<DemoError> for PlayError {
    fn from(error: DemoError) -> Self {
        Self::Plan(Box::new(error))
    }
}

impl PlayError {
    fn set_up(error: OfficeError) -> Self {
        Self::SetUp(Box::new(error))
    }

    fn jobs(error: OfficeError) -> Self {
        Self::Jobs(Box::new(error))
    }
}

/// Builds the whole demo as of `today` in a fresh store; `progress` hears how many steps of how many are
/// done. Returns the people whom the demo presents, with passwords made for this one demo; everybody else
/// has no password until an administrator sets one.
///
/// # Errors
/// The first step that is refused, or what does not fit.
pub async fn play(
    office: &Office,
    today: Date,
    progress: &mut impl FnMut(u64, u64),
) -> Result<Vec<DemoLogin>, PlayError> {
    let plan = plan(today, &office.kinds)?;
    if let Some(first) = plan.steps.first() {
        office.clock.set(before_work(first.at));
    }
    let logins = set_up_people(office, &plan).await?;
    let mut stand = Stand::new(office, &plan).await.map_err(PlayError::set_up)?;
    stand.keep_negative_lists().await?;
    stand.import_catalogues().await?;
    let mut cases = CasePlay::new(today)?;
    let all = u64::try_from(plan.steps.len()).unwrap_or(u64::MAX);
    for (done, step) in (1..).zip(&plan.steps) {
        cases.until(&mut stand, Some(step.at)).await?;
        stand.take(step).await?;
        progress(done, all);
    }
    cases.until(&mut stand, None).await?;
    cases.proceedings(&stand).await?;
    cases.afterwards(&mut stand).await?;
    stand.must_have_ended().await?;
    self_checks::play(&stand).await?;
    stand.sign_nil_returns().await?;
    while jobs::tick(office).await.map_err(PlayError::jobs)?.sequenced > 0 {}
    Ok(logins)
}

async fn set_up_people(office: &Office, plan: &DemoPlan) -> Result<Vec<DemoLogin>, PlayError> {
    let mut logins = Vec::new();
    let mut people = Vec::new();
    for person in &plan.people {
        let password = person.showcase.then(generate_password);
        if let Some(password) = &password {
            logins.push(DemoLogin {
                login: person.login.to_string(),
                password: password.reveal().to_owned(),
                name: person.name.clone(),
                roles: roles_in_words(office, plan, person),
            });
        }
        people.push(SetUpPerson {
            login: person.login.to_string(),
            name: person.name.clone(),
            unit_code: person.unit.clone(),
            roles: person
                .grants
                .iter()
                .map(|g| (g.unit.clone(), g.role.clone()))
                .collect(),
            substitutes: person.substitute.iter().cloned().collect(),
            password,
        });
    }
    let units = plan.units.iter().map(unit_form).collect();
    let fill = set_up::fill(office, SetUp { units, people });
    fill.await.map_err(PlayError::set_up)?;
    Ok(logins)
}

/// 区住房城乡建设局：初审人、复审人; a role held at many units is named once.
fn roles_in_words(office: &Office, plan: &DemoPlan, person: &DemoPerson) -> String {
    let mut names: Vec<&str> = Vec::new();
    for grant in &person.grants {
        let role = office.kinds.permissions().role(&grant.role);
        let name = role.map_or(grant.role.as_str(), |role| role.name.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let public_code = person.unit.split('-').next().unwrap_or_default();
    let unit = plan.units.iter().find(|unit| unit.code == public_code);
    let unit = unit.map_or("", |unit| unit.short_name.as_str());
    format!("{unit}{}：{}", person.post, names.join("、"))
}

/// The evening before the first step, when the organisation is set up.
fn before_work(first: DateTime) -> Timestamp {
    instant(first.saturating_sub(12.hours()))
}

fn unit_form(unit: &DemoUnit) -> SetUpUnit {
    SetUpUnit {
        form: UnitForm {
            code: unit.code.clone(),
            name: unit.name.clone(),
            short_name: unit.short_name.clone(),
            abbreviation: unit.abbreviation.clone(),
            parent: None,
            level: unit.level,
            credit_code: unit.credit_code.as_ref().map(ToString::to_string),
            site_code: unit.site_code.as_ref().map(ToString::to_string),
            reviews_by_superior: unit.reviews_by_superior,
            sort: unit.sort,
            profile: unit.profile.clone(),
        },
        parent_code: unit.parent.clone(),
    }
}
