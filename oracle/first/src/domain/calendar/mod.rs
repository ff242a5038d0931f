//! How laws and policies count time: civil dates, instants, zones, counting modes, business days, opening hours.

mod business;
mod counting;
mod hours;
mod instant;
mod period;
mod remaining;
mod shift;
mod zone;

pub use business::{BusinessCalendar, Weekend};
pub use counting::{CountingMode, Uncovered, last_day};
pub use hours::OpeningHours;
pub(crate) use instant::DAY_MS;
pub use instant::Instant;
pub use period::{Length, Period};
pub use remaining::{Remainder, remaining};
pub use shift::{Way, apart, moved};
pub use zone::{FixedOffset, Zone, ZoneRules};
