use super::matcher::when;
use super::rule::citation;
use super::scope::Scope;
use super::window::window;
use crate::boundary::json::Json;
use crate::domain::form::{ComplaintCategory, default_categories};
use crate::domain::policy::ServicePromise;
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
        window: window(node.get("window")?, scope)?,
    })
}

/// Reads what a shopper may complain about, and the departments that answer; without it the usual kinds hold.
pub fn complaints(node: &Json) -> Vec<ComplaintCategory> {
    let mut categories = match node.get("complaints") {
        None => default_categories(),
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

fn category(node: &Json) -> ComplaintCategory {
    ComplaintCategory {
        id: node.text("id").to_owned(),
        reasons: node.names("reasons"),
        department: node.name("department").unwrap_or_else(|| "customer_service".to_owned()),
        priority: Priority::from_code(node.text("priority")).unwrap_or(Priority::Normal),
    }
}
