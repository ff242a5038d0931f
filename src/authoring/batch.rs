//! How does a server decide a million order lines? What they have in common is read once, and threads share the rest.

use chrono::NaiveDate;

use super::columns::{Lines, RowOutcome, Rows};
use super::questions::SampleRow;
use crate::boundary::documents::{self, Fields, Shape};
use crate::boundary::engine::question::unreadable;
use crate::boundary::issues::Issues;
use crate::boundary::json::read;
use crate::boundary::{LoadError, Policy};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::TooCostly;

/// Order lines in columns, with the policy that decides them.
///
/// ```
/// use aftersales::authoring::{Batch, Rows};
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::Status;
/// use aftersales::{Documents, Policy};
///
/// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
///     "rules": [{ "id": "any", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
/// let policy = Policy::load(&Documents::from(terms))?;
/// let mut shirts = Batch::new(&policy, &["delivered"]);
/// let shirt = shirts.read(r#"{ "line": { "quantity": 1 } }"#)?;
///
/// // One was delivered on 2 March 2026, the other on 2 February; it is 16 March.
/// let rows = Rows { of: &[shirt, shirt], instants: &[1_772_442_000_000.0, 1_770_022_800_000.0] };
/// let now = Instant::from_millis(1_773_662_400_000).unwrap_or(Instant::MIN);
/// let status = |row| shirts.outcome(rows, row, now).ok().flatten().map(|outcome| outcome.status);
/// assert_eq!([status(0), status(1)], [Some(Status::Eligible), Some(Status::Ineligible)]);
/// # Ok::<(), aftersales::LoadError>(())
/// ```
#[derive(Debug)]
pub struct Batch {
    policy: Policy,
    lines: Lines,
}

impl Batch {
    /// No lines yet, of which these events have columns.
    #[must_use]
    pub fn new(policy: &Policy, events: &[&str]) -> Self {
        let names = &policy.terms().names;
        let events = events.iter().map(|event| names.find(event)).collect();
        Self { policy: policy.clone(), lines: Lines { distinct: Vec::new(), events } }
    }

    /// Reads what many lines have in common, `{line, request?}`, and says by which number rows name it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(&mut self, text: &str) -> Result<u32, LoadError> {
        let json = read(text).map_err(|malformed| vec![unreadable(malformed)])?;
        let mut issues = Issues::default();
        documents::check(&json, &Shape::Record(SampleRow::RECORD), false, &mut issues);
        let place = u32::try_from(self.lines.distinct.len()).unwrap_or(u32::MAX);
        self.lines.add(&json, self.policy.terms(), &mut issues);
        issues.locate(&json);
        if issues.errors.is_empty() { Ok(place) } else { Err(issues.errors.into()) }
    }

    /// What a row comes to, as `check_return` would say; nothing for one that is no line.
    ///
    /// # Errors
    ///
    /// [`TooCostly`] where the answer would take too long.
    pub fn outcome(&self, rows: Rows, row: usize, now: Instant) -> Result<Option<RowOutcome>, TooCostly> {
        self.lines.outcome(self.policy.terms(), rows, row, now)
    }

    /// The date that clocks of the shop show at an instant.
    #[must_use]
    pub fn date_of(&self, at: Instant) -> NaiveDate {
        self.policy.terms().zone.date_of(at)
    }
}
