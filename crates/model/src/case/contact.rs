//! Contacts (联系方式): by which somebody is reached, and by which they are recognised.

use gongkai_rules::numbers::MobileNumber;

use super::mask::Mask;

/// A mobile number or an e-mail address to which a code can be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// 手机号码
    Mobile(MobileNumber),
    /// 电子邮箱, in small letters.
    Email(String),
}

impl Contact {
    /// Reads a contact as somebody types it.
    ///
    /// ```
    /// use gongkai_model::case::Contact;
    /// let read = |text| Contact::read(text).map(|contact| contact.plain()).ok();
    /// assert_eq!(read(" +86 138-0013-8000 "), Some("13800138000".to_owned()));
    /// assert_eq!(read("Lin@Example.cn"), Some("lin@example.cn".to_owned()));
    /// assert_eq!(read("0527-88886666"), None);
    /// ```
    ///
    /// # Errors
    /// What is wrong, in words for whoever typed it.
    pub fn read(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if !text.contains('@') {
            let number = MobileNumber::read(text);
            return number
                .map(Self::Mobile)
                .map_err(|_| "请填写手机号码或者电子邮箱");
        }
        match Mask::Email.objection(text) {
            Some(wrong) => Err(wrong),
            None if text.is_ascii() => Ok(Self::Email(text.to_ascii_lowercase())),
            None => Err("电子邮箱地址只能用英文字母、数字和符号"),
        }
    }

    /// The contact, written one way only.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Mobile(number) => number.reveal().to_owned(),
            Self::Email(address) => address.clone(),
        }
    }

    /// The contact as it may be shown.
    #[must_use]
    pub fn masked(&self) -> String {
        match self {
            Self::Mobile(number) => number.masked(),
            Self::Email(address) => Mask::Email.of(address),
        }
    }
}
