use super::matcher::{range, when};
use super::rule::citation;
use super::scope::Scope;
use super::window::window;
use crate::boundary::json::Json;
use crate::domain::form::{ComplaintCategory, Urgency, default_categories, usual_urgencies};
use crate::domain::policy::{Names, ServicePromise};
use crate::domain::service::Priority;

/// Reads a promised time of service.
pub fn promise(node: &Json, scope: &mut Scope) -> Option<ServicePromise> {
    let kind = node.text("kind");
    Some(ServicePromise {
        id: node.name("id").unwrap_or_else(|| kind.to_owned()),
        when: when(node, scope),
        citation: citation(node),
        kind: scope.declared.names.add(kind),
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

/// Reads what a shopper may complain about, and the departments that answer; without it the usual kinds hold.
pub fn complaints(node: &Json) -> Vec<ComplaintCategory> {
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

/// Reads when a case goes before others; without it the usual urgencies hold.
pub fn urgencies(node: &Json, names: &Names) -> Vec<Urgency> {
    let Some(written) = node.field("complaints").get("urgencies") else { return usual_urgencies(names) };
    let mut urgencies = Vec::new();
    for item in written.items() {
        let mut words = Vec::new();
        for word in item.field("words").items() {
            words.push(word.as_text().to_owned());
        }
        urgencies.push(Urgency {
            id: item.text("id").to_owned(),
            priority: Priority::from_code(item.text("priority")).unwrap_or(Priority::Normal),
            words,
            categories: item.field("categories").items().iter().map(|name| names.add(name.as_text())).collect(),
            reasons: item.names("reasons"),
        });
    }
    urgencies
}

fn category(node: &Json) -> ComplaintCategory {
    ComplaintCategory {
        id: node.text("id").to_owned(),
        reasons: node.names("reasons"),
        department: node.name("department").unwrap_or_else(|| "customer_service".to_owned()),
        priority: Priority::from_code(node.text("priority")).unwrap_or(Priority::Normal),
    }
}
