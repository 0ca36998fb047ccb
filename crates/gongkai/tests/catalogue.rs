//! `catalogue check` and `import`, as the contract and the handbook say.

use std::fs;

use super::{code, gongkai, told};

const HEAD: &str =
    "保障性住房领域\n序号,一级事项,二级事项,公开内容,公开依据,公开时限,公开主体,公开渠道\n";

#[test]
fn a_catalogue_is_checked_without_any_store() {
    let folder = tempfile::tempdir().unwrap();
    let good = format!("{HEAD}1,公租房,政策法规,政策文件,办法,20个工作日,区住建局,政府网站\n");
    fs::write(folder.path().join("good.csv"), good).unwrap();
    let bad = format!("{HEAD}1,,政策法规,政策文件,办法,20个工作日,区住建局,政府网站\n");
    fs::write(folder.path().join("bad.csv"), bad).unwrap();
    fs::write(folder.path().join("other.txt"), "text").unwrap();

    let output = gongkai(folder.path(), &["catalogue", "check", "good.csv"]);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(code(&output), 0, "{}", told(&output));
    assert!(
        text.contains("公租房 / 政策法规") && text.contains("读出 1 个事项"),
        "{text}"
    );

    let output = gongkai(folder.path(), &["catalogue", "check", "bad.csv"]);
    assert_eq!(code(&output), 2);
    assert!(
        told(&output).contains("工作表“bad”第3行“一级事项”"),
        "{}",
        told(&output)
    );

    for file in ["other.txt", "missing.csv"] {
        let output = gongkai(folder.path(), &["catalogue", "check", file]);
        assert_eq!(
            (code(&output), told(&output).lines().count()),
            (2, 1),
            "{file}: {}",
            told(&output)
        );
    }
    let output = gongkai(
        folder.path(),
        &["catalogue", "import", "good.csv", "--as", "nobody"],
    );
    assert_eq!(code(&output), 2, "there is no installation");
}
