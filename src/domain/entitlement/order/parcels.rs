//! Which parcels of a line came, if they hold enough for what is asked?

use super::{Order, OrderedLine};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;

impl Order {
    /// The parcels that came of those that hold a line, if some have not come yet and what is asked for came. `None` as well
    /// if it is not known how many items a parcel holds, when it came, or how many went back.
    pub(super) fn enough_came(
        &self,
        ordered: &OrderedLine,
        held: &[(usize, Option<i64>)],
        policy: &Policy,
        now: Instant,
    ) -> Option<Vec<(usize, Option<i64>)>> {
        if held.len() < 2 {
            return None;
        }
        let delivered = policy.names.find("delivered");
        let (mut came, mut items) = (Vec::new(), 0_i64);
        for (index, holds) in held {
            let parcel = self.parcels.get(*index)?;
            let mut events = parcel.events.iter().chain(&self.events);
            let (_, at) = events.find(|(name, _)| *name == delivered)?;
            let holds = (*holds)?;
            if holds > 0 && at.instant(&policy.zone).is_some_and(|at| at <= now) {
                came.push((*index, Some(holds)));
                items = items.saturating_add(holds);
            }
        }
        let gone = ordered.line.gone()?;
        let asked = ordered.request.as_ref().and_then(|request| request.quantity).unwrap_or(1);
        (came.len() < held.len() && gone.saturating_add(asked) <= items).then_some(came)
    }
}
