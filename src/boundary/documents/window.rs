//! How long is a window, from when, and how is it counted?

use super::EventReference;
use super::reference::{event, starts};
use super::scalar::{parse_clock, parse_length, parse_period};
use super::scope::{Scope, WindowDefaults};
use super::types::{Clock, CountingMode, Date, Extension, Hours, Length, Name, NameOr, OneOrMany, Period, RollOver};
use crate::boundary::IssueCode;
use crate::boundary::json::Json;
use crate::domain::calendar;
use crate::domain::calendar::OpeningHours;
use crate::domain::form::parse_date;
use crate::domain::policy as terms;
use crate::domain::policy::Author;
use std::sync::Arc;

record! {
    /// An event before which a window closes.
    closed(Doubted) Before, "before" {
        /// The event.
        required event: Name = r#""installed""#;
        /// How long before it: exact hours, or days of which the last still counts.
        optional by: Period = r#""PT24H""#;
    }
}

record! {
    /// A time that is limited: it runs from an event, for a length, counted in a mode.
    #[derive(Default)]
    closed(Doubted) Window, "window" {
        /// The event that it is counted from, or several of which the first that is known counts; by default the
        /// document's, else `delivered`.
        optional from: OneOrMany<NameOr<EventReference>> = r#"["delivered", { "event": "shipped", "plus": "P7D" }]"#;
        /// The event at which the right opens; by default the one that is counted from.
        optional opens: Name = r#""ordered""#;
        /// How long it is: a duration, or `unlimited`; by default the document's length. Without one it is
        /// `length_missing`.
        optional length: Length = r#""P14D""#;
        /// The mode in which it is counted; by default the document's if the length fits it. Else hours are `elapsed`,
        /// months `months_same_date` and days `days_after`.
        optional count: CountingMode = r#""days_after""#;
        /// The last day, in place of a length.
        optional until: Date = r#""2027-01-31""#;
        /// A period that is counted on from the last day; months keep the date of that day, hours run from its end.
        optional then: Period = r#""P12M""#;
        /// How time in the workshop makes it longer; one entry, by default none.
        optional extended_by as "extendedBy": Vec<Extension> = r#"["repairs"]"#;
        /// A window. An event that comes after the end of it starts nothing.
        optional within: Box<Window> = r#"{ "from": "delivered", "length": "P2Y" }"#;
        /// A window. This one closes no later than it.
        optional at_most as "atMost": Box<Window> = r#"{ "from": "ordered", "length": "P1Y" }"#;
        /// Of a window that is the `atMost` of another: the event that keeps the other past it, if it happens before the end of this
        /// one. Elsewhere it says nothing (`no_effect`).
        optional kept_by as "keptBy": Name = r#""goods_sent""#;
        /// A window. This one closes no earlier than it, if the event that it is counted from happened.
        optional at_least as "atLeast": Box<Window> = r#"{ "from": "installed", "length": "P7D" }"#;
        /// An event. This window closes before it, or a period before it.
        optional before: NameOr<Before> = r#"{ "event": "installed", "by": "PT24H" }"#;
        /// The time of its last day at which it closes; by default the end of that day.
        optional closes_at as "closesAt": Clock = r#""17:00""#;
        /// The zone of its dates; by default the document's.
        optional time_zone as "timeZone": Name = r#""Europe/Berlin""#;
        /// With `legal`, a last day that is not worked moves to the next day that is, by the document's calendar; with
        /// `sundays` too, but whether a Saturday does is in doubt. By default `none`; in a pack, what the reference to it says.
        optional roll_over as "rollOver": RollOver = r#""legal""#;
        /// The hours in which time counts, such as those of a business. They are for exact hours; elsewhere they say
        /// nothing (`no_effect`).
        optional hours: Hours = r#""Mo-Fr 08:30-17:30""#;
    }
    together &[Together::LengthFitsCount, Together::NotBoth("length", "until"), Together::AtMost("extendedBy", 1)];
}

/// Reads the window of a rule. A missing one is made of the defaults.
pub fn window_of(owner: &Json, scope: &mut Scope) -> Option<terms::Window> {
    match owner.get("window") {
        Some(written) => window(written, scope),
        None => window_in(owner, &Json::Null, "window/length", scope),
    }
}

/// Reads a window that bounds no other.
pub fn window(node: &Json, scope: &mut Scope) -> Option<terms::Window> {
    scope.issues.warn_idle(node, "keptBy");
    window_in(node, node, "length", scope)
}

/// Reads a window. A missing length is reported at the owner's field.
fn window_in(owner: &Json, node: &Json, field: &'static str, scope: &mut Scope) -> Option<terms::Window> {
    let from = match node.get("from") {
        Some(from) => starts(from, scope),
        None => scope.defaults.from.clone(),
    };
    let opens = node.get("opens").map(|opens| event(opens, scope));
    let zone = scope.zone_of(node);
    let (length, mode) = length_and_mode(owner, node, field, scope)?;
    let then = parse_period(node.text("then"));
    let by_hours = mode == CountingMode::Elapsed && matches!(length, calendar::Length::Of(_));
    let then_hours = !by_hours && then.is_some_and(|then| CountingMode::natural(then) == CountingMode::Elapsed);
    let is_endless = length == calendar::Length::Unlimited;
    for (field, is_idle) in [
        ("then", by_hours || is_endless),
        ("hours", !by_hours && !then_hours || is_endless),
        ("closesAt", by_hours || is_endless),
    ] {
        if is_idle {
            scope.issues.warn_idle(node, field);
        }
    }
    let (rolls, may_roll) = match (scope.author, node.text("rollOver")) {
        (_, "legal") => (true, false),
        (Author::Law, "sundays") => (true, !scope.rolls),
        (_, "sundays") => (true, true),
        (Author::Shop, _) | (_, "none") => (false, false),
        (Author::Law, _) => (scope.rolls, !scope.rolls),
    };
    let bound = |field: &str, scope: &mut Scope| match node.get(field) {
        Some(written) if field == "atMost" => window_in(written, written, "length", scope).map(Box::new).map(Some),
        Some(written) => window(written, scope).map(Box::new).map(Some),
        None => Some(None),
    };
    Some(terms::Window {
        from: if from.is_empty() {
            vec![terms::EventReference::of(scope.declared.names.add("delivered"))]
        } else {
            from
        },
        opens,
        length,
        mode,
        then,
        extended_by: extended_by(node, scope),
        within: bound("within", scope)?,
        at_most: bound("atMost", scope)?,
        kept_by: node.get("keptBy").map(|kept_by| event(kept_by, scope)),
        at_least: bound("atLeast", scope)?,
        before: node.get("before").map(|written| before(written, scope)),
        closes_at: parse_clock(node.text("closesAt")),
        rolls,
        may_roll,
        zone,
        calendar: scope.calendar.clone(),
        hours: OpeningHours::parse(node.text("hours")).map(Arc::new),
    })
}

fn before(node: &Json, scope: &mut Scope) -> terms::Before {
    let event = event(node.get("event").unwrap_or(node), scope);
    terms::Before { event, by: parse_period(node.text("by")).unwrap_or_default() }
}

/// Reads what makes a window longer.
pub fn extended_by(node: &Json, scope: &mut Scope) -> Option<Extension> {
    let list = node.field("extendedBy");
    if let Some(second) = list.items().get(1) {
        scope.issues.add(IssueCode::TooMany, second, "");
    }
    Extension::from_code(list.items().first()?.as_text())
}

/// Reads the length that a registered product gains, counted like the window that it takes the place of.
pub fn longer(node: &Json, base: &terms::Window, scope: &mut Scope) -> Option<terms::Window> {
    let (length, mode) = length_and_mode(node, node, "length", scope)?;
    Some(terms::Window { length, mode, zone: Arc::clone(&base.zone), ..base.clone() })
}

/// Reads what windows take where they do not say.
pub fn defaults(node: &Json, scope: &mut Scope) -> WindowDefaults {
    WindowDefaults {
        from: node.get("from").map(|from| starts(from, scope)).unwrap_or_default(),
        mode: CountingMode::from_code(node.text("count")),
        length: parse_length(node.text("length")).flatten(),
    }
}

/// Reads how long a window is and how that is counted: in the written mode, else in the default mode if the length fits it,
/// else in the mode that is natural for the length.
fn length_and_mode(
    owner: &Json,
    node: &Json,
    field: &'static str,
    scope: &mut Scope,
) -> Option<(calendar::Length, CountingMode)> {
    let until = node.get("until");
    if until.is_some() && node.get("length").is_some() {
        scope.issues.add(IssueCode::LengthOrUntil, owner, "");
    }
    let length = match until.or(node.get("length")) {
        Some(written) if until.is_some() => calendar::Length::Until(parse_date(written.as_text())?),
        Some(written) => parse_length(written.as_text()).flatten()?,
        // A malformed date was reported already.
        None if node.get("until").is_some() || scope.issues.is_misspelt(node, "until") => return None,
        None => scope.defaults.length.or_else(|| {
            scope.issues.add_field(IssueCode::LengthMissing, owner, field, "a duration such as `P7D`, or `unlimited`");
            None
        })?,
    };
    let written = CountingMode::from_code(node.text("count"));
    let calendar::Length::Of(period) = length else {
        return Some((length, written.or(scope.defaults.mode).unwrap_or(CountingMode::DaysAfter)));
    };
    if written.is_some_and(|mode| !mode.fits(period)) {
        scope.issues.add_field(IssueCode::LengthDoesNotFitCount, owner, field, "");
        return None;
    }
    let usual = scope.defaults.mode.filter(|mode| mode.fits(period));
    Some((length, written.or(usual).unwrap_or_else(|| CountingMode::natural(period))))
}
