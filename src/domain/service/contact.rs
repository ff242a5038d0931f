use std::rc::Rc;

use crate::domain::calendar::{BusinessCalendar, Instant, OpeningHours};
use crate::domain::policy::{Name, Policy};

/// A place that repairs or takes goods in (S0.2.1, S4.claim).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServicePoint {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its phone number.
    pub phone: Option<String>,
    /// Where it is.
    pub address: Option<String>,
    /// Its page.
    pub url: Option<String>,
    /// When it is open: as written, and as read.
    pub hours: Option<(String, OpeningHours)>,
    /// Categories of goods that it is for; all if empty.
    pub categories: Vec<Name>,
    /// Regions that it is for, by ISO 3166; all if empty.
    pub regions: Vec<String>,
}

/// A way to reach the shop (S4.channels).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Channel {
    /// What sort it is, such as `phone`.
    pub kind: String,
    /// Its number or address.
    pub value: String,
    /// When somebody answers: as written, and as read.
    pub hours: Option<(String, OpeningHours)>,
}

/// A page that may help (S0.8.2).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct HelpTopic {
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Categories of goods that it is about; all if empty.
    pub categories: Vec<Name>,
    /// Reasons that it is about; all if empty.
    pub reasons: Vec<Name>,
}

/// Whom to ask, as a shop wrote it down.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Directory {
    /// Places.
    pub points: Vec<ServicePoint>,
    /// Ways to reach the shop.
    pub channels: Vec<Channel>,
    /// Pages that may help.
    pub topics: Vec<HelpTopic>,
    /// The shop's business days.
    pub calendar: Option<Rc<BusinessCalendar>>,
}

/// Whether somebody is there, and when that changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Presence {
    /// `None` where no hours are told, or the calendar does not say.
    pub open: Option<bool>,
    /// When that changes next.
    pub changes: Option<Instant>,
}

/// What somebody looks for.
#[derive(Debug, Default)]
pub struct Wanted<'w> {
    /// The goods' categories; what is for some goods only is for none if that is empty.
    pub categories: &'w [Name],
    /// The shopper's region; every place is told if that is empty.
    pub region: &'w str,
    /// Why the shopper asks.
    pub reason: Option<Name>,
}

impl Directory {
    /// True if it names nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.channels.is_empty() && self.topics.is_empty()
    }

    /// The places for these goods and this region. A place for `DE` is for `DE-BE` too.
    pub fn points_for<'d>(&'d self, wanted: &Wanted, policy: &Policy) -> Vec<&'d ServicePoint> {
        let goods = policy.with_groups(wanted.categories);
        let mut found = Vec::new();
        for point in &self.points {
            let near = point.regions.iter().any(|region| {
                wanted.region.strip_prefix(region.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            });
            let near = near || point.regions.is_empty() || wanted.region.is_empty();
            if near && is_for(&point.categories, &goods) {
                found.push(point);
            }
        }
        found
    }

    /// The pages about these goods and this reason.
    pub fn topics_for<'d>(&'d self, wanted: &Wanted, policy: &Policy) -> Vec<&'d HelpTopic> {
        let goods = policy.with_groups(wanted.categories);
        let mut found = Vec::new();
        for topic in &self.topics {
            let asked = wanted.reason.is_none_or(|reason| is_for(&topic.reasons, &[reason]));
            if asked && is_for(&topic.categories, &goods) {
                found.push(topic);
            }
        }
        found
    }
}

fn is_for(named: &[Name], those: &[Name]) -> bool {
    named.is_empty() || named.iter().any(|name| those.contains(name))
}

/// Whether somebody is there at an instant, in the shop's zone.
pub fn presence(hours: Option<&(String, OpeningHours)>, policy: &Policy, now: Instant) -> Presence {
    match hours.map(|(_, hours)| hours.at(now, &policy.zone, policy.directory.calendar.as_deref())) {
        Some(Ok((open, changes))) => Presence { open: Some(open), changes },
        Some(Err(_)) | None => Presence::default(),
    }
}
