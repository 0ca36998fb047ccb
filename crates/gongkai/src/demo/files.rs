//! The data of the demo district, embedded.

/// Units, people and the lists of what is not opened.
pub(super) const UNITS: &str = include_str!("../../../../demo/units.toml");
pub(super) const PEOPLE: &str = include_str!("../../../../demo/people.toml");
pub(super) const CATALOGUES: [(&str, &str, &str); 2] = [
    (
        "standard",
        "standard.csv",
        include_str!("../../../../demo/catalogue/standard.csv"),
    ),
    (
        "basic",
        "basic.csv",
        include_str!("../../../../demo/catalogue/basic.csv"),
    ),
];
pub(super) const CASES: &str = include_str!("../../../../demo/cases.toml");
/// Files that are severed for a reply, as the office holds them.
pub(super) const SEVERED: &[(&str, &[u8])] = &[(
    "lift-subsidies.pdf",
    include_bytes!("../../../../demo/files/lift-subsidies.pdf"),
)];
pub(super) const NIL_RETURNS: &str = include_str!("../../../../demo/catalogue/nil_returns.toml");
pub(super) const NEGATIVE_LIST: &str = include_str!("../../../../demo/negative_list.toml");

/// Texts written for one unit each, by kind.
pub(super) const RECORDS: &[(&str, &str)] = &[
    (
        "normative_document",
        include_str!("../../../../demo/records/normative_document.toml"),
    ),
    (
        "policy_document",
        include_str!("../../../../demo/records/policy_document.toml"),
    ),
    (
        "interpretation",
        include_str!("../../../../demo/records/interpretation.toml"),
    ),
    (
        "notice",
        include_str!("../../../../demo/records/notice.toml"),
    ),
    ("news", include_str!("../../../../demo/records/news.toml")),
    (
        "leader",
        include_str!("../../../../demo/records/leader.toml"),
    ),
    ("plan", include_str!("../../../../demo/records/plan.toml")),
    (
        "statistics",
        include_str!("../../../../demo/records/statistics.toml"),
    ),
    (
        "emergency_plan",
        include_str!("../../../../demo/records/emergency_plan.toml"),
    ),
    (
        "proposal",
        include_str!("../../../../demo/records/proposal.toml"),
    ),
    (
        "personnel",
        include_str!("../../../../demo/records/personnel.toml"),
    ),
    (
        "foi_rules",
        include_str!("../../../../demo/records/foi_rules.toml"),
    ),
    (
        "law_text",
        include_str!("../../../../demo/records/law_text.toml"),
    ),
];

/// Texts that every unit has in nearly the same words.
pub(super) const PER_UNIT: &str = include_str!("../../../../demo/records/per_unit.toml");
