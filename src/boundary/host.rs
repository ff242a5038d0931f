//! What must a host lend, and which zones has it opened?

use std::sync::Arc;

use super::documents::offset_minutes;
use super::zone_name::is_iana;
use crate::domain::calendar::{FixedOffset, Zone, ZoneRules};
use crate::domain::form::TextRules;
use crate::domain::memo::Memo;

/// What the engine cannot know by itself: zone rules and text rules. In the browser the page lends them, on a server crates do.
pub trait Host: TextRules {
    /// The rules of a zone by its IANA name in any letter case; `None` if the zone data does not know it.
    fn zone_rules(&self, name: &str) -> Option<Box<dyn ZoneRules>>;
    /// The name of the zone data, for what an answer stands on.
    fn zone_data(&self) -> String;
}

/// The zones that were opened, each with what it has learnt of its rules.
#[derive(Default)]
pub struct Zones(Memo<Vec<(String, Arc<Zone>)>>);

/// A host with the zones that were opened on it.
#[derive(Clone, Copy)]
pub struct HostZones<'a> {
    /// The host.
    pub host: &'a dyn Host,
    /// The zones.
    pub zones: &'a Zones,
}

impl HostZones<'_> {
    /// The zone of this name.
    pub fn zone(self, name: &str) -> Option<Arc<Zone>> {
        self.zones.get(name, self.host)
    }

    /// The name by which a zone was opened; empty for a zone of another engine.
    pub fn name_of(self, zone: &Arc<Zone>) -> String {
        self.zones.0.with(|zones| {
            let opened = zones.iter().find(|(_, known)| Arc::ptr_eq(known, zone));
            opened.map(|(name, _)| name.clone()).unwrap_or_default()
        })
    }
}

impl Zones {
    /// The zone of this name in any letter case. `UTC` and fixed offsets such as `+08:00` need no zone data.
    pub fn get(&self, name: &str, host: &dyn Host) -> Option<Arc<Zone>> {
        self.0.with(|zones| {
            if let Some((_, zone)) = zones.iter().find(|(known, _)| known == name) {
                return Some(Arc::clone(zone));
            }
            let zone = Arc::new(open(name, host)?);
            zones.push((name.to_owned(), Arc::clone(&zone)));
            Some(zone)
        })
    }
}

fn open(name: &str, host: &dyn Host) -> Option<Zone> {
    let fixed = if name.eq_ignore_ascii_case("UTC") { Some(0) } else { offset_minutes(name) };
    Some(Zone::new(match fixed {
        Some(minutes) => Box::new(FixedOffset(i32::try_from(minutes.saturating_mul(60)).ok()?)),
        None if is_iana(name) => host.zone_rules(name)?,
        None => return None,
    }))
}
