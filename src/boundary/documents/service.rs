//! What may a document promise for complaints, and what is read from it?

use super::matcher::{range, when};
use super::rule::citation;
use super::scalar::{parse_period, parse_scaled};
use super::scope::Scope;
use super::types::{AtLeastOne, Confidence, Count, InstanceKind, Name, Period, Priority, Spoken};
use super::window::window;
use super::{Citation, Matcher, Range, Window};
use crate::boundary::json::{Json, push_integer};
use crate::domain::calendar::Length;
use crate::domain::form;
use crate::domain::form::{default_categories, usual_urgencies};
use crate::domain::policy::{Names, ServicePromise};
use crate::domain::service::{Instance, Texts};

/// The most times that a promise repeats.
const MAX_TIMES: i64 = 60;

record! {
    /// A time by which somebody promises to act.
    closed(Refused) ServiceLevelRule, "serviceLevel" {
        /// Its name; by default its kind.
        optional id: Name = r#""first-response-gold""#;
        /// What is promised. An event of this name keeps the promise, unless `keptBy` names another.
        required kind: Name = r#""first_response""#;
        /// The event that keeps this promise, where several promises are of one kind.
        optional kept_by as "keptBy": Name = r#""second_visit""#;
        /// The period after which it is promised again, `times` times in all. The promises are `visit.1`, `visit.2` and so
        /// on, each kept by an event of its own: `visit_1`, `visit_2`.
        optional every: Period = r#""P1Y""#;
        /// How many times it is promised.
        optional times: Count<1, MAX_TIMES> = "3";
        /// What must hold for it to count; without it, it always does.
        optional when: Matcher = r#"{ "buyer": { "tiers": ["gold"] } }"#;
        /// Where it stands in the law or in the terms.
        optional citation: Citation = r#"{ "article": "Article 11" }"#;
        /// How sure a pack is of it; by default `sure`. What is less than sure is off unless a reference to the pack
        /// enables it.
        optional confidence: Confidence = r#""sure""#;
        /// By when the promise must be kept.
        required window: Window = r#"{ "from": "submitted", "length": "PT24H" }"#;
        /// The categories of complaints that it is for; by default all.
        optional categories: Vec<Name> = r#"["product_quality"]"#;
        /// The priorities that it is for; by default all.
        optional priority: Vec<Priority> = r#"["urgent", "high"]"#;
        /// The departments that it binds; by default all.
        optional departments: Vec<Name> = r#"["quality"]"#;
        /// The partners that it binds; by default all, and the shop itself.
        optional partners: Vec<Name> = r#"["northern-repairs"]"#;
        /// The parts of the goods that it is for; by default all.
        optional parts: Vec<Name> = r#"["chassis"]"#;
        /// How far away the goods may be, in kilometres; both ends are inside.
        optional distance: Range = r#"{ "max": 100 }"#;
        /// Whether the time stands still while the case waits for the shopper.
        optional pauses_while_waiting as "pausesWhileWaiting": bool = "true";
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Change of mind", "de": "Meinung geändert" }"#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
    together &[Together::LengthOrDefault(None)];
}

record! {
    /// A category of complaints.
    closed(Refused) ComplaintCategory, "complaintCategory" {
        /// Its name.
        required id: Name = r#""product_quality""#;
        /// The reasons that it is divided into. Those of the tree of reasons let a demand be checked.
        optional reasons: Vec<Name> = r#"["defective", "damaged"]"#;
        /// Who answers it; by default `customer_service`.
        optional department: Name = r#""quality""#;
        /// How urgent it is; by default `normal`.
        optional priority: Priority = r#""high""#;
    }
}

record! {
    /// When a case goes before others. All that it names must hold.
    closed(Refused) Urgency, "urgency" {
        /// Its name, which answers give as `because`.
        required id: Name = r#""leak""#;
        /// The priority that a case has then, if that is more urgent than its category's.
        required priority: Priority = r#""high""#;
        /// Words, one of which is in what the shopper wrote.
        optional words: Vec<Name> = r#"["leaks", "漏水"]"#;
        /// Categories of goods, one of which the line is in.
        optional categories: Vec<Name> = r#"["baby_food"]"#;
        /// Reasons, one of which is given.
        optional reasons: Vec<Name> = r#"["spoiled"]"#;
        /// What the shopper is told to do now.
        optional advice: Spoken = r#"{ "en": "Switch it off and unplug it.", "zh-Hans": "请立即关机并拔下电源。" }"#;
    }
}

record! {
    /// What a shopper may complain about.
    #[derive(Default)]
    closed(Refused) Complaints, "complaints" {
        /// The categories that complaints are divided into; by default the usual ones.
        optional categories: AtLeastOne<ComplaintCategory> = r#"[{ "id": "service", "reasons": ["attitude"] }]"#;
        /// When a case goes before others. By default injury, fire, danger to children and spoiled baby food are
        /// `urgent`; an empty list has none.
        optional urgencies: Vec<Urgency> = r#"[{ "id": "leak", "priority": "high", "words": ["leaks", "漏水"] }]"#;
        /// What the shop says to somebody who has complained.
        optional acknowledgement: Spoken
            = r#"{ "en": "We are sorry. We will look into it at once.", "zh-Hans": "非常抱歉，我们会马上处理。" }"#;
    }
}

record! {
    /// Who may look at a dispute that the shop and the shopper do not settle.
    closed(Refused) EscalationRule, "escalation" {
        /// Its name.
        required id: Name = r#""consumer-hotline""#;
        /// What it is.
        required kind: InstanceKind = r#""authority""#;
        /// What it is called, for shoppers.
        required title: Spoken = r#"{ "en": "Consumer hotline 12315", "zh-Hans": "12315 消费者投诉热线" }"#;
        /// Its phone number.
        optional phone: Name = r#""12315""#;
        /// Where it is.
        optional address: Name = r#""Example Street 1, Berlin""#;
        /// Its page.
        optional url: Name = r#""https://www.12315.cn/""#;
        /// Until when it may be asked; without it at any time.
        optional window: Window = r#"{ "from": "request_refused", "length": "P1Y" }"#;
        /// Where it stands in the law or in the terms.
        optional citation: Citation = r#"{ "article": "Article 39" }"#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
    together &[Together::LengthOrDefault(Some("window"))];
}

record! {
    /// Somebody who answers complaints.
    closed(Refused) Department, "department" {
        /// Its name.
        required id: Name = r#""quality""#;
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Quality control", "de": "Qualitätssicherung" }"#;
        /// The categories of complaints that it answers, whatever the categories themselves say.
        required handles: Vec<Name> = r#"["product_quality"]"#;
    }
}

/// Reads the promised time of service at a place of its list, once for each time that it is promised.
pub fn promises(node: &Json, index: usize, scope: &mut Scope) -> Vec<ServicePromise> {
    let Some(first) = promise(node, index, scope) else { return Vec::new() };
    let every = parse_period(node.text("every")).filter(|every| !every.is_zero());
    let times = node.get("times").and_then(|times| parse_scaled(times.as_digits(), 0));
    let (Length::Of(length), Some(every), Some(times)) = (first.window.length, every, times) else {
        scope.issues.warn_idle(node, "every");
        scope.issues.warn_idle(node, "times");
        return vec![first];
    };
    let mut promises = Vec::new();
    let mut due = length;
    for time in 1..=times.min(MAX_TIMES) {
        if !due.is_bounded() {
            break;
        }
        let mut number = String::new();
        push_integer(&mut number, time);
        let numbered = |name: &str, sign: &str| [name, sign, &number].concat();
        let mut promise = first.clone();
        promise.id = numbered(&first.id, ".");
        promise.kept_by = scope.declared.names.add(&numbered(&scope.declared.names.text(first.kept_by), "_"));
        promise.window.length = Length::Of(due);
        promises.push(promise);
        due = due.plus(every);
    }
    promises
}

fn promise(node: &Json, index: usize, scope: &mut Scope) -> Option<ServicePromise> {
    let kind = node.text("kind");
    Some(ServicePromise {
        id: node.name("id").unwrap_or_else(|| kind.to_owned()),
        index,
        when: when(node, scope),
        citation: citation(node, scope),
        kind: scope.declared.names.add(kind),
        kept_by: scope.declared.names.add(node.get("keptBy").map_or(kind, Json::as_text)),
        categories: node.names("categories"),
        priorities: node.names("priority"),
        departments: node.names("departments"),
        partners: node.names("partners"),
        parts: node.names("parts"),
        distance: node.get("distance").map(|written| range(written, scope.issues)),
        pauses: matches!(node.get("pausesWhileWaiting"), Some(Json::Bool(true))),
        window: window(node.get("window")?, scope)?,
    })
}

/// Reads who may look at a dispute, and adds it to those of the documents before.
pub fn instances(node: &Json, document: usize, scope: &mut Scope, found: &mut Vec<Instance>) {
    for item in node.field("escalation").items() {
        found.push(Instance {
            document,
            id: item.text("id").to_owned(),
            kind: InstanceKind::from_code(item.text("kind")).unwrap_or(InstanceKind::Superior),
            title: spoken(item.field("title")),
            phone: item.name("phone"),
            address: item.name("address"),
            url: item.name("url"),
            window: item.get("window").and_then(|written| window(written, scope)),
            citation: citation(item, scope),
        });
    }
}

/// Reads a text, or texts by language.
pub fn spoken(node: &Json) -> Texts {
    match node {
        Json::Object(_) => {
            node.entries().iter().map(|(tag, text)| (tag.to_string(), text.as_text().to_owned())).collect()
        }
        _ if node.as_text().is_empty() => Texts::new(),
        _ => vec![(String::new(), node.as_text().to_owned())],
    }
}

/// Reads what a shopper may complain about, and the departments that answer. Without it the usual kinds hold.
pub fn complaints(node: &Json) -> Vec<form::ComplaintCategory> {
    let mut categories = match node.get("complaints") {
        _ if node.field("complaints").get("categories").is_none() => default_categories(),
        None => Vec::new(),
        Some(written) => {
            let mut found = Vec::new();
            for item in written.field("categories").items() {
                found.push(category(item));
            }
            found
        }
    };
    for department in node.field("departments").items() {
        let handled = department.names("handles");
        for category in categories.iter_mut().filter(|category| handled.contains(&category.id)) {
            department.text("id").clone_into(&mut category.department);
        }
    }
    categories
}

/// Reads when a case goes before others. Without it the usual urgencies hold.
pub fn urgencies(node: &Json, names: &Names) -> Vec<form::Urgency> {
    let Some(written) = node.field("complaints").get("urgencies") else { return usual_urgencies(names) };
    let mut urgencies = Vec::new();
    for item in written.items() {
        urgencies.push(form::Urgency {
            id: item.text("id").to_owned(),
            priority: Priority::from_code(item.text("priority")).unwrap_or(Priority::Normal),
            words: item.names("words"),
            categories: item.field("categories").items().iter().map(|name| names.add(name.as_text())).collect(),
            reasons: item.names("reasons"),
            advice: spoken(item.field("advice")),
        });
    }
    urgencies
}

fn category(node: &Json) -> form::ComplaintCategory {
    form::ComplaintCategory {
        id: node.text("id").to_owned(),
        reasons: node.names("reasons"),
        department: node.name("department").unwrap_or_else(|| "customer_service".to_owned()),
        priority: Priority::from_code(node.text("priority")).unwrap_or(Priority::Normal),
    }
}
