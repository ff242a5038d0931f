//! Whom a shopper can contact, and whether somebody is there.

use std::sync::Arc;

use crate::domain::calendar::{BusinessCalendar, Instant, OpeningHours, Zone};
use crate::domain::policy::{Name, Policy};

/// A place that repairs goods or takes them in.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ServicePoint {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its phone number.
    pub phone: Option<String>,
    /// Its postal address.
    pub address: Option<String>,
    /// The address of its page.
    pub url: Option<String>,
    /// Its opening hours: as written, and as read.
    pub hours: Option<(String, OpeningHours)>,
    /// The zone of its hours.
    pub zone: Arc<Zone>,
    /// Categories of goods that it is for; all if empty.
    pub categories: Vec<Name>,
    /// Regions that it is for, by ISO 3166; all if empty.
    pub regions: Vec<String>,
}

/// A way to reach the shop.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Channel {
    /// Its kind, such as `phone`.
    pub kind: String,
    /// Its number or address.
    pub value: String,
    /// The hours in which somebody answers: as written, and as read.
    pub hours: Option<(String, OpeningHours)>,
    /// The zone of its hours.
    pub zone: Arc<Zone>,
}

/// A page that may help the shopper.
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

/// The contacts of a shop.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Directory {
    /// Places that repair goods or take them in.
    pub points: Vec<ServicePoint>,
    /// Ways to reach the shop.
    pub channels: Vec<Channel>,
    /// Pages that may help.
    pub topics: Vec<HelpTopic>,
    /// The shop's business days.
    pub calendar: Option<Arc<BusinessCalendar>>,
}

/// Whether somebody is there at an instant, and when that changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Presence {
    /// True if somebody is there; `None` if there are no hours, or the calendar does not cover the day.
    pub open: Option<bool>,
    /// The instant at which that changes; `None` if it never does or is not known.
    pub changes: Option<Instant>,
}

impl Presence {
    /// The instant at which it opens, if it is closed.
    #[must_use]
    pub fn opens_next(self) -> Option<Instant> {
        self.changes.filter(|_| self.open == Some(false))
    }
}

/// What a shopper searches for.
#[derive(Debug, Default)]
pub struct Wanted<'w> {
    /// The categories of the goods. If empty, only entries for all goods are found.
    pub categories: &'w [Name],
    /// The shopper's region by ISO 3166, such as `DE-BE`. If empty, places of every region are found.
    pub region: &'w str,
    /// The shopper's reason.
    pub reason: Option<Name>,
}

impl Directory {
    /// True if it has no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.channels.is_empty() && self.topics.is_empty()
    }

    /// The places for these goods and this region. A place for `DE` is also for `DE-BE`.
    ///
    /// ```
    /// # #[cfg(feature = "native")]
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    /// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }],
    /// #     "servicePoints": [{ "id": "germany", "name": "Germany", "regions": ["DE"] },
    /// #         { "id": "munich", "name": "Munich", "regions": ["DE-BY"] }] }"#;
    /// # let policy = engine.load_document(terms)?.policy;
    /// use aftersales::domain::service::Wanted;
    ///
    /// // One place is for DE, the other for DE-BY.
    /// let count = |region| policy.directory.points_for(&Wanted { region, ..Wanted::default() }, &policy).len();
    /// assert_eq!([count("DE-BY"), count("DE-BE"), count("DE"), count("FR")], [2, 1, 1, 0]);
    /// # Ok(())
    /// # }
    /// # #[cfg(not(feature = "native"))]
    /// # fn main() {}
    /// ```
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
            let fits = wanted.reason.is_none_or(|reason| is_for(&topic.reasons, &[reason]));
            if fits && is_for(&topic.categories, &goods) {
                found.push(topic);
            }
        }
        found
    }
}

fn is_for(named: &[Name], those: &[Name]) -> bool {
    named.is_empty() || named.iter().any(|name| those.contains(name))
}

/// Whether somebody is there at an instant, by hours in a zone and the shop's business days.
pub fn presence(hours: Option<&(String, OpeningHours)>, zone: &Zone, policy: &Policy, now: Instant) -> Presence {
    match hours.map(|(_, hours)| hours.at(now, zone, policy.directory.calendar.as_deref())) {
        Some(Ok((open, changes))) => Presence { open: Some(open), changes },
        Some(Err(_)) | None => Presence::default(),
    }
}
