//! Shows: binds checks, drafts and sending to the markup of a form, its own or the shop's.
//!
//! What the engine says and what the world does comes from the page, through [`host::FormHost`]; every transition of
//! drafts and submissions is the domain's.

mod binding;
mod field;
mod filing;
mod host;
mod mark;
mod markup;
mod narrowing;

use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlFormElement;

use crate::boundary::slots::Slots;
use crate::domain::form;
use binding::Binding;
use host::FormHost;

/// Milliseconds.
const DAY: f64 = 86_400_000.0;

thread_local! {
    static BINDINGS: Slots<Rc<Binding>> = Slots::new();
}

/// Binds a form; the value is its number. `page` names this page among those that write drafts of the same form,
/// and a draft lives for so many days of 24 hours.
#[wasm_bindgen]
pub fn bind(form: HtmlFormElement, host: FormHost, page: String, days: f64) -> u32 {
    let binding = Binding::begin(form, host, page, days * DAY);
    BINDINGS.with(|bindings| bindings.keep(binding))
}

/// Tells a form what happened outside of it.
#[wasm_bindgen]
pub fn news(slot: u32, name: &str, text: &str) {
    if let Some(binding) = BINDINGS.with(|bindings| bindings.get(slot)) {
        binding.hear(name, text);
    }
}

/// Gives the form back as it was: without marks, and listening to nothing.
#[wasm_bindgen]
pub fn unbind(slot: u32) {
    if let Some(binding) = BINDINGS.with(|bindings| bindings.get(slot)) {
        binding.end();
        BINDINGS.with(|bindings| bindings.release(slot));
    }
}

/// Is the file that begins like this of a kind out of which a place can be taken?
#[wasm_bindgen(js_name = hasPlaces)]
pub fn has_places(head: &[u8]) -> bool {
    form::has_places(head)
}

/// Takes the place at which it was taken out of a photo: 1 if bytes were blanked, and 2 more if a place may be left.
#[wasm_bindgen(js_name = blankPlace)]
pub fn blank_place(bytes: &mut [u8]) -> u8 {
    let place = form::blank_place(bytes);
    u8::from(place.blanked) | (u8::from(place.may_stay) << 1)
}
