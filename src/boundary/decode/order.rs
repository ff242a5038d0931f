use super::line::{country, events, line, money, name};
use super::request::request;
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::entitlement::{Order, OrderedLine, Promotion, Shipment};
use crate::domain::policy::{Policy, Selector};

/// Reads an order with its lines and what is asked of them.
pub fn order(node: &Json, requests: &Json, policy: &Policy, issues: &mut Issues) -> Order {
    let lines = node.field("lines").items();
    let mut ids = Vec::new();
    for item in lines {
        let id = item.text("id");
        if !matches!(item.field("id"), Json::Null | Json::Text(_)) {
            issues.add(IssueCode::WrongType, item.field("id"), "string");
        } else if id.is_empty() {
            issues.add_field(IssueCode::MissingField, item, "id", "");
        } else if ids.contains(&id) {
            issues.add(IssueCode::DuplicateId, item.field("id"), "");
        }
        ids.push(id);
    }
    let mut order = Order {
        country: country(node, policy, issues),
        payment_method: name(node, "paymentMethod", Selector::PaymentMethod, policy, issues),
        events: events(node, policy, issues),
        shipping: money(node, "shipping", issues),
        discount: money(node, "discount", issues),
        ..Order::default()
    };
    for item in node.field("promotions").items() {
        let amounts = money(item, "minimum", issues).zip(money(item, "off", issues));
        order.promotions.extend(amounts.map(|(minimum, off)| Promotion { minimum, off }));
    }
    for parcel in node.field("parcels").items() {
        let mut inside = Vec::new();
        for item in parcel.field("lines").items() {
            inside.extend(known_line(item.text("id"), item.field("id"), &ids, issues));
        }
        order.parcels.push(Shipment { events: events(parcel, policy, issues), lines: inside });
    }
    for item in lines {
        let id = item.text("id");
        let asked = requests.known(id);
        for other in item.field("giftFor").items() {
            known_line(other.as_text(), other, &ids, issues);
        }
        order.lines.push(OrderedLine {
            id: id.to_owned(),
            line: line(item, policy, issues),
            request: asked.map(|asked| request(asked, policy, issues)),
            set: item.name("set"),
            gift_for: item.names("giftFor"),
        });
    }
    for (id, asked) in requests.entries() {
        known_line(id, asked, &ids, issues);
    }
    order
}

/// The place of a line among the ids; an issue if there is no such line.
fn known_line(id: &str, at: &Json, ids: &[&str], issues: &mut Issues) -> Option<usize> {
    let place = ids.iter().position(|known| *known == id);
    // A line without an id was told, and so was an order without lines.
    if place.is_none() && !id.is_empty() && !ids.is_empty() {
        issues.add(IssueCode::LineNotInOrder, at, suggestion(id, ids));
    }
    place
}
