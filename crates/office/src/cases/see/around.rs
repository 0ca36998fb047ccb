//! What stands around a case: asked of other tables, and of most cases nothing.

use gongkai_model::{case::foi::joint::Joint, id::RecordId};
use gongkai_rules::foi::citing::Issuers;
use gongkai_store::{
    Conn,
    case_papers::{self, StoredPaper},
    cases::{self, StoredChasing},
};

use super::{JointView, names::Names};
use crate::{
    cases::{
        alike::{Alike, alike},
        chasings::{self, ChasingView},
        enclosures::{self, Enclosure},
        fee::{self, FeeView},
        files::{FileView, views},
        groups::{self, CaseGroup},
        loaded::CaseLoaded,
    },
    core::{Actor, Office, Result},
};

/// What stands around a case, as far as a person sees it.
pub(super) struct Around {
    pub(super) papers: Vec<StoredPaper>,
    pub(super) files: Vec<FileView>,
    pub(super) enclosures: Vec<Enclosure>,
    pub(super) may_enclose: bool,
    pub(super) fees: Vec<FeeView>,
    pub(super) alike: Vec<Alike>,
    pub(super) joint: Vec<JointView>,
    /// The record that was drafted from it.
    pub(super) record: Option<RecordId>,
    /// Chasings, with what was written where the person reads that.
    pub(super) chased: Vec<(StoredChasing, Option<String>)>,
    pub(super) group: Option<CaseGroup>,
    pub(super) disagreement: Option<String>,
}

impl Around {
    pub(super) async fn of(
        office: &Office,
        conn: &mut Conn,
        (actor, is_handled): (&Actor, bool),
        loaded: &CaseLoaded,
    ) -> Result<Self> {
        let id = loaded.head.id;
        let beside = cases::beside(conn, id).await?;
        let (group, disagreement) =
            groups::of_case(office, conn, actor, loaded, beside.group).await?;
        let chased = chasings::of_case(conn, loaded, (actor, is_handled), beside.chasings).await?;
        let mut around = Self {
            papers: Vec::new(),
            files: Vec::new(),
            enclosures: Vec::new(),
            may_enclose: false,
            fees: Vec::new(),
            alike: Vec::new(),
            joint: Vec::new(),
            record: None,
            chased,
            group,
            disagreement,
        };
        if !is_handled {
            return Ok(around);
        }
        if beside.files > 0 {
            let files = cases::files_and_severed(conn, id).await?;
            around.files = views(&loaded.key, &files)?;
            around.enclosures = enclosures::of_the_office(loaded, &files)?;
        }
        around.papers = case_papers::of_case(conn, id).await?;
        around.may_enclose = enclosures::may_change(office, loaded, &around.papers);
        around.fees = fees_of(conn, loaded).await?;
        around.alike = alike(office, conn, loaded).await?;
        around.joint = joint_views(&loaded.joint(office)?);
        around.record = beside.record;
        Ok(around)
    }

    /// The chasings with the names of who chased.
    pub(super) fn chasings(&self, actor: &Actor, names: &Names) -> Vec<ChasingView> {
        let view = |(one, words): &(StoredChasing, Option<String>)| {
            let holder = actor.tree.get(one.holder);
            ChasingView {
                by: one.by.map(|person| names.get(person)),
                at: one.at,
                holder: holder
                    .map(|unit| unit.short_name.clone())
                    .unwrap_or_default(),
                words: words.clone(),
                days_left: one.nearing.map(|(days, _)| days),
            }
        };
        self.chased.iter().map(view).collect()
    }
}

/// What looks joint, and what was judged without a number that looked so.
fn joint_views(joint: &Joint) -> Vec<JointView> {
    let view = |number: &str, why: &'static str, judged: Option<&Issuers>| JointView {
        number: number.to_owned(),
        why,
        is_under_party_rules: judged.is_some_and(|it| it.are_under_the_regulation().is_err()),
        judged: judged.map(|issuers| match issuers {
            Issuers::Administrative => "经认定不是联合发文".to_owned(),
            Issuers::Joint(issue) => issue.told("本文件"),
        }),
    };
    let suspects = joint.suspects();
    let mut views: Vec<JointView> = suspects
        .map(|(one, judged)| view(&one.number.to_string(), one.why, judged))
        .collect();
    for (number, issue) in joint.joint() {
        if views.iter().all(|known| known.number != number) {
            views.push(view(number, "", Some(&Issuers::Joint(issue.clone()))));
        }
    }
    views
}

/// The fees of a case; one in which no notice was sent is not asked about.
async fn fees_of(conn: &mut Conn, loaded: &CaseLoaded) -> Result<Vec<FeeView>> {
    if loaded.steps.iter().all(|step| step.step != "notice_fee") {
        return Ok(Vec::new());
    }
    let fees = cases::fees(conn, loaded.head.id).await?;
    fees.iter().map(fee::view_of).collect()
}
