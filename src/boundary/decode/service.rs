use super::Node;
use super::rule::described;
use super::scope::Scope;
use super::window::window_of;
use crate::domain::form::{ComplaintCategory, default_categories};
use crate::domain::policy::ServicePromise;
use crate::domain::service::Priority;

/// Reads a promised time of service.
pub fn promise(node: &Node, scope: &mut Scope) -> Option<ServicePromise> {
    let mut fields = node.fields(scope.issues)?;
    let kind = fields.required("kind", scope.issues).and_then(|node| node.name(scope.issues));
    let window = window_of(&mut fields, node, scope);
    let categories = fields.get("categories").map(|node| node.names(scope.issues)).unwrap_or_default();
    let priorities = fields.get("priority").map(|node| node.names(scope.issues)).unwrap_or_default();
    described(&mut fields, scope);
    scope.no_others(&fields);
    Some(ServicePromise { kind: kind?, categories, priorities, window: window? })
}

/// Reads what a shopper may complain about; without it the usual kinds hold.
pub fn complaints(node: Option<Node>, scope: &mut Scope) -> Vec<ComplaintCategory> {
    let Some(node) = node else { return default_categories() };
    let Some(mut fields) = node.fields(scope.issues) else { return Vec::new() };
    let list = fields.required("categories", scope.issues);
    let categories = list.map(|node| node.list(scope.issues, category)).unwrap_or_default();
    scope.no_others(&fields);
    categories
}

fn category(node: &Node, issues: &mut crate::boundary::issues::Issues) -> Option<ComplaintCategory> {
    let mut fields = node.fields(issues)?;
    let id = fields.required("id", issues).and_then(|node| node.name(issues));
    let reasons = fields.get("reasons").map(|node| node.names(issues)).unwrap_or_default();
    let department = fields.get("department").and_then(|node| node.name(issues));
    let priority = fields.get("priority").and_then(|node| node.code(Priority::ALL, Priority::code, issues));
    fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
    Some(ComplaintCategory {
        id: id?,
        reasons,
        department: department.unwrap_or_else(|| "customer_service".to_owned()),
        priority: priority.unwrap_or(Priority::Normal),
    })
}

/// Reads the departments, and lets each answer the kinds of complaint that it handles.
pub fn departments(node: &Node, complaints: &mut [ComplaintCategory], scope: &mut Scope) {
    let departments = node.list(scope.issues, |item, issues| {
        let mut fields = item.fields(issues)?;
        let id = fields.required("id", issues).and_then(|node| node.name(issues));
        let handles = fields.required("handles", issues).map(|node| node.names(issues));
        fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
        Some((id?, handles?))
    });
    for (id, handles) in departments {
        for complaint in complaints.iter_mut().filter(|complaint| handles.contains(&complaint.id)) {
            complaint.department.clone_from(&id);
        }
    }
}
