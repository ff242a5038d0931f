//! How does a page refer to what lives in WebAssembly memory?

use std::cell::Cell;
use std::rc::Rc;

/// Things that a page knows by a number. A number is used again only after it was given back.
pub struct Slots<T>(Cell<Vec<Option<Rc<T>>>>);

impl<T> Slots<T> {
    /// No things yet.
    pub fn new() -> Self {
        Self(Cell::default())
    }

    /// Keeps a thing and gives its number.
    pub fn keep(&self, thing: T) -> u32 {
        let mut slots = self.0.take();
        let thing = Some(Rc::new(thing));
        let index = slots.iter().position(Option::is_none).unwrap_or(slots.len());
        match slots.get_mut(index) {
            Some(slot) => *slot = thing,
            None => slots.push(thing),
        }
        self.0.set(slots);
        index as u32
    }

    /// The thing of a number.
    pub fn get(&self, slot: u32) -> Option<Rc<T>> {
        let slots = self.0.take();
        let found = slots.get(slot as usize).and_then(Option::clone);
        self.0.set(slots);
        found
    }

    /// Gives a number back.
    pub fn release(&self, slot: u32) {
        let mut slots = self.0.take();
        let released = slots.get_mut(slot as usize).and_then(Option::take);
        self.0.set(slots);
        drop(released);
    }
}
