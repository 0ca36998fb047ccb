//! Kinds as they are loaded: a whole kind, and every way in which a file can be wrong, with its line.

use super::*;

const ROLES: &str = include_str!("../../../../kinds/roles.toml");
const PROCEDURE: &str = include_str!("../../../../kinds/procedures/three_reviews.toml");

const SUBSIDY: &str = r#"code = "subsidy"
name = "惠民补贴"
name_en = "Subsidies"
about = "补贴到人到户的发放情况。"
section = "statutory"
column_type = "政策文件"
retention = 10

[[field]]
code = "period"
name = "公示期"
type = "period"
required = true

[[field]]
code = "total"
name = "总额"
type = "money"
unit = "万元"

[[field]]
code = "recipients"
name = "发放对象"
type = "table"
columns = [{ code = "name", name = "姓名", type = "text" }, { code = "amount", name = "金额", type = "money", unit = "元" }]

[[field]]
code = "fund"
name = "资金类别"
type = "enum"
choices = [{ code = "farm", name = "涉农" }, { code = "care", name = "救助" }]

[list]
columns = ["title", "total"]
facets = ["year", "fund"]

[take_down]
after_days = 0
field = "period"
basis = "补贴公示期届满撤下"
"#;

fn source(path: &str, text: &str) -> KindSource {
    KindSource {
        path: path.into(),
        text: text.into(),
    }
}

fn load(kind: &str) -> Result<Kinds, Vec<KindError>> {
    Kinds::load(&[
        source("roles.toml", ROLES),
        source("procedures/three_reviews.toml", PROCEDURE),
        source("records/subsidy.toml", kind),
    ])
}

#[test]
fn a_kind_with_money_period_table_and_enum_is_carried_by_the_format() {
    let kinds = load(SUBSIDY).unwrap_or_else(|errors| panic!("{errors:?}"));
    let kind = kinds.record("subsidy").unwrap();
    let money = kind.field("total").unwrap();
    assert_eq!(
        parse_value(money, "43.79"),
        Ok(Some(FieldValue::Money(43_790_000)))
    );
    assert_eq!(
        parse_value(money, "１，２００万元"),
        Ok(Some(FieldValue::Money(1_200_000_000)))
    );
    assert_eq!(show_money(43_790_000, MoneyUnit::TenThousandYuan), "43.79");
    assert_eq!(show_money(-5, MoneyUnit::Yuan), "-0.05");
    let table = parse_value(kind.field("recipients").unwrap(), "王某\t120.50\n李某\t80").unwrap();
    let Some(FieldValue::Table(rows)) = table else {
        panic!("no table: {table:?}")
    };
    assert_eq!(rows[0]["amount"], "12050");
    assert!(parse_value(kind.field("fund").unwrap(), "其他").is_err());
    assert!(kinds.permissions().knows("first_review"));
}

#[test]
fn a_wrong_file_is_named_with_line_and_reason() {
    let cases = [
        (
            "section = \"statutory\"",
            "section = \"elsewhere\"",
            5,
            "unknown variant `elsewhere`",
        ),
        (
            "type = \"period\"",
            "type = \"span\"",
            9,
            "unknown variant `span`",
        ),
        (
            "required = true",
            "requird = true",
            13,
            "a field has no key `requird`",
        ),
        (
            "code = \"total\"",
            "code = \"period\"",
            10,
            "declared twice",
        ),
        (
            "facets = [\"year\", \"fund\"]",
            "facets = [\"total\"]",
            16,
            "`total` is no enum field",
        ),
        (
            "field = \"period\"",
            "field = \"total\"",
            38,
            "no date or period field",
        ),
        (
            "retention = 10",
            "retention = 10\nprocedure = \"two_reviews\"",
            8,
            "no procedure is called `two_reviews`",
        ),
    ];
    for (from, to, line, reason) in cases {
        let errors = load(&SUBSIDY.replacen(from, to, 1)).err().expect(to);
        let error = &errors[0];
        assert!(error.reason.contains(reason), "{to}: {error}");
        assert!(error.line.abs_diff(line) <= 3, "{to}: {error}");
        assert!(
            error.to_string().starts_with("records/subsidy.toml:"),
            "{error}"
        );
    }
}

#[test]
fn an_extra_step_is_put_into_the_procedure_of_its_kind_only() {
    let with_step = format!(
        "{SUBSIDY}\n[[extra_step]]\nstep = \"legal_review\"\nname = \"合法性审核通过\"\nstate_name = \"待合法性审核\"\nroles = [\"legal_reviewer\"]\nbefore = \"final_review\"\n"
    );
    let kinds = load(&with_step).unwrap_or_else(|errors| panic!("{errors:?}"));
    let procedure = kinds.procedure_of("subsidy").unwrap();
    assert!(procedure.state("legal_review").is_some());
    assert!(procedure.from("legal_review").any(|t| t.step == "return"));
    let no_state = with_step.replace("before = \"final_review\"", "before = \"nowhere\"");
    assert!(
        load(&no_state).err().unwrap()[0]
            .reason
            .contains("no such state")
    );
}

#[test]
fn a_relation_that_nobody_knows_stops_the_start_with_its_line() {
    let require =
        "\n[[require]]\nrelation = \"explained_by\"\nkind = \"subsidy\"\nmessage = \"x\"\n";
    let errors = load(&format!("{SUBSIDY}{require}")).err().unwrap();
    let text = errors[0].to_string();
    assert!(text.starts_with("records/subsidy.toml:"), "{text}");
    assert!(
        text.contains("no relation is called `explained_by`"),
        "{text}"
    );
    assert!(text.contains("interpreted_by"), "{text}");
}

#[test]
fn a_kind_names_fields_of_the_catalogue_that_exist() {
    const FIELDS: &str = include_str!("../../../../kinds/catalogue.toml");
    const NIL: &str = include_str!("../../../../kinds/procedures/nil_return.toml");
    let with = |catalogue: &str, nil: &str| {
        let kind = SUBSIDY.replace("retention = 10", &format!("retention = 10\n{catalogue}"));
        Kinds::load(&[
            source("roles.toml", ROLES),
            source("catalogue.toml", FIELDS),
            source("procedures/three_reviews.toml", PROCEDURE),
            source("procedures/nil_return.toml", nil),
            source("records/subsidy.toml", &kind),
        ])
    };
    let kinds = with("catalogue = [\"20-11\", \"26-19\"]", NIL).unwrap_or_else(|e| panic!("{e:?}"));
    let standard = kinds
        .catalogue()
        .iter()
        .filter(|field| field.code.starts_with("26-"));
    assert_eq!(standard.count(), 26);
    assert!(kinds.nil_return().is_some());
    assert!(kinds.permissions().knows("nil_sign"));
    let wrong = with("catalogue = [\"26-99\"]", NIL)
        .err()
        .unwrap_or_default();
    assert_eq!(
        (wrong[0].line, wrong[0].reason.as_str()),
        (8, "no field of a catalogue has the code `26-99`")
    );
    let wrong = with("", &NIL.replace("nil::sign", "nil::stamp"))
        .err()
        .unwrap_or_default();
    assert!(
        wrong[0]
            .reason
            .starts_with("no effect is called `nil::stamp`"),
        "{wrong:?}"
    );
}
