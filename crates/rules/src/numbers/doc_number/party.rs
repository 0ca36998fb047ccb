//! Numbers that an organ of the Party gives (党委、党委办公室文号): documents that bear one are often issued jointly with the
//! government, such as 洪办发〔2017〕74号.
//!
//! Source: usage, not law: 党委 number their documents 某发, their offices 某办发, some 某委发, 某办字; governments put 政
//! or 府 between place and kind, departments their own character. It suggests that a person looks at who signed; it decides
//! nothing, and some places number otherwise. Left out: numbers of the Party's departments (组织部, 宣传部), which issue
//! alone.

use super::{DocNumber, Shape};

/// How a series ends behind the name of the place, and what that says. A longer one stands before a shorter one that it
/// ends with.
const ENDINGS: [(&str, &str); 11] = [
    ("党办发", OFFICE),
    ("委办发", OFFICE),
    ("委办", OFFICE),
    ("办发", OFFICE),
    ("办字", OFFICE),
    ("党发", COMMITTEE),
    ("委发", COMMITTEE),
    ("委字", COMMITTEE),
    ("委", COMMITTEE),
    ("发", COMMITTEE),
    ("字", COMMITTEE),
];

const COMMITTEE: &str = "党委文号，常由党委、政府联合制发";
const OFFICE: &str = "党委办公厅（室）文号，常由党委办公厅（室）、政府办公厅（室）联合制发";

/// Characters that end the abbreviation of a government or a department, so that no place stands alone before the kind.
const ORGANS: &str = "政府国财教公检法司民人社资环建住交水农商文卫审体统医保金林粮规科工税监旅档宗房管改信气侨外访组宣纪经贸绿城园邮编综残团妇";

/// The most characters of the name of a place in a number: 宿区.
const PLACE_CHARS: usize = 2;

/// Series of the centre that follow no rule.
const WHOLE: [(&str, &str); 1] = [("厅字", "中共中央办公厅文号，常由中办、国办联合制发")];

impl DocNumber {
    /// Why the number suggests that an organ of the Party issued the document, alone or with a government; `None` where it
    /// does not.
    ///
    /// ```
    /// use gongkai_rules::numbers::DocNumber;
    /// let joint = |text: &str| DocNumber::read(text).is_ok_and(|(number, _)| number.party_series().is_some());
    /// assert!(joint("云办发〔2025〕3号"));
    /// assert!(!joint("云政办发〔2025〕3号"));
    /// ```
    #[must_use]
    pub fn party_series(&self) -> Option<&'static str> {
        if self.shape != Shape::Bracket {
            return None;
        }
        let whole = WHOLE.iter().find(|(series, _)| *series == self.org);
        if let Some((_, why)) = whole {
            return Some(why);
        }
        let ending = ENDINGS
            .iter()
            .find_map(|(ending, why)| Some((self.org.strip_suffix(ending)?, *why)));
        let (place, why) = ending?;
        let last = place.chars().last()?;
        let is_place = place.chars().count() <= PLACE_CHARS && !ORGANS.contains(last);
        is_place.then_some(why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_the_party_are_told_from_those_of_governments_and_departments() {
        let party = [
            "云办发〔2017〕74号",
            "云发〔2020〕5号",
            "云区办发〔2021〕2号",
            "云委发〔2021〕2号",
            "云委办发〔2021〕2号",
            "云办字〔2021〕2号",
            "云党办发〔2021〕2号",
            "中办发〔2012〕14号",
            "中发〔2019〕1号",
            "厅字〔2016〕17号",
        ];
        let others = [
            "云政办发〔2021〕18号",
            "云政发〔2021〕18号",
            "云府办发〔2021〕18号",
            "云府发〔2021〕18号",
            "云区政办发〔2021〕24号",
            "国办发〔2016〕80号",
            "国发〔2016〕80号",
            "财库〔2020〕10号",
            "云财发〔2020〕10号",
            "民发〔2018〕23号",
            "云建发〔2020〕3号",
            "云数据发〔2024〕1号",
            "云组发〔2024〕1号",
            "云政字〔2009〕4号",
            "云卫函字〔2013〕321号",
            "云河区人民政府令第3号",
            "云河海关公告2015年第41号",
            "YHGS-2022-7",
        ];
        let is_party = |text: &str| {
            let (number, _) = DocNumber::read(text).unwrap();
            number.party_series().is_some()
        };
        for text in party {
            assert!(is_party(text), "{text}");
        }
        for text in others {
            assert!(!is_party(text), "{text}");
        }
    }
}
