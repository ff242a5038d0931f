//! Which kinds of complaints there are, and who answers them.

use super::field::{Choice, owned};
use crate::domain::policy::{Policy, Remedy};
use crate::domain::service::Priority;

/// A kind of complaint, and who answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ComplaintCategory {
    /// Its code.
    pub id: String,
    /// The reasons into which it is divided. If a reason of returns is among them, a demand can be checked.
    pub reasons: Vec<String>,
    /// The department that answers.
    pub department: String,
    /// How urgent it is.
    pub priority: Priority,
}

/// The kinds of complaints of a policy that states none. They and their departments follow the requirements
/// S1.complaint.kinds, S2.classes, S0.4.2 and S1.complaint.steps.
///
/// ```
/// use aftersales::domain::form::default_categories;
///
/// let kinds = default_categories();
/// let department = |reason: &str| {
///     kinds.iter().find(|kind| kind.reasons.iter().any(|known| known == reason)).map(|kind| kind.department.as_str())
/// };
/// assert_eq!(department("defective"), Some("quality_control"));
/// assert_eq!(department("lost"), Some("freight"));
/// assert_eq!(department("attitude"), Some("customer_service"));
/// ```
#[must_use]
pub fn default_categories() -> Vec<ComplaintCategory> {
    const KINDS: [(&str, &str, &[&str]); 6] = [
        (
            "product_quality",
            "quality_control",
            &["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"],
        ),
        ("delivery", "freight", &["damaged_in_transit", "late", "lost"]),
        ("return_exchange", "customer_service", &["changed_mind"]),
        ("service", "customer_service", &["service_quality", "attitude", "manner", "skill"]),
        ("suggestion", "management", &["service_level", "standard", "cost", "sales_channel"]),
        ("consultation", "customer_service", &[]),
    ];
    let mut categories = Vec::new();
    for (id, department, reasons) in KINDS {
        categories.push(ComplaintCategory {
            id: id.to_owned(),
            reasons: owned(reasons),
            department: department.to_owned(),
            priority: Priority::Normal,
        });
    }
    categories
}

/// The choices of a field of this name, from the policy.
pub(super) fn choices_of(field: &str, policy: &Policy) -> Vec<Choice> {
    let mut choices = Vec::new();
    if matches!(field, "demand" | "remedy") {
        for remedy in Remedy::CODES {
            choices.push(Choice::leaf(remedy));
        }
    }
    for category in &policy.complaints {
        if field == "category" {
            choices.push(Choice { value: category.id.clone(), children: category.reasons.clone() });
        } else if field == "reason" {
            for reason in &category.reasons {
                choices.push(Choice::leaf(reason));
            }
        }
    }
    choices
}

/// Who answers a complaint, and how soon.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Classification {
    /// The kind of complaint.
    pub category: String,
    /// The reason, if one is given.
    pub reason: Option<String>,
    /// The department that answers.
    pub department: String,
    /// How urgent it is.
    pub priority: Priority,
    /// The id of the urgency that sets the priority; `None` if the category does.
    pub because: Option<String>,
}
