//! How personal data is shown to whoever has not asked to see it (个人信息保护法 art. 51: 去标识化).

use gongkai_rules::numbers::{CitizenId, MobileNumber};
use serde::Deserialize;

/// What a masked field holds, which decides how much of it stays legible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mask {
    /// 姓名或者名称: the first character stays.
    Name,
    /// 身份证件号码: the first six and the last character stay.
    Identity,
    /// 电话: the first three and the last four digits stay.
    Phone,
    /// 电子邮箱: the first character and the host stay.
    Email,
    /// 地址: the first six characters stay.
    Address,
}

impl Mask {
    /// The text with the rest replaced by stars. The number of stars tells nothing of the length.
    ///
    /// ```
    /// use gongkai_model::case::Mask;
    /// assert_eq!(Mask::Name.of("欧阳文"), "欧＊＊");
    /// assert_eq!(Mask::Email.of("lin@example.cn"), "l***@example.cn");
    /// assert_eq!(Mask::Phone.of("+86 138 0013 8000"), "138****8000");
    /// ```
    #[must_use]
    pub fn of(self, text: &str) -> String {
        let text = text.trim();
        match self {
            Self::Name => format!("{}＊＊", first(text, 1)),
            Self::Identity => match CitizenId::read(text) {
                Ok(id) => id.masked(),
                Err(_) => format!("{}****", first(text, 1)),
            },
            Self::Phone => match MobileNumber::read(text) {
                Ok(number) => number.masked(),
                Err(_) => format!("****{}", last(text, 2)),
            },
            Self::Email => match text.rsplit_once('@') {
                Some((name, host)) => format!("{}***@{host}", first(name, 1)),
                None => "***".to_owned(),
            },
            Self::Address => format!("{}……", first(text, 6)),
        }
    }

    /// Why a text cannot be what the field wants, in words for whoever typed it.
    #[must_use]
    pub fn objection(self, text: &str) -> Option<&'static str> {
        match self {
            Self::Phone => {
                let digits = text.chars().filter(char::is_ascii_digit).count();
                let fits = (7..=15).contains(&digits)
                    && text
                        .chars()
                        .all(|c| c.is_ascii_digit() || " +-()（）".contains(c));
                (!fits).then_some("不像电话号码，请写区号或手机号，例如 0527-8888 6666")
            }
            Self::Email => {
                let fits = text.rsplit_once('@').is_some_and(|(name, host)| {
                    !name.is_empty()
                        && host.contains('.')
                        && !host.starts_with('.')
                        && !host.ends_with('.')
                        && !text.chars().any(char::is_whitespace)
                });
                (!fits).then_some("不像电子邮箱地址，例如 lin@example.cn")
            }
            Self::Name | Self::Identity | Self::Address => None,
        }
    }
}

fn first(text: &str, count: usize) -> String {
    text.chars().take(count).collect()
}

fn last(text: &str, count: usize) -> String {
    let all = text.chars().count();
    text.chars().skip(all.saturating_sub(count)).collect()
}
