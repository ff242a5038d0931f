use super::reference::{event, event_reference};
use super::scalar::length;
use super::scope::{Scope, WindowDefaults};
use super::{Fields, Node};
use crate::boundary::json::Json;
use crate::domain::calendar::{CountingMode, Length, Period};
use crate::domain::policy::{Author, EventReference, Window};

/// Reads the window of a rule; one that is not written is made of the defaults.
pub fn window_of(fields: &mut Fields, place_of_owner: &Node, scope: &mut Scope) -> Option<Window> {
    const NOTHING: Json = Json::Object(Vec::new());
    let written = fields.get("window");
    let empty = Node { json: &NOTHING, place: place_of_owner.place.key("window") };
    window(&written.unwrap_or(empty), scope)
}

/// Reads a window.
pub fn window(node: &Node, scope: &mut Scope) -> Option<Window> {
    let mut fields = node.fields(scope.issues)?;
    let from = fields.get("from").map(|node| starts(&node, scope));
    let opens = fields.get("opens").and_then(|node| event(&node, scope));
    let zone = fields.get("timeZone").map(|node| scope.zone(&node));
    let written_roll = fields.get("rollOver").and_then(|node| roll_over(&node, scope));
    let counted = length_and_mode(&mut fields, node, scope);
    scope.no_others_in_rule(&fields);
    let (length, mode) = counted?;
    let by_days = !matches!(mode, CountingMode::Elapsed | CountingMode::BusinessDaysAfter);
    let (rolls, may_roll) = match scope.author {
        Author::Shop => (written_roll == Some(true), false),
        Author::Law if written_roll == Some(false) => (false, false),
        Author::Law => (scope.rolls, !scope.rolls),
    };
    let default_from = || match scope.defaults.from.as_slice() {
        [] => vec![EventReference { event: "delivered".to_owned(), plus: Period::default() }],
        written => written.to_vec(),
    };
    Some(Window {
        from: from.unwrap_or_else(default_from),
        opens,
        length,
        mode,
        rolls: rolls && by_days,
        may_roll: may_roll && by_days,
        zone: match zone {
            Some(zone) => zone?,
            None => std::rc::Rc::clone(&scope.zone),
        },
        calendar: scope.calendar.clone(),
    })
}

/// Reads the length that a registered product gains, counted like the window that it takes the place of.
pub fn longer(node: &Node, base: &Window, scope: &mut Scope) -> Option<Window> {
    let mut fields = node.fields(scope.issues)?;
    let counted = length_and_mode(&mut fields, node, scope);
    scope.no_others_in_rule(&fields);
    let (length, mode) = counted?;
    Some(Window { length, mode, ..base.clone() })
}

/// Reads what windows take where they do not say.
pub fn defaults(node: &Node, scope: &mut Scope) -> WindowDefaults {
    let Some(mut fields) = node.fields(scope.issues) else { return WindowDefaults::default() };
    let defaults = WindowDefaults {
        from: fields.get("from").map(|node| starts(&node, scope)).unwrap_or_default(),
        mode: fields.get("count").and_then(|node| node.code(CountingMode::ALL, CountingMode::code, scope.issues)),
        length: fields.get("length").and_then(|node| length(&node, scope.issues)),
    };
    scope.no_others(&fields);
    defaults
}

fn starts(node: &Node, scope: &mut Scope) -> Vec<EventReference> {
    if !matches!(node.json, Json::Array(_)) {
        return event_reference(node, scope).into_iter().collect();
    }
    let mut found = Vec::new();
    if let Json::Array(items) = node.json {
        for (index, json) in items.iter().enumerate() {
            found.extend(event_reference(&Node { json, place: node.place.index(index) }, scope));
        }
        if items.is_empty() {
            scope.issues.add("empty_list", &node.place, None, None);
        }
    }
    found
}

/// Reads how long a window is and how that is counted; the mode is the one that is written, else the default
/// if the length fits it, else the one that the length means by itself.
fn length_and_mode(fields: &mut Fields, owner: &Node, scope: &mut Scope) -> Option<(Length, CountingMode)> {
    let written = fields.get("length");
    let place = owner.place.key("length");
    let length = match written {
        Some(node) => length(&node, scope.issues)?,
        None => match scope.defaults.length {
            Some(length) => length,
            None => {
                let hint = Some("a duration such as `P7D`, or `unlimited`");
                scope.issues.add("length_missing", &place, hint, None);
                return None;
            }
        },
    };
    let mode = match fields.get("count") {
        Some(node) => Some(node.code(CountingMode::ALL, CountingMode::code, scope.issues)?),
        None => None,
    };
    let Length::Of(period) = length else {
        return Some((length, mode.or(scope.defaults.mode).unwrap_or(CountingMode::DaysAfter)));
    };
    if mode.is_some_and(|mode| !mode.fits(period)) {
        scope.issues.add("length_does_not_fit_count", &place, None, None);
        return None;
    }
    let usual = scope.defaults.mode.filter(|mode| mode.fits(period));
    Some((length, mode.or(usual).unwrap_or_else(|| CountingMode::natural(period))))
}

/// `Some(true)` for `legal`, `Some(false)` for `none`.
pub fn roll_over(node: &Node, scope: &mut Scope) -> Option<bool> {
    let is_legal = |legal: bool| if legal { "legal" } else { "none" };
    node.code(&[true, false], is_legal, scope.issues)
}
