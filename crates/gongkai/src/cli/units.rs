//! `gongkai unit …`: units from the terminal of the server.

use clap::{Subcommand, ValueEnum};
use gongkai_model::organisation::{UnitLevel, UnitProfile};
use gongkai_office::identity::{self, UnitForm};
use gongkai_store::units;

use super::{
    Console, DataArgs, Outcome,
    acting::{As, unit_id},
};

/// Arguments of `unit`.
#[derive(Debug, clap::Args)]
pub struct UnitArgs {
    #[command(subcommand)]
    command: UnitCommand,
}

#[derive(Debug, Subcommand)]
enum UnitCommand {
    /// List all units
    List {
        #[command(flatten)]
        data: Box<DataArgs>,
    },
    /// Add a unit below another; what the public is told about it is filled in at the desk
    Add(Box<NewUnit>),
}

/// A unit as the desk's form asks for it.
#[derive(Debug, clap::Args)]
struct NewUnit {
    /// Its code in addresses: lower case letters, digits or -; it stays for good
    code: String,
    /// 全称
    name: String,
    /// The superior unit's code
    #[arg(long, value_name = "CODE")]
    parent: String,
    /// What sort of unit it is
    #[arg(long, value_enum, default_value_t = Kind::Bureau)]
    kind: Kind,
    /// 规范简称; the whole name when absent
    #[arg(long, value_name = "NAME", default_value = "")]
    short_name: String,
    /// 机关代字, as in its document numbers
    #[arg(long, value_name = "TEXT")]
    abbreviation: Option<String>,
    /// 统一社会信用代码, which heads its index numbers
    #[arg(long, value_name = "CODE")]
    credit_code: Option<String>,
    /// 网站标识码
    #[arg(long, value_name = "CODE")]
    site_code: Option<String>,
    /// Its place among its siblings
    #[arg(long, value_name = "N", default_value_t = 0)]
    sort: i64,
    /// 代审: the superior unit's reviewers may review for it
    #[arg(long)]
    reviewed_by_superior: bool,
    #[command(flatten)]
    by: As,
}

/// [`UnitLevel`] in the words of the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// 区政府
    District,
    /// 部门
    Bureau,
    /// 镇（街道）
    Town,
    /// 园区
    Park,
    /// 党委部门
    Party,
    /// 公共企事业单位
    PublicEnterprise,
    /// 内设机构
    Office,
    /// 村（社区）
    Village,
}

impl From<Kind> for UnitLevel {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::District => Self::District,
            Kind::Bureau => Self::Bureau,
            Kind::Town => Self::Town,
            Kind::Park => Self::Park,
            Kind::Party => Self::Party,
            Kind::PublicEnterprise => Self::PublicEnterprise,
            Kind::Office => Self::Office,
            Kind::Village => Self::Village,
        }
    }
}

/// Does what is asked.
pub async fn run(args: UnitArgs, console: &mut Console) -> Result<Outcome, String> {
    match args.command {
        UnitCommand::List { data } => list(&data, console).await,
        UnitCommand::Add(new) => add(*new).await,
    }
}

async fn add(new: NewUnit) -> Result<Outcome, String> {
    let (office, actor) = new.by.act().await?;
    let form = UnitForm {
        code: new.code,
        name: new.name,
        short_name: new.short_name,
        abbreviation: new.abbreviation,
        parent: Some(unit_id(&office, &new.parent).await?),
        level: new.kind.into(),
        credit_code: new.credit_code,
        site_code: new.site_code,
        reviews_by_superior: new.reviewed_by_superior,
        sort: new.sort,
        profile: UnitProfile::default(),
    };
    identity::add_unit(&office, &actor, form)
        .await
        .map_err(|error| error.to_string())?;
    Ok(Outcome::Fine)
}

/// Lists units: code, level, name, superior.
async fn list(data: &DataArgs, console: &mut Console) -> Result<Outcome, String> {
    let office = data.place.open_existing(&data.data).await?;
    let mut reader = office
        .store
        .reader()
        .await
        .map_err(|error| error.to_string())?;
    let tree = units::tree(&mut reader)
        .await
        .map_err(|error| error.to_string())?;
    for unit in tree.iter() {
        let parent = unit
            .parent
            .and_then(|id| tree.get(id))
            .map_or("", |parent| &parent.code);
        console.line(&format!(
            "{}\t{}\t{}\t{parent}",
            unit.code,
            unit.level.label(),
            unit.name
        ));
    }
    Ok(Outcome::Fine)
}
