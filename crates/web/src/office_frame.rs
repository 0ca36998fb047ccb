//! What surrounds every page of the desk: top bar, work navigation, the sentence left by the last step.

use crate::{assets, flash::Flash, view_mode::ViewMode};

/// A group of the work navigation.
#[derive(Debug, Clone)]
pub struct NavGroup {
    /// The heading: 公开.
    pub name: &'static str,
    /// The items.
    pub items: Vec<NavItem>,
}

/// An item of the work navigation.
#[derive(Debug, Clone)]
pub struct NavItem {
    /// What it is called.
    pub name: &'static str,
    /// Where it leads.
    pub href: String,
    /// A symbol of the sprite, without `i-`.
    pub icon: &'static str,
    /// How many wait there; none is not shown.
    pub count: Option<i64>,
    /// Whether the count wants attention today.
    pub is_hot: bool,
    /// Whether this page belongs to it.
    pub is_here: bool,
}

/// What the templates of the desk read as `frame`; they extend `base/office.html`.
#[derive(Debug, Clone)]
pub struct OfficeFrame {
    /// `<title>` without the desk's name.
    pub title: String,
    /// The name in the top bar: 云河公开.
    pub desk_name: String,
    /// The person who is signed in, with unit: 程以安 · 区政务公开办.
    pub person: String,
    /// The secret that every form carries as `csrf`.
    pub csrf: String,
    /// The work navigation.
    pub nav: Vec<NavGroup>,
    /// What the last step left to say.
    pub flash: Option<Flash>,
    /// How pages should look.
    pub mode: ViewMode,
    /// For how many seconds the session lasts without use.
    pub session_seconds: i64,
    /// The day that is practised, where the clock is moved by hand: 2026年3月20日 星期五.
    pub practice_day: Option<String>,
}

impl OfficeFrame {
    /// The address of an asset with its version.
    #[must_use]
    pub fn asset(&self, path: &str) -> String {
        assets::address(path)
    }

    /// Whether the bundle of `frontend/` is there; pages work without it.
    #[must_use]
    pub fn has_bundle(&self) -> bool {
        assets::exists("desk.js")
    }
}
