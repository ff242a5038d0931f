//! What does a shop state about a whole order, and what is read from it?

use super::line::{country, events, is_measured, line, money, name, quantity};
use super::request::request;
use super::types::{AtLeastOne, Event, Label, Map, Name, Quantity};
use super::{Money, OrderLine};
use crate::boundary::IssueCode;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::entitlement;
use crate::domain::entitlement::{OrderedLine, Shipment};
use crate::domain::policy::{Policy, Selector};

record! {
    /// What a parcel holds of a line.
    open(Ignored) ParcelLine, "parcelLine" {
        /// The id of the line.
        required id: Name = r#""1""#;
        /// How much of the line. Where it is known of all parcels, what came may go back before the rest comes.
        fact quantity: Quantity<0> = "1";
    }
}

record! {
    /// A parcel of an order.
    open(Ignored) Parcel, "parcel" {
        /// What happened to the parcel, written as for a line.
        fact events: Map<Event> = r#"{ "delivered": "2026-03-02" }"#;
        /// What it holds.
        required lines: Vec<ParcelLine> = r#"[{ "id": "1", "quantity": 1 }]"#;
    }
}

record! {
    /// What was taken off because the goods reached a value at their `unitPrice`.
    open(Ignored) Promotion, "promotion" {
        /// The shop's name for it; the engine does not look at it.
        fact id: Label = r#""10-off-100""#;
        /// The value that had to be reached.
        required minimum: Money = r#"{ "amount": 10000, "currency": "EUR" }"#;
        /// What was taken off.
        required off: Money = r#"{ "amount": 1000, "currency": "EUR" }"#;
    }
}

record! {
    /// What was paid for an order in one way.
    open(Ignored) Payment, "payment" {
        /// The way to pay, as a code.
        required method: Name = r#""gift_card""#;
        /// What was paid in this way.
        required amount: Money = r#"{ "decimal": "50.00", "currency": "EUR" }"#;
        /// What was already paid back in this way; by default nothing.
        fact refunded: Money = r#"{ "decimal": "10.00", "currency": "EUR" }"#;
    }
}

record! {
    /// An order. What it says holds for each of its lines and parcels that does not say it itself.
    open(Ignored) Order, "order" {
        /// The shop's number of the order; the engine does not look at it.
        fact id: Label = r#""A-1024""#;
        /// The buyer's country, by ISO 3166.
        fact country: Name = r#""DE""#;
        /// What happened to the order, written as for a line.
        fact events: Map<Event> = r#"{ "ordered": "2026-02-27T20:15:00+01:00" }"#;
        /// How the order was paid.
        fact payment_method as "paymentMethod": Name = r#""card""#;
        /// What sending the order cost; the lines share it by what was paid for each.
        fact shipping: Money = r#"{ "amount": 495, "currency": "EUR" }"#;
        /// What was taken off the whole order; the lines share it by what was paid for each.
        fact discount: Money = r#"{ "amount": 500, "currency": "EUR" }"#;
        /// The parcels of the order. A line is delivered with the last parcel that holds it, or the last that came if that
        /// is enough for what is asked.
        fact parcels: Vec<Parcel> = r#"[{ "events": { "delivered": "2026-03-02" }, "lines": [{ "id": "1" }] }]"#;
        /// Promotions that were granted on the order.
        fact promotions: Vec<Promotion> = "[]";
        /// How much was paid in which way; what a return pays back is shared among them as they are listed here.
        fact payments: Vec<Payment> = r#"[{ "method": "card", "amount": { "decimal": "129.90", "currency": "EUR" } }]"#;
        /// What was bought; each line needs an id of its own.
        required lines: AtLeastOne<OrderLine> = r#"[{ "id": "1", "quantity": 1 }]"#;
    }
}

/// The most pairs of letters that are compared to guess which lines are meant by ids that are not there.
const MOST_LETTERS: usize = 1 << 21;

/// Reads an order with its lines and the request for each.
pub fn order(node: &Json, requests: &Json, policy: &Policy, issues: &mut Issues) -> entitlement::Order {
    let lines = node.field("lines").items();
    let mut ids = Vec::new();
    for item in lines {
        ids.push(item.text("id"));
    }
    let places = OrderedLine::places(ids.clone());
    for (place, item) in lines.iter().enumerate() {
        let id = item.text("id");
        if !matches!(item.field("id"), Json::Null | Json::Text(_)) {
            issues.add(IssueCode::WrongType, item.field("id"), "string");
        } else if id.is_empty() {
            issues.add_field(IssueCode::MissingField, item, "id", "");
        } else if places.first(id) != Some(place) {
            issues.add(IssueCode::DuplicateId, item.field("id"), "");
        }
    }
    let letters = ids.iter().fold(0_usize, |letters, id| letters.saturating_add(id.len()));
    let mut left = MOST_LETTERS;
    let mut known_line = |id: &str, at: &Json, issues: &mut Issues| {
        let place = places.first(id);
        // A line without an id was reported already, and so was an order without lines.
        if place.is_none() && !id.is_empty() && !ids.is_empty() && !issues.is_full() {
            left = left.saturating_sub(id.len().saturating_mul(letters));
            issues.add(IssueCode::LineNotInOrder, at, if left > 0 { suggestion(id, &ids) } else { "" });
        }
        place
    };
    let mut requested = Vec::new();
    for (id, _) in requests.entries() {
        requested.push(&**id);
    }
    let requested = OrderedLine::places(requested);
    let mut order = entitlement::Order {
        country: country(node, policy, issues),
        payment_method: name(node, "paymentMethod", Selector::PaymentMethod, policy, issues),
        events: events(node, policy, issues),
        shipping: money(node, "shipping", issues),
        discount: money(node, "discount", issues),
        ..entitlement::Order::default()
    };
    for item in node.field("promotions").items() {
        let amounts = money(item, "minimum", issues).zip(money(item, "off", issues));
        order.promotions.extend(amounts.map(|(minimum, off)| entitlement::Promotion { minimum, off }));
    }
    for payment in node.field("payments").items() {
        let (method, refunded) = (payment.text("method").to_owned(), money(payment, "refunded", issues));
        let amount = money(payment, "amount", issues);
        order.payments.extend(amount.map(|amount| entitlement::Payment { method, amount, refunded }));
    }
    for parcel in node.field("parcels").items() {
        let mut inside = Vec::new();
        for item in parcel.field("lines").items() {
            let line = known_line(item.text("id"), item.field("id"), issues);
            let is_measured = line.and_then(|line| lines.get(line)).is_some_and(is_measured);
            let holds = quantity(item, "quantity", is_measured, issues);
            inside.extend(line.map(|line| (line, holds)));
        }
        order.parcels.push(Shipment { events: events(parcel, policy, issues), lines: inside });
    }
    for item in lines {
        let id = item.text("id");
        let requested = requested.first(id).and_then(|place| requests.entries().get(place));
        for other in item.field("giftFor").items() {
            known_line(other.as_text(), other, issues);
        }
        order.lines.push(OrderedLine {
            id: id.to_owned(),
            line: line(item, policy, issues),
            request: requested
                .filter(|(_, requested)| !matches!(requested, Json::Null))
                .map(|(_, requested)| request(requested, item, policy, issues)),
            set: item.name("set"),
            gift_for: item.names("giftFor"),
        });
    }
    for (id, requested) in requests.entries() {
        known_line(id, requested, issues);
    }
    order
}
