use std::cell::RefCell;
use std::rc::Rc;

/// Things that live in WebAssembly memory and that the page knows by a number. A number is used again only
/// after it was given back.
pub struct Slots<T>(RefCell<Vec<Option<Rc<T>>>>);

impl<T> Slots<T> {
    /// No things yet.
    pub const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// Keeps a thing and gives its number.
    pub fn keep(&self, thing: T) -> u32 {
        let mut slots = self.0.borrow_mut();
        let free = slots.iter().position(Option::is_none);
        let index = free.unwrap_or(slots.len());
        match slots.get_mut(index) {
            Some(slot) => *slot = Some(Rc::new(thing)),
            None => slots.push(Some(Rc::new(thing))),
        }
        u32::try_from(index).unwrap_or(u32::MAX)
    }

    /// The thing of a number.
    pub fn get(&self, slot: u32) -> Option<Rc<T>> {
        self.0.borrow().get(slot as usize).cloned().flatten()
    }

    /// Gives a number back.
    pub fn release(&self, slot: u32) {
        if let Some(slot) = self.0.borrow_mut().get_mut(slot as usize) {
            *slot = None;
        }
    }
}
