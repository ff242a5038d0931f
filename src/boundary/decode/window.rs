use crate::boundary::IssueCode;
use std::rc::Rc;

use super::reference::{event, starts};
use super::scalar::{parse_length, parse_period};
use super::scope::{Scope, WindowDefaults};
use crate::boundary::json::Json;
use crate::domain::calendar::{CountingMode, Length, OpeningHours};
use crate::domain::form::parse_date;
use crate::domain::policy::{Author, EventReference, Extension, Window};

/// Reads the window of a rule; one that is not written is made of the defaults.
pub fn window_of(owner: &Json, scope: &mut Scope) -> Option<Window> {
    match owner.get("window") {
        Some(written) => window(written, scope),
        None => window_in(owner, &Json::Null, "window/length", scope),
    }
}

/// Reads a window.
pub fn window(node: &Json, scope: &mut Scope) -> Option<Window> {
    window_in(node, node, "length", scope)
}

/// Reads a window; where its length is missing, that is told of the owner's field.
fn window_in(owner: &Json, node: &Json, field: &'static str, scope: &mut Scope) -> Option<Window> {
    let from = match node.get("from") {
        Some(from) => starts(from, scope),
        None => scope.defaults.from.clone(),
    };
    let opens = node.get("opens").map(|opens| event(opens, scope));
    let zone = scope.zone_of(node);
    let (length, mode) = length_and_mode(owner, node, field, scope)?;
    if mode == CountingMode::Elapsed || length == Length::Unlimited {
        scope.issues.warn_idle(node, "then");
    }
    if mode != CountingMode::Elapsed || length == Length::Unlimited {
        scope.issues.warn_idle(node, "hours");
    }
    let by_days = !matches!(mode, CountingMode::Elapsed | CountingMode::BusinessDaysAfter);
    let (rolls, may_roll) = match (scope.author, node.text("rollOver")) {
        (Author::Shop, written) => (written == "legal", false),
        (Author::Law, "none") => (false, false),
        (Author::Law, "legal") => (true, false),
        (Author::Law, _) => (scope.rolls, !scope.rolls),
    };
    let bound = |field: &str, scope: &mut Scope| match node.get(field) {
        Some(written) => window(written, scope).map(|bound| Some(Box::new(bound))),
        None => Some(None),
    };
    Some(Window {
        from: if from.is_empty() { vec![EventReference::of(scope.declared.names.add("delivered"))] } else { from },
        opens,
        length,
        mode,
        then: parse_period(node.text("then")),
        extended_by: extended_by(node, scope),
        within: bound("within", scope)?,
        at_most: bound("atMost", scope)?,
        at_least: bound("atLeast", scope)?,
        rolls: rolls && by_days,
        may_roll: may_roll && by_days,
        zone,
        calendar: scope.calendar.clone(),
        hours: OpeningHours::parse(node.text("hours")).map(Rc::new),
    })
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
pub fn longer(node: &Json, base: &Window, scope: &mut Scope) -> Option<Window> {
    let (length, mode) = length_and_mode(node, node, "length", scope)?;
    Some(Window { length, mode, zone: Rc::clone(&base.zone), ..base.clone() })
}

/// Reads what windows take where they do not say.
pub fn defaults(node: &Json, scope: &mut Scope) -> WindowDefaults {
    WindowDefaults {
        from: node.get("from").map(|from| starts(from, scope)).unwrap_or_default(),
        mode: CountingMode::from_code(node.text("count")),
        length: parse_length(node.text("length")).flatten(),
    }
}

/// Reads how long a window is and how that is counted; the mode is the one that is written, else the default
/// if the length fits it, else the one that the length means by itself.
fn length_and_mode(
    owner: &Json,
    node: &Json,
    field: &'static str,
    scope: &mut Scope,
) -> Option<(Length, CountingMode)> {
    let until = node.get("until");
    if until.is_some() && node.get("length").is_some() {
        scope.issues.add(IssueCode::LengthOrUntil, owner, "");
    }
    let length = match until.or(node.get("length")) {
        Some(written) if until.is_some() => Length::Until(parse_date(written.as_text())?),
        Some(written) => parse_length(written.as_text()).flatten()?,
        // A date that is none was told.
        None if node.get("until").is_some() || scope.issues.is_misspelt(node, "until") => return None,
        None => scope.defaults.length.or_else(|| {
            scope.issues.add_field(IssueCode::LengthMissing, owner, field, "a duration such as `P7D`, or `unlimited`");
            None
        })?,
    };
    let written = CountingMode::from_code(node.text("count"));
    let Length::Of(period) = length else {
        return Some((length, written.or(scope.defaults.mode).unwrap_or(CountingMode::DaysAfter)));
    };
    if written.is_some_and(|mode| !mode.fits(period)) {
        scope.issues.add_field(IssueCode::LengthDoesNotFitCount, owner, field, "");
        return None;
    }
    let usual = scope.defaults.mode.filter(|mode| mode.fits(period));
    Some((length, written.or(usual).unwrap_or_else(|| CountingMode::natural(period))))
}
