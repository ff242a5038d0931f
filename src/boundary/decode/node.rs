use std::borrow::Cow;

use crate::boundary::issues::{Issues, Place, suggestion};
use crate::boundary::json::Json;
use crate::domain::money::Decimal;

/// A JSON value and where it stands.
#[derive(Clone, Copy)]
pub struct Node<'n> {
    /// The value.
    pub json: &'n Json<'n>,
    /// Where it stands.
    pub place: Place<'n>,
}

impl<'n> Node<'n> {
    /// A whole document, whose pointers begin with `pointer`.
    pub fn root(json: &'n Json<'n>, pointer: &'n str) -> Self {
        Self { json, place: Place::root(pointer) }
    }

    /// Notes that another kind of value belongs here.
    pub fn wrong_type<T>(&self, expected: &str, issues: &mut Issues) -> Option<T> {
        issues.add("wrong_type", &self.place, Some(expected), Some(self.json.kind()));
        None
    }

    /// True for `null`.
    pub fn is_null(&self) -> bool {
        *self.json == Json::Null
    }

    /// The text.
    pub fn text(&self, issues: &mut Issues) -> Option<&'n str> {
        match self.json {
            Json::Text(text) => Some(&text.value),
            _ => self.wrong_type("string", issues),
        }
    }

    /// The text, with at least one character.
    pub fn name(&self, issues: &mut Issues) -> Option<String> {
        let text = self.text(issues)?;
        if text.is_empty() { self.wrong_type("string with content", issues) } else { Some(text.to_owned()) }
    }

    /// `true` or `false`.
    pub fn boolean(&self, issues: &mut Issues) -> Option<bool> {
        match self.json {
            Json::Bool(value) => Some(*value),
            _ => self.wrong_type("boolean", issues),
        }
    }

    /// A whole number from zero to a limit.
    pub fn count(&self, most: i64, issues: &mut Issues) -> Option<i64> {
        let Json::Number(digits) = self.json else { return self.wrong_type("integer", issues) };
        match digits.parse::<i64>() {
            Ok(number) if (0..=most).contains(&number) => Some(number),
            _ => {
                issues.add("out_of_range", &self.place, Some("a whole number that is not negative"), Some("number"));
                None
            }
        }
    }

    /// A number with up to six decimal places.
    pub fn decimal(&self, issues: &mut Issues) -> Option<Decimal> {
        let Json::Number(digits) = self.json else { return self.wrong_type("number", issues) };
        let decimal = parse_scaled(digits, 6).map(Decimal::from_millionths);
        if decimal.is_none() {
            issues.add("out_of_range", &self.place, Some("a number with up to six decimal places"), Some("number"));
        }
        decimal
    }

    /// One of the codes of an enum.
    pub fn code<T: Copy>(&self, all: &[T], code: fn(T) -> &'static str, issues: &mut Issues) -> Option<T> {
        let text = self.text(issues)?;
        let found = all.iter().copied().find(|variant| code(*variant) == text);
        if found.is_none() {
            let near = suggestion(text, all.iter().map(|variant| code(*variant)));
            issues.add("unknown_value", &self.place, near, None);
        }
        found
    }

    /// Every item of an array that can be read.
    pub fn list<T>(&self, issues: &mut Issues, mut read: impl FnMut(&Node, &mut Issues) -> Option<T>) -> Vec<T> {
        let Json::Array(items) = self.json else {
            return self.wrong_type("array", issues).unwrap_or_default();
        };
        let item = |(index, json)| read(&Node { json, place: self.place.index(index) }, issues);
        items.iter().enumerate().filter_map(item).collect()
    }

    /// An array of names.
    pub fn names(&self, issues: &mut Issues) -> Vec<String> {
        self.list(issues, |item, issues| item.name(issues))
    }

    /// The fields of an object.
    pub fn fields<'a>(&'a self, issues: &mut Issues) -> Option<Fields<'a>> {
        match self.json {
            Json::Object(entries) => Some(Fields { place: &self.place, entries, asked: Vec::new() }),
            _ => self.wrong_type("object", issues),
        }
    }
}

/// The fields of an object while they are read; it knows afterwards which nobody asked for.
pub struct Fields<'a> {
    place: &'a Place<'a>,
    entries: &'a [(Cow<'a, str>, Json<'a>)],
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The field, if it is there.
    pub fn get(&mut self, name: &'static str) -> Option<Node<'a>> {
        self.asked.push(name);
        let (key, json) = self.entries.iter().find(|(key, _)| key == name)?;
        Some(Node { json, place: self.place.key(key) })
    }

    /// The field, unless it is absent or `null`: both mean that a fact is not known.
    pub fn known(&mut self, name: &'static str) -> Option<Node<'a>> {
        self.get(name).filter(|node| !node.is_null())
    }

    /// The field, which must be there.
    pub fn required(&mut self, name: &'static str, issues: &mut Issues) -> Option<Node<'a>> {
        let node = self.get(name);
        if node.is_none() {
            issues.add("missing_field", &self.place.key(name), None, None);
        }
        node
    }

    /// Every field, for objects whose keys are names.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, Node<'a>)> + use<'a> {
        let place = self.place;
        self.entries.iter().map(move |(key, json)| (key.as_ref(), Node { json, place: place.key(key) }))
    }

    /// Calls back with every field that nobody asked for, and the known name that it looks like.
    pub fn unknown(&self, mut report: impl FnMut(Node<'a>, Option<&'static str>)) {
        for (key, node) in self.entries() {
            if !self.asked.contains(&key) {
                report(node, suggestion(key, self.asked.iter().copied()));
            }
        }
    }
}

/// A decimal number as an integer of `places` decimal places: `12.5` with two is 1250. `None` if it has more,
/// an exponent that makes it so, or is too large.
pub fn parse_scaled(digits: &str, places: u32) -> Option<i64> {
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.trim_start_matches('+').parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let decimals = i32::try_from(fraction.len()).ok()?;
    let shift = u32::try_from(i32::try_from(places).ok()?.checked_add(exponent)?.checked_sub(decimals)?).ok()?;
    let mut joined = whole.to_owned();
    joined.push_str(fraction);
    joined.parse::<i64>().ok()?.checked_mul(10_i64.checked_pow(shift)?)
}

#[cfg(test)]
mod tests {
    use super::parse_scaled;

    #[test]
    fn decimals_are_exact_or_refused() {
        let cases = [
            ("12.5", 2, Some(1250)),
            ("12.50", 1, Some(125)),
            ("12.55", 1, None),
            ("-0.5", 2, Some(-50)),
            ("1e3", 0, Some(1000)),
            ("1.5e-3", 6, Some(1500)),
            ("1e-7", 6, None),
            ("1e30", 2, None),
            ("9223372036854775807", 0, Some(i64::MAX)),
            ("9223372036854775807", 1, None),
        ];
        for (digits, places, want) in cases {
            assert_eq!(parse_scaled(digits, places), want, "{digits}");
        }
    }
}
