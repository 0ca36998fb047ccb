//! Somebody of the district who enters 我的办件 with a code and puts what they asked for into their list.

use std::{fs, path::Path};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use gongkai_office::{
    Office, OfficeError,
    cases::{self, Challenge, Knock},
};
use gongkai_store::cases::Filter;

/// Whose list it is; their requests are in `demo/cases.toml`.
pub const CONTACT: &str = "maixiaohe@example.cn";

/// More than there are.
const ALL: i64 = 1_000;

/// Fills the list and returns how many cases it has. The letter with the code is read from the folder, and taken away.
///
/// # Errors
/// What a use case refuses.
pub async fn fill(office: &Office, letters: &Path) -> Result<usize, OfficeError> {
    let challenge = Challenge::new(office)?;
    let knock = Knock {
        answer: (challenge.figures.0 + challenge.figures.1).to_string(),
        mark: challenge.mark,
        address: String::new(),
    };
    let sent = cases::ask_code(office, CONTACT, knock).await?;
    let digits = read_code(letters).map_err(|error| OfficeError::File(error.to_string()))?;
    let holder = cases::enter(office, &sent.token, &digits, "").await?;
    let mut reader = office.store.reader().await?;
    let all = gongkai_store::cases::list(&mut reader, &Filter::default(), None, ALL).await?;
    drop(reader);
    let mut count = 0;
    for case in all {
        match cases::recognise(office, case.tracking.as_str(), CONTACT).await {
            Ok(who) => cases::keep_own(office, &holder, who).await?,
            Err(OfficeError::NotFound(_)) => continue,
            Err(error) => return Err(error),
        }
        count += 1;
    }
    Ok(count)
}

/// The six digits of the only letter in a folder.
fn read_code(letters: &Path) -> std::io::Result<String> {
    let mut digits = String::new();
    for file in fs::read_dir(letters)? {
        let path = file?.path();
        let mail = fs::read(&path)?;
        fs::remove_file(path)?;
        digits = code_in(&mail);
    }
    Ok(digits)
}

/// The digits of a mail, however its text is written.
fn code_in(mail: &[u8]) -> String {
    let text = String::from_utf8_lossy(mail);
    let body = text.split("\r\n\r\n").nth(1).unwrap_or_default();
    let is_coded = text.contains("base64");
    let plain = if is_coded {
        let packed: String = body.split_whitespace().collect();
        let bytes = STANDARD.decode(packed);
        String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
    } else {
        body.to_owned()
    };
    plain.chars().filter(char::is_ascii_digit).take(6).collect()
}
