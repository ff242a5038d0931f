//! Which lines must come back with a line?

use std::sync::Arc;

use super::Order;

/// Lines of an order that belong together.
pub struct Group {
    places: Vec<usize>,
    ids: Arc<[String]>,
    /// How many of them are asked for.
    asked: usize,
}

/// The lines of a group, without the one that they are told of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Companions {
    ids: Arc<[String]>,
    without: Option<usize>,
}

impl Group {
    pub fn of(order: &Order, places: Vec<usize>) -> Self {
        let lines = || places.iter().filter_map(|place| order.lines.get(*place));
        let asked = lines().filter(|ordered| ordered.request.is_some()).count();
        Self { ids: lines().map(|ordered| ordered.id.clone()).collect(), asked, places }
    }

    pub fn places(&self) -> &[usize] {
        &self.places
    }

    /// Its other lines, and whether all of them are asked for; `None` if there are no others.
    pub fn around(&self, place: usize, is_asked: bool) -> Option<(Companions, bool)> {
        let without = self.places.binary_search(&place).ok();
        let own = usize::from(without.is_some());
        let others = self.places.len().saturating_sub(own);
        let asked = self.asked.saturating_sub(if is_asked { own } else { 0 });
        (others > 0).then(|| (Companions { ids: self.ids.clone(), without }, asked == others))
    }
}

impl Companions {
    /// Their ids, in the order of the lines.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let others = self.ids.iter().enumerate().filter(|(index, _)| Some(*index) != self.without);
        others.map(|(_, id)| id.as_str())
    }
}
