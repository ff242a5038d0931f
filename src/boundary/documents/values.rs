//! What did a page hand in for the fields of a form?

use super::line::count;
use super::scalar::{MAX_MONEY, parse_amount, parse_currency, parse_quantity, parse_scaled};
use crate::boundary::json::Json;
use crate::domain::form::{Item, Raw};
use crate::domain::money::Money;

/// What a page handed in for a field of a form.
pub fn raw<'j>(value: Option<&'j Json<'j>>) -> Raw<'j> {
    match value {
        None | Some(Json::Null) => Raw::Absent,
        Some(Json::Bool(value)) => Raw::Bool(*value),
        Some(Json::Text(text)) => match text.broken_at {
            Some(position) => Raw::BrokenText(position),
            None => Raw::Text(&text.value),
        },
        Some(Json::Number(digits)) => parse_scaled(digits, 6).map_or(Raw::Other, Raw::Number),
        Some(Json::Array(items)) => {
            items.iter().map(item).collect::<Option<Vec<Item>>>().map_or(Raw::Other, Raw::Items)
        }
        Some(amount @ Json::Object(_)) => of_money(amount).map_or(Raw::Other, Raw::Money),
    }
}

/// The values of a form's fields in their order, from one text. Before each stands a character that says what it is:
/// U+0000 a text, U+0001 a tick, U+0002 a box without one, U+0003 nothing.
///
/// A text that contains one of the four characters makes one value too many, which the caller notices by their number.
pub fn raws(text: &str) -> Option<Vec<Raw<'_>>> {
    let mut raws = Vec::with_capacity(16);
    let mut rest = text;
    while let Some(mark) = rest.as_bytes().first() {
        let behind = rest.get(1..)?;
        let end = behind.as_bytes().iter().position(|byte| *byte <= 3).unwrap_or(behind.len());
        raws.push(match mark {
            0 => Raw::Text(behind.get(..end)?),
            1 => Raw::Bool(true),
            2 => Raw::Bool(false),
            _ => Raw::Absent,
        });
        rest = behind.get(end..)?;
    }
    Some(raws)
}

/// A line or a file. Only an object can be one.
fn item(node: &Json) -> Option<Item> {
    if !matches!(node, Json::Object(_)) {
        return None;
    }
    Some(Item {
        id: node.text("id").to_owned(),
        quantity: parse_quantity(node.field("quantity").as_digits()).unwrap_or_default(),
        name: node.text("name").to_owned(),
        size: count(node, "size").unwrap_or(0),
        media: node.text("type").to_owned(),
        head: node.text("head").to_owned(),
    })
}

fn of_money(node: &Json) -> Option<Money> {
    let currency = parse_currency(node.text("currency"))?;
    match count(node, "amount") {
        Some(amount) => (0..=MAX_MONEY).contains(&amount).then_some(Money { amount, currency }),
        None => parse_amount(node.text("decimal"), currency),
    }
}
