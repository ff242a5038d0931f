//! How is a WarrantyPromise read? It has a duration and a scope, and no start.

use super::super::document::numbered;
use super::super::names::{self, local};
use super::super::reading::{Reading, whole};
use super::category::has_misspelling;
use super::graph::{Graph, types, values};
use crate::boundary::IssueCode;
use crate::boundary::answers::texts;
use crate::boundary::documents::parse_period;
use crate::boundary::json::{Json, Writer, push_integer};

/// What a promise says: the length, and whether months count in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Promise {
    length: String,
    note: Option<&'static str>,
}

/// Units of time of UN/CEFACT, with their names, their letters in a period and the most that is believed.
const UNITS: [(&str, &str, char, i64); 4] =
    [("ANN", "year", 'Y', 100), ("MON", "month", 'M', 1200), ("WEE", "week", 'W', 5200), ("DAY", "day", 'D', 36_500)];

/// What GoodRelations names the scopes of warranties, with what a reader should know of each.
const SCOPES: [(&str, &str); 3] = [
    ("Labor-BringIn", "Labour only, parts are not included. Bring it in."),
    ("PartsAndLabor-BringIn", "Parts and labour. Bring it in."),
    ("PartsAndLabor-PickUp", "Parts and labour. It is picked up."),
];

/// The type of a promise.
pub const PROMISE: &str = "WarrantyPromise";

/// Reads a promise.
pub fn promises<'j>(graph: &Graph<'j>, value: &'j Json<'j>, reading: &mut Reading) -> Vec<Promise> {
    let mut found = Vec::new();
    for node in graph.resolve(value) {
        if !matches!(node, Json::Object(_)) {
            reading.warn(IssueCode::WarrantyIsText, node);
            continue;
        }
        let types = types(node);
        if !types.is_empty() && !types.contains(&PROMISE) {
            reading.warn(IssueCode::UnknownType, node);
            continue;
        }
        has_misspelling(node, &names::WARRANTY, reading);
        let stated = values(node, "durationOfWarranty");
        if stated.len() != 1 {
            reading.warn(if stated.is_empty() { IssueCode::DurationMissing } else { IssueCode::SeveralValues }, node);
            continue;
        }
        let length = stated.first().and_then(|duration| length(duration, reading));
        if let Some(length) = length {
            found.push(Promise { length, note: scope(node, reading) });
            reading.warn(IssueCode::WarrantyStartNotStated, node);
        }
    }
    found
}

/// Reads how long it lasts: a duration in ISO 8601, or a number with its unit.
fn length(stated: &Json, reading: &mut Reading) -> Option<String> {
    let length = match stated {
        Json::Text(text) => duration(text.value.trim()),
        _ => quantity(stated),
    };
    if length.is_none() {
        reading.warn(IssueCode::DurationMalformed, stated);
    }
    length
}

/// A duration such as `P5Y` or `P1Y6M`, as it is written.
fn duration(text: &str) -> Option<String> {
    let period = parse_period(text).filter(|period| !period.is_zero())?;
    let is_believed = period.months <= 1200 && period.days <= 36_500 && period.seconds <= 36_500 * 86_400;
    // Dates and hours together have no end that every reader counts alike.
    let is_counted = period.seconds == 0 || (period.months == 0 && period.days == 0);
    (is_believed && is_counted).then(|| text.to_owned())
}

/// A number with a unit of UN/CEFACT, or with the name of the unit; its value may be a duration itself.
fn quantity(stated: &Json) -> Option<String> {
    let one = |property: &str| match values(stated, property).as_slice() {
        [value] => Some(*value),
        _ => None,
    };
    let number = match one("value")? {
        Json::Number(digits) => whole(digits)?,
        Json::Text(text) => match whole(text.value.trim()) {
            Some(number) => number,
            None => return duration(text.value.trim()),
        },
        _ => return None,
    };
    let (code, text) = (one("unitCode").map_or("", Json::as_text), one("unitText").map_or("", Json::as_text));
    let is_named = |name: &str| {
        let word = text.trim();
        word.eq_ignore_ascii_case(name)
            || word.strip_suffix(['s', 'S']).is_some_and(|word| word.eq_ignore_ascii_case(name))
    };
    let unit = UNITS.iter().find(|(known, name, ..)| *known == code || (code.is_empty() && is_named(name)));
    let (_, _, letter, most) = unit?;
    if !(1..=*most).contains(&number) {
        return None;
    }
    let mut length = String::from("P");
    push_integer(&mut length, number);
    length.push(*letter);
    Some(length)
}

fn scope(node: &Json, reading: &mut Reading) -> Option<&'static str> {
    let stated = values(node, "warrantyScope");
    let Some(value) = stated.first() else {
        reading.warn(IssueCode::WarrantyScopeNotStated, node);
        return None;
    };
    let text = [value.text("@id"), value.text("name"), value.as_text()].into_iter().find(|text| !text.is_empty())?;
    let name = text.rsplit(['#', '/']).next().unwrap_or(text);
    let found = SCOPES.iter().find(|(known, _)| *known == name || local(text).is_some_and(|(name, _)| name == *known));
    if found.is_none() {
        reading.warn(IssueCode::UnknownEnumValue, value);
    }
    found.map(|(_, note)| *note)
}

/// Writes promises as warranties. Where goods have different ones, each is for the goods that carry its id as a tag.
pub fn write(writer: &mut Writer, promises: &[Promise], differ: bool) {
    writer.objects(promises.iter().zip(numbered("warranty", promises.len())), |writer, (promise, id)| {
        writer.entry("id", &id);
        texts(writer, "covers", ["repair"]);
        if differ {
            writer.start("when", '{');
            texts(writer, "tags", [&id]);
            writer.close('}');
        }
        writer.start("window", '{');
        writer.entry("from", "ordered");
        writer.entry("length", &promise.length);
        writer.close('}');
        writer.entry_if("note", promise.note);
    });
}
