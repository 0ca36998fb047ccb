//! States, channels, levels and the rest in the visitor's language.

use gongkai_model::catalogue::{
    Audience, CatalogueForm, Channel, Channels, Cycle, Level, Manner, Mark, StateCode,
};
use gongkai_office::reading::FacetName;

use super::words::CatalogueWords;

impl CatalogueWords {
    pub(super) const fn state_of(self, state: StateCode) -> &'static str {
        match state {
            StateCode::Filled => self.filled(),
            StateCode::Nil => self.nil(),
            StateCode::DueSoon => self.due_soon(),
            StateCode::Overdue => self.overdue(),
            StateCode::NotYetDue => self.not_yet_due(),
            StateCode::OnEvent => self.on_event(),
        }
    }

    pub(super) const fn form(self, form: CatalogueForm) -> &'static str {
        match form {
            CatalogueForm::Standard => self.standard(),
            CatalogueForm::Basic => self.basic(),
        }
    }

    pub(super) const fn facet(self, name: FacetName) -> &'static str {
        match name {
            FacetName::Field => self.field(),
            FacetName::Unit => self.publisher(),
            FacetName::Audience => self.audience(),
            FacetName::Channel => self.channel(),
            FacetName::Level => self.level(),
            FacetName::State => self.how_it_stands(),
        }
    }

    pub(super) const fn channel_name(self, channel: Channel) -> &'static str {
        match channel {
            Channel::Website => self.website(),
            Channel::Gazette => self.gazette(),
            Channel::SocialMedia => self.social_media(),
            Channel::PressConference => self.press_conference(),
            Channel::Broadcast => self.broadcast(),
            Channel::Print => self.print(),
            Channel::ReadingPoint => self.reading_point(),
            Channel::ServiceCentre => self.service_centre(),
            Channel::ConvenienceStation => self.convenience_station(),
            Channel::OnSite => self.on_site(),
            Channel::NoticeBoard => self.notice_board(),
            Channel::Push => self.push(),
            Channel::Other => self.other(),
        }
    }

    pub(super) const fn level_of(self, level: Level) -> &'static str {
        match level {
            Level::County => self.county(),
            Level::Town => self.town(),
            Level::Village => self.village(),
        }
    }

    pub(super) const fn manner_of(self, manner: Manner) -> &'static str {
        match manner {
            Manner::Proactive => self.proactive(),
            Manner::OnRequest => self.on_request(),
        }
    }

    pub(super) fn cycle_of(self, cycle: Cycle) -> String {
        match cycle {
            Cycle::OnEvent => self.on_event().to_owned(),
            Cycle::Monthly => self.monthly().to_owned(),
            Cycle::Quarterly => self.quarterly().to_owned(),
            Cycle::HalfYearly => self.half_yearly().to_owned(),
            Cycle::Yearly => self.yearly().to_owned(),
            Cycle::YearlyBy { month, day } => self.yearly_by(month, day),
        }
    }

    /// The audience; the group stays as it was written.
    pub(super) fn audience_of(self, audience: &Audience) -> (&'static str, Option<String>) {
        match audience {
            Audience::Everyone => (self.everyone(), None),
            Audience::Particular(who) => (self.particular(), Some(who.clone())),
            Audience::EveryoneAnd(who) => (self.everyone_and(), Some(who.clone())),
        }
    }

    /// The channels with a mark; what stands beside 其他 stays as it was written.
    pub(super) fn channels_of(
        self,
        channels: &Channels,
        mark: Mark,
    ) -> Vec<(&'static str, Option<String>)> {
        let named = channels.with(mark).map(|channel| {
            let other = Some(channels.other.clone()).filter(|_| channel == Channel::Other);
            (
                self.channel_name(channel),
                other.filter(|text| !text.is_empty()),
            )
        });
        named.collect()
    }
}

/// The class of the tag of a state.
pub(super) const fn class(state: StateCode) -> &'static str {
    match state {
        StateCode::Filled => "ok",
        StateCode::Nil => "pause",
        StateCode::DueSoon => "warn",
        StateCode::Overdue => "stop",
        StateCode::NotYetDue | StateCode::OnEvent => "",
    }
}
