//! The first administrator: a fresh server asks for one with a code that only its terminal shows.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use gongkai_model::{
    event::Matter,
    organisation::{Grant, UnitLevel, UnitProfile},
};
use gongkai_store::{grants, people, settings};
use rand::RngCore;
use sha2::{Digest, Sha256};

use super::{
    accounts::{self, NewAccount},
    password::{self, Password},
    units::{self, UnitForm},
};
use crate::core::{EventDraft, Office, OfficeError, Result};

const SETTING: &str = "first_administrator_code";

/// What the first administrator fills in.
#[derive(Debug, Clone)]
pub struct FirstAdministrator {
    /// The code from the terminal.
    pub code: String,
    /// The sign-in name.
    pub login: String,
    /// 姓名
    pub name: String,
    /// The password, typed by the person.
    pub password: String,
    /// 本级政府或者单位全称
    pub unit_name: String,
    /// Its short code in addresses.
    pub unit_code: String,
}

/// Makes a fresh one-time code when nobody has an account yet; the caller prints it on the terminal. Only
/// its hash is stored, and each start makes the earlier one void.
///
/// # Errors
/// The store's.
pub async fn begin(office: &Office) -> Result<Option<String>> {
    let mut tx = office.store.begin().await?;
    if people::count(&mut tx).await? > 0 {
        return Ok(None);
    }
    let mut bytes = [0; 15];
    rand::rng().fill_bytes(&mut bytes);
    let code = URL_SAFE_NO_PAD.encode(bytes);
    settings::set(&mut tx, SETTING, &hash_of(&code)).await?;
    tx.commit().await?;
    Ok(Some(code))
}

/// Tells whether nobody has an account yet, so that the page of the first administrator is open.
///
/// # Errors
/// The store's.
pub async fn is_awaited(office: &Office) -> Result<bool> {
    let mut reader = office.store.reader().await?;
    Ok(people::count(&mut reader).await? == 0)
}

fn hash_of(code: &str) -> String {
    hex::encode(Sha256::digest(code.trim().as_bytes()))
}

/// Opens the first account, as system administrator of the first unit. Works once.
///
/// # Errors
/// [`OfficeError::Invalid`] by field; a wrong code is one of them.
pub async fn claim(office: &Office, form: FirstAdministrator) -> Result<()> {
    let password = Password::new(&form.password, &form.login)?;
    let hashed = password::hash(password).await?;
    let mut tx = office.store.begin().await?;
    let stored = settings::get(&mut tx, SETTING).await?;
    if people::count(&mut tx).await? > 0
        || stored.is_none_or(|stored| stored != hash_of(&form.code))
    {
        return Err(OfficeError::field(
            "code",
            "一次性代码不正确或者已经用过，请查看服务器终端",
        ));
    }
    let unit = match gongkai_store::units::by_code(&mut tx, &form.unit_code).await? {
        Some(unit) => unit.id,
        None => units::insert(office, &mut tx, first_unit(&form)).await?,
    };
    let new = NewAccount {
        login: form.login,
        name: form.name,
        unit,
    };
    let person = accounts::insert(office, &mut tx, &new, Some(hashed), false).await?;
    grants::add(
        &mut tx,
        &Grant {
            person,
            unit,
            role: "system_administrator".into(),
        },
    )
    .await?;
    settings::remove(&mut tx, SETTING).await?;
    let event = EventDraft::new("person.first_administrator", Matter::Person(person.get()));
    event
        .by(person)
        .at_unit(unit)
        .append(office, &mut tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

fn first_unit(form: &FirstAdministrator) -> UnitForm {
    UnitForm {
        code: form.unit_code.clone(),
        name: form.unit_name.clone(),
        short_name: String::new(),
        abbreviation: None,
        parent: None,
        level: UnitLevel::District,
        credit_code: None,
        site_code: None,
        reviews_by_superior: false,
        sort: 0,
        profile: UnitProfile::default(),
    }
}
