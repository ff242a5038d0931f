//! How is one of many found without a look at each?

use crate::domain::sort::sorted;

/// The places of texts in a list.
#[derive(Debug)]
pub struct Places<'t> {
    texts: Vec<&'t str>,
    order: Vec<usize>,
}

impl<'t> Places<'t> {
    /// The places of these texts.
    pub fn of(texts: Vec<&'t str>) -> Self {
        let order = sorted(texts.len(), &|one, other| texts.get(*one) < texts.get(*other));
        Self { texts, order }
    }

    /// The first place of a text.
    pub fn first(&self, text: &str) -> Option<usize> {
        let at = |place: &usize| self.texts.get(*place).copied();
        let first = self.order.partition_point(|place| at(place) < Some(text));
        self.order.get(first).copied().filter(|place| at(place) == Some(text))
    }

    /// How often the most frequent text is there. One that is empty is like no other.
    pub fn most(&self) -> usize {
        let (mut most, mut run, mut before) = (0_usize, 0_usize, "");
        for text in self.order.iter().filter_map(|place| self.texts.get(*place)) {
            run = if text.is_empty() || *text != before { 1 } else { run.saturating_add(1) };
            before = text;
            most = most.max(run);
        }
        most
    }
}
