//! Who may be asked for information (art. 27), and who is to be asked elsewhere (art. 55).

/// Whom a request is addressed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Addressee {
    /// 地方各级人民政府
    LocalGovernment,
    /// 对外以自己名义履行行政管理职能的县级以上人民政府部门
    Department,
    /// 依法对外以自己名义履行行政管理职能的派出机构、内设机构
    BranchInItsOwnName,
    /// 不以自己名义对外履行职能的派出机构、内设机构
    BranchOfAnother,
    /// 教育、卫生健康、供水、供电等公共企事业单位
    PublicEnterprise,
    /// 党的机关及其他不属于行政机关的组织
    NoAdministrativeOrgan,
}

/// Why a request cannot be answered under the regulation by the one it was addressed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAddressee {
    /// 应向所属的行政机关提出
    #[error("不以自己名义对外履行行政管理职能，应当向其所属的行政机关提出申请")]
    AskTheParent,
    /// 按主管部门的专门规定办理
    #[error("公共企事业单位的信息公开按照其主管部门的规定执行；不依法公开的，可以向其主管部门申诉")]
    AppealToTheSupervisor,
    /// 不是行政机关
    #[error("不是行政机关，不适用《政府信息公开条例》")]
    NotUnderTheRegulation,
}

impl Addressee {
    /// Whether it answers requests.
    ///
    /// # Errors
    /// [`NotAddressee`] says where to turn instead.
    pub fn answers(self) -> Result<(), NotAddressee> {
        match self {
            Self::LocalGovernment | Self::Department | Self::BranchInItsOwnName => Ok(()),
            Self::BranchOfAnother => Err(NotAddressee::AskTheParent),
            Self::PublicEnterprise => Err(NotAddressee::AppealToTheSupervisor),
            Self::NoAdministrativeOrgan => Err(NotAddressee::NotUnderTheRegulation),
        }
    }
}

impl NotAddressee {
    /// The article.
    pub fn article(self) -> &'static str {
        match self {
            Self::AskTheParent | Self::NotUnderTheRegulation => "条例第二十七条",
            Self::AppealToTheSupervisor => "条例第五十五条",
        }
    }
}
