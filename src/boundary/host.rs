use std::cell::Cell;
use std::rc::Rc;

use super::documents::offset_minutes;
use crate::domain::calendar::{FixedOffset, Zone, ZoneRules};
use crate::domain::form::TextRules;

/// What the world lends: zone rules and text rules. In the browser it is the page, on a server it is crates.
pub trait Host: TextRules {
    /// The rules of a zone by its IANA name; `None` if the zone data does not know it.
    fn zone_rules(&self, name: &str) -> Option<Box<dyn ZoneRules>>;
    /// The name of the zone data, for what an answer stands on.
    fn zone_data(&self) -> String;
}

/// The zones that were asked for, each with what it has learnt of its rules.
#[derive(Default)]
pub struct Zones(Cell<Vec<(String, Rc<Zone>)>>);

impl Zones {
    /// The zone of this name. `UTC` and fixed offsets such as `+08:00` need no zone data.
    pub fn get(&self, name: &str, host: &dyn Host) -> Option<Rc<Zone>> {
        let mut zones = self.0.take();
        let known = zones.iter().find(|(known, _)| known == name).map(|(_, zone)| Rc::clone(zone));
        let zone = known.or_else(|| open(name, host).map(Rc::new));
        if let Some(zone) = &zone
            && !zones.iter().any(|(known, _)| known == name)
        {
            zones.push((name.to_owned(), Rc::clone(zone)));
        }
        self.0.set(zones);
        zone
    }
}

fn open(name: &str, host: &dyn Host) -> Option<Zone> {
    let fixed = if name == "UTC" { Some(0) } else { offset_minutes(name) };
    Some(Zone::new(match fixed {
        Some(minutes) => Box::new(FixedOffset(i32::try_from(minutes.saturating_mul(60)).ok()?)),
        None => host.zone_rules(name)?,
    }))
}
