//! Which conditions of a policy hold for a line.

use super::conditions::truth_of;
use super::{Facts, Truth};
use crate::domain::policy::{Condition, FactPlan, Id, Plan};

/// Whether each condition of a plan holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Truths(Vec<Truth>);

impl Truths {
    /// The conditions as the facts have it.
    pub fn of(plan: &Plan, facts: &Facts) -> Self {
        let mut truths = Self(Vec::with_capacity(plan.conditions.len()));
        for (_, condition) in plan.conditions.iter() {
            let truth = truths.judge(condition, facts);
            truths.0.push(truth);
        }
        truths
    }

    /// The same conditions where the facts suppose a value of one fact.
    pub fn supposing(&self, plan: &Plan, fact: &FactPlan, facts: &Facts) -> Self {
        let mut truths = self.clone();
        for id in &fact.conditions {
            let Some(condition) = plan.conditions.get(*id) else { continue };
            let truth = truths.judge(condition, facts);
            if let Some(held) = truths.0.get_mut(id.index()) {
                *held = truth;
            }
        }
        truths
    }

    /// Whether a condition holds.
    pub fn get(&self, id: Id<Condition>) -> Truth {
        self.0.get(id.index()).copied().unwrap_or(Truth::Unknown)
    }

    /// Whether a condition holds, by those that it consists of.
    fn judge(&self, condition: &Condition, facts: &Facts) -> Truth {
        match condition {
            Condition::Test(test, _) => truth_of(test, facts),
            Condition::All(parts) => {
                let mut all = Truth::True;
                for part in parts {
                    all = all.and(self.get(*part));
                    if all == Truth::False {
                        break;
                    }
                }
                all
            }
            Condition::Not(part) => !self.get(*part),
        }
    }
}
