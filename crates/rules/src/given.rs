//! What a program wrote, before anything is asked of it: any JSON value, numbers kept exactly as they stand.
//!
//! Rules that must answer every line, also a wrong one, read from this and name what is wrong. Numbers that
//! are no whole numbers stay decimal text, so that nothing is ever counted in floating point. Left out: JSON
//! itself, which the caller's reader knows.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// A value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// 空白: `null`, or nothing at all.
    Blank,
    /// 是或否
    YesNo(bool),
    /// 非负整数
    Whole(u64),
    /// 其他数: negative, with decimals, or too large to count; in decimal text.
    Number(String),
    /// 文字
    Text(String),
    /// 列表
    List(Vec<Given>),
    /// 对象: keys in the order written, repeated ones included.
    Object(Vec<(String, Given)>),
}

impl Given {
    /// The keys and values of an object.
    pub fn entries(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value of a key; a blank counts as absent.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let (_, value) = self.entries()?.iter().find(|(name, _)| name == key)?;
        (!value.is_blank()).then_some(value)
    }

    /// The items of a list.
    pub fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is a whole one.
    pub fn whole(&self) -> Option<u64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether nothing is written here.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }
}

impl fmt::Display for Given {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Blank => out.write_str("空白"),
            Self::YesNo(value) => write!(out, "{value}"),
            Self::Whole(number) => write!(out, "{number}"),
            Self::Number(text) => out.write_str(text),
            Self::Text(text) => write!(out, "“{text}”"),
            Self::List(_) => out.write_str("列表"),
            Self::Object(_) => out.write_str("对象"),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Given;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Blank)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Given, E> {
        Ok(Given::YesNo(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Given, E> {
        Ok(Given::Whole(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Given, E> {
        Ok(u64::try_from(value).map_or_else(|_| Given::Number(value.to_string()), Given::Whole))
    }

    #[expect(
        clippy::disallowed_types,
        reason = "the reader has no other form; it becomes decimal text at once and is never counted with"
    )]
    fn visit_f64<E>(self, value: f64) -> Result<Given, E> {
        Ok(Given::Number(format!("{value:?}")))
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Given, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Given::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Given::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::Given;

    fn read(text: &str) -> Given {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn numbers_stay_as_they_were_written() {
        let number = |text: &str| Given::Number(text.to_owned());
        let table = [
            ("0", Given::Whole(0)),
            ("18446744073709551615", Given::Whole(u64::MAX)),
            ("-1", number("-1")),
            ("43.79", number("43.79")),
            ("3.0", number("3.0")),
            ("1e300", number("1e300")),
            ("18446744073709551616", number("1.8446744073709552e19")),
        ];
        for (text, expected) in table {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_value_of_a_program_is_refused() {
        use serde::Deserialize;
        use serde::de::value::{BytesDeserializer, Error};
        let bytes = BytesDeserializer::<Error>::new(b"x");
        let refused = Given::deserialize(bytes).unwrap_err().to_string();
        assert!(refused.ends_with("expected any value"), "{refused}");
    }

    #[test]
    fn a_blank_key_is_absent_and_a_repeated_one_is_kept() {
        let object = read(r#"{"a":null,"b":1,"b":true,"c":[null,"x"],"d":{}}"#);
        assert_eq!(object.entries().unwrap().len(), 5);
        assert_eq!(object.get("a"), None);
        assert_eq!(object.get("b").and_then(Given::whole), Some(1));
        assert_eq!(object.get("c").and_then(Given::items).unwrap().len(), 2);
        assert_eq!(object.get("e"), None);
        assert_eq!(read("7").get("a"), None);
        assert_eq!(
            (read("7").items(), read("7").text(), read("[]").whole()),
            (None, None, None)
        );
        let shown: Vec<_> = object
            .entries()
            .unwrap()
            .iter()
            .map(|(_, v)| v.to_string())
            .collect();
        assert_eq!(shown, ["空白", "1", "true", "列表", "对象"]);
        assert_eq!(
            (read("-2").to_string(), read("\"x\"").to_string()),
            ("-2".into(), "“x”".into())
        );
        assert!(read("null").is_blank() && !read("0").is_blank());
        assert!(serde_json::from_str::<Given>("{").is_err());
    }
}
