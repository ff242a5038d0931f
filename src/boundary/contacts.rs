use super::answers;
use super::documents::ContactsQuestion;
use super::documents::Fields;
use super::engine::{Engine, answer};
use crate::domain::policy::Policy;
use crate::domain::service::Wanted;

impl Engine {
    /// Whom to ask, for `{categories?, region?, reason?, now}`.
    #[must_use]
    pub fn contacts(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, ContactsQuestion::RECORD, &mut |asked, _, writer| {
            let mut categories = Vec::new();
            for name in asked.json.field("categories").items() {
                categories.push(policy.names.find(name.as_text()));
            }
            let reason = asked.json.name("reason").map(|reason| policy.names.find(&reason));
            let wanted = Wanted { categories: &categories, region: asked.json.text("region"), reason };
            answers::contacts(writer, &wanted, policy, asked.now);
        })
    }
}
