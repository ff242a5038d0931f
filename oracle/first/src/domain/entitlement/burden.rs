//! Who has to prove that a fault was there from the start.

use super::evaluation::Evaluation;
use super::{Facts, PlacedWindow, Position, Trace, Truth, place};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Document, Policy, Presumption, Remedy};

/// Who has to prove that a fault was there from the start, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BurdenOfProof {
    /// Index of the document.
    pub document: usize,
    /// Index of the presumption in the document's list.
    pub presumption: usize,
    /// How long the presumption lasts.
    pub window: PlacedWindow,
}

impl BurdenOfProof {
    /// The document and the presumption; `None` for those of another policy.
    pub fn terms<'p>(&self, policy: &'p Policy) -> Option<(&'p Document, &'p Presumption)> {
        let document = policy.documents.get(self.document)?;
        Some((document, document.presumptions.get(self.presumption)?))
    }
}

/// The presumption that holds for a remedy at an instant.
///
/// If several hold, it is the one that lasts longest. Of equals it is that of the document that is named last, so that
/// a national law is cited rather than the directive that it transposes.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "packs": ["eu"],
/// #     "assume": { "country": "DE", "buyer": { "consumer": true } },
/// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::calendar::Instant;
/// use aftersales::domain::entitlement::{EventValue, Facts, Line, Request, burden};
/// use aftersales::domain::policy::Remedy;
/// use chrono::NaiveDate;
///
/// // Article 11 (1) of Directive (EU) 2019/771: for one year from the delivery the seller has the burden of proof.
/// let delivered = EventValue::On(NaiveDate::from_ymd_opt(2026, 3, 2).ok_or("no such date")?);
/// let line = Line { events: vec![(policy.names.find("delivered"), delivered)], ..Line::default() };
/// let request = Request { reason: Some(policy.names.find("defective")), ..Request::default() };
/// let facts = Facts::new(&policy, &line, &request);
/// let on_seller = |at| Some(burden(&facts, Remedy::Repair, at)?.terms(&policy)?.1.on_seller);
/// let end = Instant::held(1_804_028_400_000); // 3 March 2027, 00:00 in Berlin
/// assert_eq!(on_seller(end.plus_millis(-1)), Some(true));
/// assert_eq!(on_seller(end), None);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
#[must_use]
pub fn burden(facts: &Facts, remedy: Remedy, at: Instant) -> Option<BurdenOfProof> {
    let mut longest: Option<BurdenOfProof> = None;
    for (index, document) in facts.policy.documents.iter().enumerate() {
        if facts.concerns(document) != Truth::True {
            continue;
        }
        for (in_list, presumption) in document.presumptions.iter().enumerate() {
            let mut trace = Trace::default();
            if trace.judge(&presumption.when, facts, Some(remedy)) != Truth::True {
                continue;
            }
            let window = place(&presumption.window, facts, &mut trace);
            let holds = window.position(at) == Position::Inside;
            if holds && longest.as_ref().is_none_or(|longest| !window.closes_before(&longest.window)) {
                longest = Some(BurdenOfProof { document: index, presumption: in_list, window });
            }
        }
    }
    longest
}

/// The instants at which the window of an option or of a presumption opens or closes, earliest first.
pub(super) fn edges(evaluation: &Evaluation, facts: &Facts) -> Vec<Instant> {
    let mut edges = evaluation.edges();
    for document in &facts.policy.documents {
        for presumption in &document.presumptions {
            place(&presumption.window, facts, &mut Trace::default()).add_edges(&mut edges);
        }
    }
    edges
}
