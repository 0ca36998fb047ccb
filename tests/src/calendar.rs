//! Stories of the working-day calendar: a notice is imported, and every open date is counted anew.

mod desk;
mod import;

use gongkai_office::calendar::ImportForm;
use gongkai_testkit::TestResult;

/// An invented arrangement of 2027 in the form that administrators fill in; no notice exists yet.
const INVENTED_2027: &str = "date,kind,name
2027-01-01,holiday,元旦
2027-01-02,holiday,元旦
2027-01-03,holiday,元旦
2027-02-05,holiday,春节
2027-02-06,holiday,春节
2027-02-07,holiday,春节
2027-02-08,holiday,春节
2027-02-09,holiday,春节
2027-02-14,workday,春节
2027-04-05,holiday,清明节
2027-05-01,holiday,劳动节
2027-05-02,holiday,劳动节
2027-05-03,holiday,劳动节
2027-06-09,holiday,端午节
2027-09-15,holiday,中秋节
2027-10-01,holiday,国庆节
2027-10-02,holiday,国庆节
2027-10-03,holiday,国庆节
2027-10-04,holiday,国庆节
";

const NOTICE: &str = "国办发明电〔2026〕9号";

/// What an administrator fills in for 2027.
fn form(days: &str) -> ImportForm {
    ImportForm {
        year: 2027,
        notices: vec![NOTICE.to_owned()],
        days: days.to_owned(),
        edition: None,
    }
}

/// The arrangement with one row more.
fn with_row(row: &str) -> String {
    format!("{INVENTED_2027}{row}\n")
}

/// What the use case refuses for, in one text.
fn refusal<T>(result: Result<T, gongkai_office::OfficeError>) -> TestResult<String> {
    match result {
        Ok(_) => Err("it was not refused".into()),
        Err(error) => Ok(error.to_string()),
    }
}
