//! How are questions in JSON text answered? The engine does it, for a page and for a server alike.

#[cfg(feature = "built")]
mod built;
mod forms;
mod load;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
mod numbers;
pub(crate) mod question;
mod returns;
mod service;
mod warranty;

use std::fmt;

pub use warranty::Counting;

use super::answers::Ground;
use super::host::{Host, HostZones, Zones};
use super::issues::Issue;
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;

/// Answers questions in JSON text, for a page and for a server alike. On a server, threads may share it.
///
/// # Example
///
/// ```
/// # #[cfg(feature = "native")] {
/// use aftersales::boundary::{Engine, NativeHost};
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let document = r#"{ "document": { "format": 1, "id": "corner-shop", "version": "1", "timeZone": "Asia/Shanghai",
///     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P7D" } }] } }"#;
/// let loaded = engine.load(document).unwrap_or_else(|issues| panic!("{issues:?}"));
///
/// // Signed for on 2 March: the seventh day after it is 9 March, and it ends where 10 March starts.
/// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02T10:15:00+08:00" } },
///     "now": "2026-03-09T23:59:59+08:00" }"#;
/// let verdict = engine.verdict(&loaded.policy, question);
/// assert!(verdict.contains(r#""status":"eligible","remedy":"refund","closes":"2026-03-09T16:00:00Z""#));
/// # }
/// ```
pub struct Engine {
    host: Box<dyn Host>,
    zones: Zones,
}

/// A host cannot be printed, so its zone data stands for it.
impl fmt::Debug for Engine {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.debug_struct("Engine").field("zone_data", &self.host.zone_data()).finish_non_exhaustive()
    }
}

/// A policy that was understood.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// The policy.
    pub policy: Policy,
    /// What is odd in its documents.
    pub warnings: Vec<Issue>,
    /// What its documents call things, as JSON; see the function `words` of the room of documents.
    pub words: String,
}

impl Engine {
    /// An engine that stands on this host.
    #[must_use]
    pub fn new(host: Box<dyn Host>) -> Self {
        Self { host, zones: Zones::default() }
    }

    /// What its answers stand on besides the documents.
    fn ground(&self, policy: &Policy, now: Instant) -> Ground {
        let time_zone = self.host_zones().name_of(&policy.zone);
        Ground { zone_data: self.host.zone_data(), time_zone, now }
    }

    /// The host that it stands on, with its zones.
    pub(crate) fn host_zones(&self) -> HostZones<'_> {
        HostZones { host: self.host.as_ref(), zones: &self.zones }
    }
}
