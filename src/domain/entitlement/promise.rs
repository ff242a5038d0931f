//! When a warranty runs on the timeline of one line, whatever the time is.

use super::{Beyond, Closing, Fact, Facts, PlacedWindow, Position, Trace, Truth, place, place_after};
use crate::domain::calendar::Instant;
use crate::domain::policy::{Document, Registration, Transfer, Warranty, Window};

/// Whether a product is registered for its warranty.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Registered {
    /// True if there is no warranty without registration.
    pub required: bool,
    /// When the product must be registered.
    pub window: PlacedWindow,
    /// True if it was registered in time.
    pub done: bool,
    /// The longer warranty that registration gains, if there is one.
    pub gains: Option<PlacedWindow>,
}

/// A warranty on the timeline of one line.
#[derive(Debug)]
#[non_exhaustive]
pub struct Promise {
    /// When it runs.
    pub window: PlacedWindow,
    /// Whether the product is registered; `None` if that makes no difference.
    pub registration: Option<Registered>,
    /// From when on the goods are another owner's, for whom it does not run.
    pub lost_from: Option<Instant>,
    /// True if the wear is above a cap.
    pub is_worn: bool,
}

impl Promise {
    /// True if it needs a registration, which is missing.
    #[must_use]
    pub fn is_unregistered(&self) -> bool {
        self.registration.as_ref().is_some_and(|registered| registered.required && !registered.done)
    }

    /// When its remedies are open to this owner.
    #[must_use]
    pub fn open(&self) -> PlacedWindow {
        let window = self.window;
        let Some(lost) = self.lost_from.filter(|lost| *lost < window.closed_from() && !window.is_to_start()) else {
            return window;
        };
        let open_until = window.open_until();
        if open_until < lost {
            return window.within_bounds(open_until, lost);
        }
        PlacedWindow {
            opens: window.opens.map(|opens| opens.min(lost)),
            closing: Closing::At { closes: lost, last_day: None },
            closes_latest: None,
            beyond: Beyond::Closed,
            ..window
        }
    }

    /// The window from which a following warranty is counted. If wear ended this one, the day of its end is not known.
    fn ending(&self) -> PlacedWindow {
        let closing = if self.is_worn { Closing::Unknown } else { self.window.closing };
        PlacedWindow { closing, ..self.window }
    }
}

/// Places a warranty, after those that run before it.
pub fn promise(document: &Document, warranty: &Warranty, facts: &Facts, trace: &mut Trace) -> Promise {
    let mut earlier: Option<Promise> = None;
    for before in document.before(warranty, &facts.policy.names).into_iter().rev() {
        earlier = is_for(before, facts, trace).then(|| follow(earlier.as_ref(), before, facts, trace));
    }
    follow(earlier.as_ref(), warranty, facts, trace)
}

/// True if a warranty is for the line, or may be.
fn is_for(warranty: &Warranty, facts: &Facts, trace: &mut Trace) -> bool {
    let mut is_for = true;
    for test in warranty.when.0.iter().filter(|test| !test.is_about_reason()) {
        is_for &= trace.test(test, facts, None) != Truth::False || test.is_about_goods();
    }
    is_for
}

fn follow(earlier: Option<&Promise>, warranty: &Warranty, facts: &Facts, trace: &mut Trace) -> Promise {
    let run = |window: &Window, trace: &mut Trace| match (earlier, warranty.after) {
        (Some(earlier), Some(after)) => place_after(&earlier.ending(), after, window, facts, trace),
        _ => place(window, facts, trace),
    };
    let base = run(&warranty.window, trace);
    let registration = warranty.registration.as_ref().map(|terms| {
        let mut registered = registered(terms, facts, trace);
        registered.gains = terms.then.as_ref().map(|longer| run(longer, trace));
        registered
    });
    let mut is_worn = false;
    for limit in &warranty.limits {
        let used = facts.usage(limit.unit);
        trace.look(Fact::Usage(limit.unit), used.is_some());
        is_worn |= used.is_some_and(|used| limit.cap < used);
    }
    let window = match &registration {
        Some(Registered { done: true, gains: Some(longer), .. }) => *longer,
        _ => base,
    };
    let lost_from = warranty.transfer.as_ref().and_then(|terms| lost_from(terms, facts));
    Promise { window, registration, lost_from, is_worn }
}

fn registered(terms: &Registration, facts: &Facts, trace: &mut Trace) -> Registered {
    let window = place(&terms.window, facts, trace);
    // An order without this event was not registered: a shopper who registered would know.
    let at = facts.event(facts.policy.names.find("registered")).and_then(|value| value.instant(&terms.window.zone));
    let done = at.is_some_and(|at| !matches!(window.position(at), Position::After));
    Registered { required: terms.required, window, done, gains: None }
}

/// From when on the next owner has lost the warranty. A transfer that nobody states was not reported.
fn lost_from(terms: &Transfer, facts: &Facts) -> Option<Instant> {
    let zone = &facts.policy.zone;
    let at = |event: &str| facts.event(facts.policy.names.find(event)).and_then(|value| value.instant(zone));
    let Some(reported) = terms.told.as_ref().filter(|_| terms.kept) else {
        return at("transferred").filter(|_| !terms.kept);
    };
    let window = place(reported, facts, &mut Trace::default());
    let in_time = at("transfer_registered").is_some_and(|at| !matches!(window.position(at), Position::After));
    let closed_from = window.closed_from();
    (!in_time && closed_from < Instant::MAX).then_some(closed_from)
}
