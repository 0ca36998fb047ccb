//! `gongkai user …`: accounts from the terminal of the server, in the name of an administrator.

use clap::Subcommand;
use gongkai_model::organisation::Grant;
use gongkai_office::identity;
use gongkai_store::{people, units};

use super::{
    Console, DataArgs, Outcome,
    acting::{As, person, unit_id},
};

/// Arguments of `user`.
#[derive(Debug, clap::Args)]
pub struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// List all accounts
    List {
        #[command(flatten)]
        data: DataArgs,
    },
    /// Open an account; its first password is printed once
    Add {
        /// The sign-in name
        login: String,
        /// 姓名
        name: String,
        /// The unit's code
        #[arg(long, value_name = "CODE")]
        unit: String,
        #[command(flatten)]
        by: As,
    },
    /// Grant a role at a unit
    Grant {
        /// The sign-in name
        login: String,
        /// The role's code, such as first_reviewer
        role: String,
        /// The unit's code
        #[arg(long, value_name = "CODE")]
        unit: String,
        #[command(flatten)]
        by: As,
    },
    /// Print a new password once
    ResetPassword {
        /// The sign-in name
        login: String,
        #[command(flatten)]
        by: As,
    },
    /// Close an account
    Close {
        /// The sign-in name
        login: String,
        #[command(flatten)]
        by: As,
    },
}

/// Does what is asked.
pub async fn run(args: UserArgs, console: &mut Console) -> Result<Outcome, String> {
    match args.command {
        UserCommand::List { data } => list(&data, console).await,
        UserCommand::Add {
            login,
            name,
            unit,
            by,
        } => {
            let (office, actor) = by.act().await?;
            let unit = unit_id(&office, &unit).await?;
            let new = identity::NewAccount { login, name, unit };
            let (_, password) = identity::open(&office, &actor, new)
                .await
                .map_err(|error| error.to_string())?;
            console.line(&format!(
                "初始密码（只显示这一次，首次登录须修改）：{}",
                password.reveal()
            ));
            Ok(Outcome::Fine)
        }
        UserCommand::Grant {
            login,
            role,
            unit,
            by,
        } => {
            let (office, actor) = by.act().await?;
            let unit = unit_id(&office, &unit).await?;
            let person = person(&office, &login).await?;
            let grant = Grant { person, unit, role };
            identity::grant(&office, &actor, grant)
                .await
                .map_err(|error| error.to_string())?;
            Ok(Outcome::Fine)
        }
        UserCommand::ResetPassword { login, by } => {
            let (office, actor) = by.act().await?;
            let person = person(&office, &login).await?;
            let password = identity::reset_password(&office, &actor, person).await;
            let password = password.map_err(|error| error.to_string())?;
            console.line(&format!(
                "新密码（只显示这一次，登录后须修改）：{}",
                password.reveal()
            ));
            Ok(Outcome::Fine)
        }
        UserCommand::Close { login, by } => {
            let (office, actor) = by.act().await?;
            let person = person(&office, &login).await?;
            identity::close(&office, &actor, person)
                .await
                .map_err(|error| error.to_string())?;
            Ok(Outcome::Fine)
        }
    }
}

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
    for account in people::list(&mut reader, None)
        .await
        .map_err(|error| error.to_string())?
    {
        let unit = tree.get(account.person.unit).map_or("", |unit| &unit.name);
        let state = if account.person.closed_at.is_some() {
            "已注销"
        } else {
            "在用"
        };
        console.line(&format!(
            "{}\t{}\t{unit}\t{state}",
            account.person.login, account.person.name
        ));
    }
    Ok(Outcome::Fine)
}
