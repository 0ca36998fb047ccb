//! 送达 — how a reply reaches the applicant and which day counts: 国办公开办函〔2016〕235号.
//!
//! Handed over directly or through another organ: the day it is signed for. Posted: the day it is handed over to the
//! postal enterprise; a courier that is none has no [`PostalItem`]. Electronically: the day it arrives, and only with
//! the applicant's consent. Of several ways the earliest counts. Left out: by when to reply (`foi::clock`), and
//! 第三条 of the letter (cost of posting), which the revision of 2019 ended.

use jiff::civil::Date;

use super::named::Named;
use crate::dates::chinese;
use crate::explained::Explained;

/// 国务院办公厅政府信息与政务公开办公室关于政府信息公开处理决定送达问题的解释
pub const SOURCE: &str = "国办公开办函〔2016〕235号";

/// A way in which a reply was sent, with its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// 直接送达
    Direct {
        /// When the applicant signed, once it did.
        signed_on: Option<Date>,
    },
    /// 委托其他行政机关代为送达
    Entrusted {
        /// The organ that delivers it.
        to: Named,
        /// When the applicant signed, once it did.
        signed_on: Option<Date>,
    },
    /// 邮寄送达
    Post(PostalItem),
    /// 电子送达
    Electronic {
        /// The applicant's consent to this way.
        consent: Consent,
        /// When it arrived in the applicant's system, once it did.
        arrived_on: Option<Date>,
    },
}

/// 经申请人同意的电子送达途径
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The day of the consent.
    pub given_on: Date,
    /// The address or account that the applicant chose.
    pub address: Named,
}

/// Who carries a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Carrier {
    /// 邮政企业（特快专递、挂号信）
    PostalEnterprise,
    /// 邮政企业以外的快递企业
    Courier(Named),
}

/// A letter in the hands of the postal enterprise; only [`PostalItem::hand_over`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalItem {
    handed_over_on: Date,
    item_no: Named,
    signed_on: Option<Date>,
}

/// Why a way of sending is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// 不得通过其他快递企业邮寄
    #[error("邮寄送达应当通过邮政企业，不得交由{0}（{SOURCE}）")]
    NotPostal(Named),
    /// 签收早于交邮
    #[error("签收之日{}早于交邮之日{}", chinese(*.signed_on), chinese(*.handed_over_on))]
    SignedBeforeHandedOver {
        /// The day of the signature.
        signed_on: Date,
        /// The day on which the postal enterprise took it.
        handed_over_on: Date,
    },
}

impl PostalItem {
    /// A letter handed over on that day; the number is the postal enterprise's (邮件号码).
    ///
    /// # Errors
    /// [`DeliveryError::NotPostal`] for any other courier.
    pub fn hand_over(on: Date, carrier: Carrier, item_no: Named) -> Result<Self, DeliveryError> {
        match carrier {
            Carrier::PostalEnterprise => Ok(Self {
                handed_over_on: on,
                item_no,
                signed_on: None,
            }),
            Carrier::Courier(name) => Err(DeliveryError::NotPostal(name)),
        }
    }

    /// The same letter, signed for on that day; timeliness stays with the day of handing over.
    ///
    /// # Errors
    /// [`DeliveryError::SignedBeforeHandedOver`].
    pub fn signed(self, on: Date) -> Result<Self, DeliveryError> {
        let handed_over_on = self.handed_over_on;
        if on < handed_over_on {
            return Err(DeliveryError::SignedBeforeHandedOver {
                signed_on: on,
                handed_over_on,
            });
        }
        let signed_on = Some(on);
        Ok(Self { signed_on, ..self })
    }

    /// The number of the letter.
    pub fn item_no(&self) -> &Named {
        &self.item_no
    }

    /// When it was signed for, once it was.
    pub fn signed_on(&self) -> Option<Date> {
        self.signed_on
    }
}

impl Delivery {
    /// The day that counts for the time limit; none while it has not come. Arrival before the consent does not count
    /// before the consent.
    pub fn effective_on(&self) -> Option<Date> {
        match self {
            Self::Direct { signed_on } | Self::Entrusted { signed_on, .. } => *signed_on,
            Self::Post(item) => Some(item.handed_over_on),
            Self::Electronic {
                consent,
                arrived_on,
            } => arrived_on.map(|on| on.max(consent.given_on)),
        }
    }

    /// The name in Chinese.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Direct { .. } => "直接送达",
            Self::Entrusted { .. } => "委托送达",
            Self::Post(_) => "邮寄送达",
            Self::Electronic { .. } => "电子送达",
        }
    }

    fn counts(&self) -> &'static str {
        match self {
            Self::Direct { .. } | Self::Entrusted { .. } => "签收之日",
            Self::Post(_) => "交邮之日",
            Self::Electronic { .. } => "到达之日",
        }
    }
}

/// The day that counts of all ways that were used: the earliest; none while no reply has gone.
pub fn effective_on(deliveries: &[Delivery]) -> Option<Explained<Date>> {
    let days = deliveries
        .iter()
        .filter_map(|one| Some((one.effective_on()?, one)));
    let (on, first) = days.min_by_key(|(on, _)| *on)?;
    let (label, counts, day) = (first.label(), first.counts(), chinese(on));
    let explained = Explained::new(
        on,
        format!("{label}，以{counts}（{day}）为准"),
        Some(SOURCE),
    );
    Some(match deliveries.len() {
        1 => explained,
        ways => explained.and(format!("采用了{ways}种送达，以最先到达的一次为准"), None),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn named(text: &str) -> Named {
        Named::new(text).unwrap()
    }

    fn posted(on: Date) -> PostalItem {
        PostalItem::hand_over(on, Carrier::PostalEnterprise, named("1234567890123")).unwrap()
    }

    fn electronic(given_on: Date, arrived_on: Option<Date>) -> Delivery {
        let address = named("lin@example.cn");
        Delivery::Electronic {
            consent: Consent { given_on, address },
            arrived_on,
        }
    }

    #[test]
    fn guo_ban_2016_235_each_way_has_its_day() {
        let (first, second) = (date(2024, 10, 15), date(2024, 10, 18));
        let to = named("云河区柳林街道办事处");
        let signed_on = Some(second);
        let table = [
            (
                Delivery::Direct { signed_on },
                signed_on,
                "直接送达，以签收之日（2024年10月18日）为准",
            ),
            (
                Delivery::Entrusted {
                    to: to.clone(),
                    signed_on,
                },
                signed_on,
                "委托送达，以签收之日（2024年10月18日）为准",
            ),
            (
                Delivery::Post(posted(first).signed(second).unwrap()),
                Some(first),
                "邮寄送达，以交邮之日（2024年10月15日）为准",
            ),
            (
                electronic(first, signed_on),
                signed_on,
                "电子送达，以到达之日（2024年10月18日）为准",
            ),
            (
                electronic(second, Some(first)),
                signed_on,
                "电子送达，以到达之日（2024年10月18日）为准",
            ),
        ];
        for (delivery, expected, text) in table {
            assert_eq!(delivery.effective_on(), expected, "{text}");
            let explained = effective_on(&[delivery]).unwrap();
            assert_eq!(Some(explained.value), expected);
            assert_eq!(explained.because.len(), 1);
            assert_eq!(explained.because[0].text, text);
            assert_eq!(explained.because[0].article, Some(SOURCE));
        }
        for waiting in [
            Delivery::Direct { signed_on: None },
            Delivery::Entrusted {
                to,
                signed_on: None,
            },
            electronic(first, None),
        ] {
            assert_eq!(waiting.effective_on(), None);
            assert_eq!(effective_on(&[waiting]), None);
        }
    }

    #[test]
    fn guo_ban_2016_235_only_the_postal_enterprise_carries_a_reply() {
        let courier = Carrier::Courier(named("某速递公司"));
        let refused = PostalItem::hand_over(date(2024, 10, 15), courier, named("SF1"));
        let refused = refused.unwrap_err();
        assert_eq!(refused, DeliveryError::NotPostal(named("某速递公司")));
        assert_eq!(
            refused.to_string(),
            "邮寄送达应当通过邮政企业，不得交由某速递公司（国办公开办函〔2016〕235号）"
        );
    }

    #[test]
    fn guo_ban_2016_235_of_several_ways_the_earliest_counts() {
        let posted = Delivery::Post(posted(date(2024, 10, 15)));
        let signed_on = Some(date(2024, 10, 14));
        let by_hand = Delivery::Direct { signed_on };
        let waiting = electronic(date(2024, 10, 1), None);
        for order in [
            [posted.clone(), by_hand.clone(), waiting.clone()],
            [waiting, by_hand, posted],
        ] {
            let explained = effective_on(&order).unwrap();
            assert_eq!(explained.value, date(2024, 10, 14));
            assert_eq!(
                explained.because[1].text,
                "采用了3种送达，以最先到达的一次为准"
            );
        }
        assert_eq!(effective_on(&[]), None);
    }

    #[test]
    fn a_letter_is_signed_for_after_it_was_handed_over() {
        let on = date(2024, 10, 15);
        let item = posted(on).signed(on).unwrap();
        assert_eq!(
            (item.signed_on(), item.item_no().as_str()),
            (Some(on), "1234567890123")
        );
        assert_eq!(posted(on).signed_on(), None);
        let refused = posted(on).signed(date(2024, 10, 14)).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "签收之日2024年10月14日早于交邮之日2024年10月15日"
        );
    }
}
