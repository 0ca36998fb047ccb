//! 我的办件: what somebody brought, in one list, for whoever proves with a one-time code that a contact is theirs.
//!
//! An account is the keyed fingerprint of a contact and nothing else: no name, no password, no row before there is a case.
//! It has what was sent while its holder was in, and what they found with its tracking code; a case that only names the
//! contact is not in it, because people mistype, and what a case says would be a stranger's. ADR 29.

use gongkai_model::{
    case::{CaseHead, CaseKind, Contact},
    id::CaseId,
    kinds::FieldValue,
};
use gongkai_store::{Tx, cases, sent_forms};
use rand::RngCore;

use super::{
    challenge::Challenge,
    loaded::{CaseLoaded, key_of},
    pass,
    track::Recognised,
};
use crate::core::{Audience, Gate, HookForm, Letter, Office, OfficeError, Result};

/// Proof that whoever asks reads what is sent to a contact; only [`enter`] and what it gave out before make one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountHolder {
    account: String,
    /// The contact as it may be shown: 138****8000.
    pub shown: String,
}

/// A code that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSent {
    /// What the form carries on until the digits are typed; without them it opens nothing.
    pub token: String,
    /// Where it was sent, as it may be shown.
    pub shown: String,
}

/// What whoever asks for a code sends with it.
#[derive(Debug, Clone, Default)]
pub struct Knock {
    /// Where it comes from, for the limit of its gate.
    pub address: String,
    /// The mark of the question that the form carried.
    pub mark: String,
    /// The answer.
    pub answer: String,
}

/// A case in the list.
#[derive(Debug, Clone)]
pub struct OwnCase {
    /// Its row.
    pub head: CaseHead,
    /// The name of its kind.
    pub kind_name: String,
    /// The public name of its state.
    pub state_name: String,
    /// What it is about.
    pub subject: String,
}

/// How long a code is good for.
const CODE_MINUTES: i64 = 10;
/// How long whoever entered stays in.
const MINUTES: i64 = 120;
/// So many cases are listed, the newest ones.
const LISTED: i64 = 200;

impl AccountHolder {
    /// What a browser keeps for two hours; nobody else can make it.
    ///
    /// # Errors
    /// The key folder's.
    pub fn pass(&self, office: &Office) -> Result<String> {
        pass::make(office, "account", &self.said(), MINUTES)
    }

    /// Reads a pass; none for one that is not ours or has run out.
    ///
    /// # Errors
    /// The key folder's.
    pub fn by_pass(office: &Office, pass: &str) -> Result<Option<Self>> {
        let said = pass::read(office, "account", pass)?;
        Ok(said.as_deref().and_then(Self::of_said))
    }

    fn of(office: &Office, contact: &Contact) -> Result<Self> {
        Ok(Self {
            account: office.keys.fingerprint("account", &contact.plain())?,
            shown: contact.masked(),
        })
    }

    fn said(&self) -> String {
        format!("{}|{}", self.account, self.shown)
    }

    fn of_said(said: &str) -> Option<Self> {
        let (account, shown) = said.split_once('|')?;
        Some(Self {
            account: account.to_owned(),
            shown: shown.to_owned(),
        })
    }
}

/// Whether anybody can enter here: codes have to be sent somehow.
#[must_use]
pub fn has_accounts(office: &Office) -> bool {
    office.outlets.has_mail() || sms(office).is_some()
}

fn sms(office: &Office) -> Option<&crate::core::Hook> {
    let mut hooks = office.outlets.hooks(Audience::Applicant);
    hooks.find(|hook| hook.form == HookForm::Sms)
}

/// Sends a one-time code to a contact. Whether it has an account is not told: everybody has one who can read the code.
///
/// # Errors
/// [`OfficeError::Invalid`] at `contact` or `answer`; [`OfficeError::TooOften`].
pub async fn ask_code(office: &Office, contact: &str, knock: Knock) -> Result<CodeSent> {
    Gate::ACCOUNT.pass(office, &knock.address).await?;
    let contact = Contact::read(contact).map_err(|wrong| OfficeError::field("contact", wrong))?;
    Challenge::check(office, &knock.mark, &knock.answer)?;
    // One sum, one message: who solves it once does not send a thousand.
    note_once(office, &knock.mark, "answer", "请回答新的问题").await?;
    Gate::SEND_CODE.pass(office, &contact.plain()).await?;
    let holder = AccountHolder::of(office, &contact)?;
    let chance = rand::rng().next_u64();
    let said = format!("{}|{chance:016x}", holder.said());
    let token = pass::make(office, "code", &said, CODE_MINUTES)?;
    send(office, &contact, &digits_of(office, &token)?).await?;
    Ok(CodeSent {
        token,
        shown: holder.shown,
    })
}

/// Takes a mark for good; a second time it is refused.
async fn note_once(office: &Office, mark: &str, field: &str, refusal: &str) -> Result<()> {
    let mut tx = office.store.begin().await?;
    if !sent_forms::note(&mut tx, mark, office.clock.now(), &[]).await? {
        return Err(OfficeError::field(field, refusal));
    }
    tx.commit().await?;
    Ok(())
}

/// The six digits that belong to a token; nothing has to be kept.
fn digits_of(office: &Office, token: &str) -> Result<String> {
    let print = office.keys.fingerprint("account code", token)?;
    let number = print
        .get(..12)
        .and_then(|digits| u64::from_str_radix(digits, 16).ok());
    Ok(format!("{:06}", number.unwrap_or_default() % 1_000_000))
}

/// At once and not through the outbox: there the contact would have to be kept, and a code that comes later is none.
async fn send(office: &Office, contact: &Contact, digits: &str) -> Result<()> {
    let letter = Letter {
        subject: "登录验证码".to_owned(),
        text: format!(
            "验证码 {digits} ，{CODE_MINUTES} 分钟内有效，只用于查看您自己的办件。不是您本人操作的，请不要理会。"
        ),
    };
    let job = office.new_id();
    let sent = match (contact, sms(office)) {
        (Contact::Email(address), _) if office.outlets.has_mail() => {
            office.outlets.mail(job, address, &letter).await
        }
        (Contact::Mobile(number), Some(hook)) => {
            office
                .outlets
                .tell(hook, job, number.reveal(), &letter)
                .await
        }
        (Contact::Email(_), _) => {
            return Err(OfficeError::field(
                "contact",
                "这里不能发邮件，请填写手机号码",
            ));
        }
        (Contact::Mobile(_), None) => {
            return Err(OfficeError::field(
                "contact",
                "这里不能发短信，请填写电子邮箱",
            ));
        }
    };
    sent.map_err(|reason| {
        tracing::warn!(%reason, "a one-time code was not sent");
        OfficeError::field(
            "contact",
            "验证码没有发出去，请核对后再试，或者凭查询码查询",
        )
    })
}

/// Lets somebody in who types the digits that were sent; each code once.
///
/// # Errors
/// [`OfficeError::Invalid`] at `digits`; [`OfficeError::TooOften`].
pub async fn enter(
    office: &Office,
    token: &str,
    digits: &str,
    address: &str,
) -> Result<AccountHolder> {
    const STALE: &str = "验证码已经过期，请重新发送";
    Gate::ACCOUNT.pass(office, address).await?;
    let said = pass::read(office, "code", token)?;
    let holder = said.as_deref().and_then(|said| said.rsplit_once('|'));
    let holder = holder.and_then(|(said, _)| AccountHolder::of_said(said));
    let holder = holder.ok_or_else(|| OfficeError::field("digits", STALE))?;
    Gate::ACCOUNT_CODE.pass(office, &holder.account).await?;
    let typed = digits.trim();
    if digits_of(office, token)? != typed {
        return Err(OfficeError::field("digits", "验证码不对，请核对后再填"));
    }
    // The token holds the masked contact; of it, too, only a fingerprint is stored.
    let spent = office.keys.fingerprint("spent", token)?;
    note_once(office, &spent, "digits", STALE).await?;
    Gate::ACCOUNT_CODE.forget(office, &holder.account).await?;
    Ok(holder)
}

/// Everything in somebody's list, the newest first. A case that was destroyed is left out.
///
/// # Errors
/// The store's.
pub async fn own_cases(office: &Office, holder: &AccountHolder) -> Result<Vec<OwnCase>> {
    let mut reader = office.store.reader().await?;
    let heads = cases::of_account(&mut reader, &holder.account, LISTED).await?;
    let mut listed = Vec::new();
    for head in heads {
        let Some((kind, procedure)) = office.kinds.case(&head.kind) else {
            continue;
        };
        let Ok(key) = key_of(office, &head) else {
            continue;
        };
        let state = procedure.state(&head.state);
        let public = state.and_then(|state| state.public.clone());
        listed.push(OwnCase {
            kind_name: kind.name.clone(),
            state_name: public.unwrap_or_default(),
            subject: key.open_text("subject", &head.subject)?,
            head,
        });
    }
    Ok(listed)
}

/// Opens a case of the list as its tracking code would.
///
/// # Errors
/// [`OfficeError::NotFound`] for one that is not in it.
pub async fn open_own(office: &Office, holder: &AccountHolder, case: CaseId) -> Result<Recognised> {
    let mut reader = office.store.reader().await?;
    if cases::is_tied(&mut reader, &holder.account, case).await? {
        Ok(Recognised::of_account(case))
    } else {
        Err(OfficeError::NotFound("这个办件"))
    }
}

/// Whether a case is in somebody's list.
///
/// # Errors
/// The store's.
pub async fn is_own(office: &Office, holder: &AccountHolder, who: Recognised) -> Result<bool> {
    let mut reader = office.store.reader().await?;
    Ok(cases::is_tied(&mut reader, &holder.account, who.case()).await?)
}

/// Puts a case that somebody found with its tracking code into their list.
///
/// # Errors
/// The store's.
pub async fn keep_own(office: &Office, holder: &AccountHolder, who: Recognised) -> Result<()> {
    let mut tx = office.store.begin().await?;
    tie(office, &mut tx, holder, who.case()).await?;
    tx.commit().await?;
    Ok(())
}

pub(super) async fn tie(
    office: &Office,
    tx: &mut Tx,
    holder: &AccountHolder,
    case: CaseId,
) -> Result<()> {
    cases::tie(tx, &holder.account, case, office.clock.now()).await?;
    Ok(())
}

/// Takes a case out of somebody's list. The case itself goes on.
///
/// # Errors
/// [`OfficeError::NotFound`] for one that is not in it.
pub async fn drop_own(office: &Office, holder: &AccountHolder, case: CaseId) -> Result<()> {
    let mut tx = office.store.begin().await?;
    if !cases::untie(&mut tx, &holder.account, case).await? {
        return Err(OfficeError::NotFound("这个办件"));
    }
    tx.commit().await?;
    Ok(())
}

/// Forgets an account (注销): nothing of it stays. Its cases go on and are followed with their codes.
///
/// # Errors
/// The store's.
pub async fn close_account(office: &Office, holder: &AccountHolder) -> Result<()> {
    let mut tx = office.store.begin().await?;
    cases::untie_all(&mut tx, &holder.account).await?;
    tx.commit().await?;
    Ok(())
}

/// What a form of a kind may be filled with for somebody: who they are and how they are reached, as their newest case of the
/// kind says it. Nothing of what was asked for; empty for whoever has none.
///
/// # Errors
/// The store's.
pub async fn known_of(
    office: &Office,
    holder: &AccountHolder,
    kind: &CaseKind,
) -> Result<Vec<(String, String)>> {
    let mut reader = office.store.reader().await?;
    let heads = cases::of_account(&mut reader, &holder.account, LISTED).await?;
    let newest = heads
        .into_iter()
        .find(|head| head.kind == kind.code && !head.is_stub() && key_of(office, head).is_ok());
    let Some(head) = newest else {
        return Ok(Vec::new());
    };
    let loaded = CaseLoaded::of(office, &mut reader, head).await?;
    let known = kind.personal_fields().filter_map(|code| {
        let text = match loaded.form.get(code)? {
            FieldValue::Text(text) | FieldValue::Enum(text) => text.clone(),
            _ => return None,
        };
        Some((code.to_owned(), text))
    });
    Ok(known.collect())
}
