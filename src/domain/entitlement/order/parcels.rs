//! Which parcels of a line came, if they hold enough for what is asked?

use super::{Order, OrderedLine};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;
use crate::domain::quantity::Quantity;

impl Order {
    /// The parcels that came of those that hold a line, if some have not come yet and what is asked for came. `None` as well
    /// if it is not known how much a parcel holds, when it came, or how much went back.
    pub(super) fn enough_came(
        &self,
        ordered: &OrderedLine,
        held: &[(usize, Option<Quantity>)],
        policy: &Policy,
        now: Instant,
    ) -> Option<Vec<(usize, Option<Quantity>)>> {
        if held.len() < 2 {
            return None;
        }
        let delivered = policy.names.find("delivered");
        let (mut came, mut arrived) = (Vec::new(), Quantity::NONE);
        for (index, holds) in held {
            let parcel = self.parcels.get(*index)?;
            let mut events = parcel.events.iter().chain(&self.events);
            let (_, at) = events.find(|(name, _)| *name == delivered)?;
            let holds = (*holds)?;
            if holds > Quantity::NONE && at.instant(&policy.zone).is_some_and(|at| at <= now) {
                came.push((*index, Some(holds)));
                arrived = arrived.plus(holds);
            }
        }
        let gone = ordered.line.gone()?;
        let asked = ordered.line.asked(ordered.request.as_ref());
        (came.len() < held.len() && gone.plus(asked) <= arrived).then_some(came)
    }
}
