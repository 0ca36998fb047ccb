//! The form of a unit: its inputs, from what is known or from what was typed.

use gongkai_model::organisation::{Unit, UnitLevel, UnitProfile};
use gongkai_office::identity::UnitForm;

use crate::desk::{input::Input, submitted::Submitted};

const LEVELS: [UnitLevel; 8] = [
    UnitLevel::District,
    UnitLevel::Bureau,
    UnitLevel::Town,
    UnitLevel::Park,
    UnitLevel::Party,
    UnitLevel::PublicEnterprise,
    UnitLevel::Office,
    UnitLevel::Village,
];

pub(super) fn empty() -> UnitForm {
    UnitForm {
        code: String::new(),
        name: String::new(),
        short_name: String::new(),
        abbreviation: None,
        parent: None,
        level: UnitLevel::Bureau,
        credit_code: None,
        site_code: None,
        reviews_by_superior: false,
        sort: 0,
        profile: UnitProfile::default(),
    }
}

pub(super) fn form_of(unit: &Unit) -> UnitForm {
    UnitForm {
        code: unit.code.clone(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        abbreviation: unit.abbreviation.clone(),
        parent: unit.parent,
        level: unit.level,
        credit_code: unit.credit_code.clone(),
        site_code: unit.site_code.clone(),
        reviews_by_superior: unit.reviews_by_superior,
        sort: unit.sort,
        profile: unit.profile.clone(),
    }
}

pub(super) fn read(form: &Submitted) -> UnitForm {
    let topics = form.text("duty_topics");
    let topics = topics.split(['、', '，', ',', '\n']).map(str::trim);
    UnitForm {
        code: form.text("code"),
        name: form.text("name"),
        short_name: form.text("short_name"),
        abbreviation: form.filled("abbreviation"),
        parent: form.text("parent").parse().ok(),
        level: UnitLevel::from_code(&form.text("level")).unwrap_or(UnitLevel::Bureau),
        credit_code: form.filled("credit_code"),
        site_code: form.filled("site_code"),
        reviews_by_superior: form.is_ticked("reviews_by_superior"),
        sort: form.text("sort").parse().unwrap_or(0),
        profile: UnitProfile {
            name_en: form.text("name_en"),
            name_ja: form.text("name_ja"),
            name_ko: form.text("name_ko"),
            duties: form.text("duties"),
            address: form.text("address"),
            hours: form.text("hours"),
            phone: form.text("phone"),
            fax: form.text("fax"),
            email: form.text("email"),
            head: form.text("head"),
            icp: form.text("icp"),
            police_record: form.text("police_record"),
            duty_topics: topics
                .filter(|t| !t.is_empty())
                .map(str::to_owned)
                .collect(),
        },
    }
}

pub(super) fn main_inputs(form: &UnitForm, is_new: bool) -> Vec<Input> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let levels = LEVELS.map(|level| (level.code().to_owned(), level.label().to_owned()));
    let mut inputs = vec![
        Input::line("name", "全称").value(&form.name),
        Input::line("short_name", "规范简称")
            .value(&form.short_name)
            .optional()
            .short(),
        Input::choice("level", "类别", levels)
            .value(form.level.code())
            .short(),
        Input::line("abbreviation", "机关代字")
            .hint("文号中的代字，例如“云建”")
            .value(text(&form.abbreviation))
            .optional()
            .short(),
        Input::line("credit_code", "统一社会信用代码")
            .hint("18 位，用来编制索引号")
            .value(text(&form.credit_code))
            .optional()
            .short(),
        Input::line("site_code", "网站标识码")
            .value(text(&form.site_code))
            .optional()
            .short(),
        Input::line("sort", "排序")
            .value(form.sort.to_string())
            .short(),
    ];
    if is_new {
        let code = Input::line("code", "代码")
            .hint("用在网址中，小写字母、数字或 -，以后不能更改")
            .value(&form.code)
            .short();
        inputs.insert(0, code);
    }
    inputs
}

pub(super) fn profile_inputs(profile: &UnitProfile) -> Vec<Input> {
    vec![
        Input::line("name_en", "英文名称")
            .hint("显示在门户的英文页面上；不填的显示中文名称")
            .value(&profile.name_en)
            .optional(),
        Input::line("name_ja", "日文名称")
            .value(&profile.name_ja)
            .optional()
            .short(),
        Input::line("name_ko", "韩文名称")
            .value(&profile.name_ko)
            .optional()
            .short(),
        Input::lines("duties", "机构职能", 3)
            .value(&profile.duties)
            .optional(),
        Input::line("duty_topics", "职能主题")
            .hint("起草时从中选择与职能的关联，用顿号分开")
            .value(profile.duty_topics.join("、"))
            .optional(),
        Input::line("address", "办公地址")
            .value(&profile.address)
            .optional(),
        Input::line("hours", "办公时间")
            .value(&profile.hours)
            .optional(),
        Input::line("phone", "联系电话")
            .value(&profile.phone)
            .optional()
            .short(),
        Input::line("fax", "传真")
            .value(&profile.fax)
            .optional()
            .short(),
        Input::line("email", "电子邮箱")
            .value(&profile.email)
            .optional()
            .short(),
        Input::line("head", "负责人")
            .value(&profile.head)
            .optional()
            .short(),
        Input::line("icp", "ICP 备案号")
            .value(&profile.icp)
            .optional()
            .short(),
        Input::line("police_record", "公安备案号")
            .value(&profile.police_record)
            .optional()
            .short(),
    ]
}
