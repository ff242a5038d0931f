//! What does a server lend the engine? Crates stand in for what a browser has.

use chrono::{Offset, TimeZone};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::Host;
use crate::domain::calendar::{Instant, ZoneRules};
use crate::domain::form::TextRules;

/// The host of a server: zone data and Unicode tables from crates.
///
/// ```
/// use aftersales::boundary::{Host, NativeHost};
///
/// assert!(NativeHost.zone_rules("asia/shanghai").is_some() && NativeHost.zone_rules("Mars/Olympus").is_none());
/// ```
#[derive(Debug)]
pub struct NativeHost;

impl Host for NativeHost {
    fn zone_rules(&self, name: &str) -> Option<Box<dyn ZoneRules>> {
        let zone = chrono_tz::TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(name))?;
        Some(Box::new(Rules(*zone)))
    }

    fn zone_data(&self) -> String {
        "chrono-tz ".to_owned() + chrono_tz::IANA_TZDB_VERSION
    }
}

impl TextRules for NativeHost {
    fn nfc(&self, text: &str) -> String {
        text.nfc().collect()
    }

    fn graphemes(&self, text: &str) -> usize {
        text.graphemes(true).count()
    }
}

struct Rules(chrono_tz::Tz);

impl ZoneRules for Rules {
    fn offset_at(&self, at: Instant) -> i32 {
        let naive = chrono::DateTime::from_timestamp_millis(at.millis()).map(|utc| utc.naive_utc());
        naive.map_or(0, |naive| self.0.offset_from_utc_datetime(&naive).fix().local_minus_utc())
    }
}
