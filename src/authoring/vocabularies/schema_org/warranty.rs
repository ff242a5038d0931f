//! How is a WarrantyPromise read? It has a duration and a scope, and no start.

use super::super::document::numbered;
use super::super::names::local;
use super::super::reading::{Reading, whole};
use super::graph::{Graph, types, values};
use crate::boundary::IssueCode;
use crate::boundary::answers::texts;
use crate::boundary::json::{Json, Writer, push_integer};

/// What a promise says: the length, and whether months count in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Promise {
    length: String,
    note: Option<&'static str>,
}

/// Units of time of UN/CEFACT, with their letters in a period and the most that is believed.
const UNITS: [(&str, char, i64); 4] = [("ANN", 'Y', 100), ("MON", 'M', 1200), ("WEE", 'W', 5200), ("DAY", 'D', 36_500)];

/// What GoodRelations names the scopes of warranties, with what a reader should know of each.
const SCOPES: [(&str, &str); 3] = [
    ("Labor-BringIn", "Labour only, parts are not included. Bring it in."),
    ("PartsAndLabor-BringIn", "Parts and labour. Bring it in."),
    ("PartsAndLabor-PickUp", "Parts and labour. It is picked up."),
];

/// Reads a promise.
pub fn promises<'j>(graph: &Graph<'j>, value: &'j Json<'j>, reading: &mut Reading) -> Vec<Promise> {
    let mut found = Vec::new();
    for node in graph.resolve(value) {
        if !matches!(node, Json::Object(_)) {
            reading.warn(IssueCode::WarrantyIsText, node);
            continue;
        }
        let types = types(node);
        if !types.is_empty() && !types.contains(&"WarrantyPromise") {
            reading.warn(IssueCode::UnknownType, node);
            continue;
        }
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

fn length(node: &Json, reading: &mut Reading) -> Option<String> {
    let number = match values(node, "value").as_slice() {
        [Json::Number(digits)] => whole(digits),
        [Json::Text(text)] => whole(text.value.trim()),
        _ => None,
    };
    let units = values(node, "unitCode");
    let code = units.first().filter(|_| units.len() == 1).map_or("", |code| code.as_text());
    let unit = UNITS.iter().find(|(known, _, _)| *known == code);
    let Some((number, (_, letter, _))) = number.zip(unit).filter(|(number, (_, _, most))| (1..=*most).contains(number))
    else {
        reading.warn(IssueCode::DurationMalformed, node);
        return None;
    };
    let mut text = String::from("P");
    push_integer(&mut text, number);
    text.push(*letter);
    Some(text)
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
