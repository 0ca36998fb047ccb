//! In whose name a command acts: an administrator's, with the same permission as at the desk.

use std::sync::Arc;

use gongkai_model::{
    id::{PersonId, UnitId},
    organisation::Login,
};
use gongkai_office::{Actor, Office};
use gongkai_store::{people, units};

use super::DataArgs;

/// The administrator, and the installation.
#[derive(Debug, clap::Args)]
pub struct As {
    /// The administrator in whose name it is done, by sign-in name
    #[arg(long = "as", value_name = "USER")]
    as_login: String,
    #[command(flatten)]
    data: DataArgs,
}

impl As {
    /// Opens the installation and loads the administrator.
    pub async fn act(&self) -> Result<(Arc<Office>, Actor), String> {
        let office = self.data.place.open_existing(&self.data.data).await?;
        let id = person(&office, &self.as_login).await?;
        let mut reader = office
            .store
            .reader()
            .await
            .map_err(|error| error.to_string())?;
        let actor = office
            .actor(&mut reader, id)
            .await
            .map_err(|error| error.to_string())?;
        drop(reader);
        Ok((office, actor))
    }
}

/// Finds a person by sign-in name.
pub async fn person(office: &Office, login: &str) -> Result<PersonId, String> {
    let parsed: Login = login.parse().map_err(|error| format!("{login}: {error}"))?;
    let mut reader = office
        .store
        .reader()
        .await
        .map_err(|error| error.to_string())?;
    let account = people::by_login(&mut reader, &parsed)
        .await
        .map_err(|error| error.to_string())?;
    account
        .map(|account| account.person.id)
        .ok_or_else(|| format!("没有登录名“{login}”"))
}

/// Finds a unit by its code.
pub async fn unit_id(office: &Office, code: &str) -> Result<UnitId, String> {
    let mut reader = office
        .store
        .reader()
        .await
        .map_err(|error| error.to_string())?;
    let unit = units::by_code(&mut reader, code)
        .await
        .map_err(|error| error.to_string())?;
    unit.map(|unit| unit.id)
        .ok_or_else(|| format!("没有代码为“{code}”的机构"))
}
