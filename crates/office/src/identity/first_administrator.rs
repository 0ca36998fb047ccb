//! The first administrator: a fresh server asks for one with a code that only its terminal shows.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use gongkai_model::{
    event::Matter,
    id::UnitId,
    organisation::{Grant, UnitLevel, UnitProfile},
};
use gongkai_store::{Tx, grants, people, settings};
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
    if people::any(&mut tx).await? {
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
    Ok(!people::any(&mut reader).await?)
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
    if people::any(&mut tx).await? || stored.is_none_or(|stored| stored != hash_of(&form.code)) {
        return Err(OfficeError::field(
            "code",
            "一次性代码不正确或者已经用过，请查看服务器终端",
        ));
    }
    let unit = claimed_unit(office, &mut tx, &form).await?;
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

/// The first unit: a new one, or the one that an import for evaluation made, which has no name yet. There is
/// one root, so an administrator does not begin another beside it.
async fn claimed_unit(office: &Office, tx: &mut Tx, form: &FirstAdministrator) -> Result<UnitId> {
    let tree = gongkai_store::units::tree(tx).await?;
    let Some(root) = tree.root() else {
        return units::insert(office, tx, first_unit(form)).await;
    };
    if root.code != form.unit_code.trim() {
        let message = format!(
            "试用导入时已经建立代码为“{0}”的机构，请填写“{0}”",
            root.code
        );
        return Err(OfficeError::field("unit_code", message));
    }
    let name = form.unit_name.trim();
    if root.name == root.code && !name.is_empty() {
        let mut named = root.clone();
        named.name = name.to_owned();
        named.short_name = name.to_owned();
        gongkai_store::units::update(tx, &named).await?;
    }
    Ok(root.id)
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
