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

use js_sys::Array;
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

/// What a page tells a form.
#[wasm_bindgen]
#[derive(Clone, Copy)]
pub enum News {
    /// A field has another value.
    Changed = "changed",
    /// What is shown may have to say something else.
    Refresh = "refresh",
    /// Typing paused, or the page may end.
    Pause = "pause",
    /// The draft was written, and its text is there now.
    Saved = "saved",
    /// Another page has written the draft.
    Taken = "taken",
    /// The shopper wants the draft of the page of this name.
    Bring = "bring",
    /// An earlier page left this submission in the queue.
    Queued = "queued",
    /// The shopper confirms. The text is a submission of the same content that is in the queue already, or empty.
    Confirmed = "confirmed",
    /// The submission is in the queue.
    Stored = "stored",
    /// The browser refuses to keep the submission.
    Unstored = "unstored",
    /// The wait for the next attempt is over.
    Due = "due",
    /// There is a connection again.
    Online = "online",
    /// The shopper wants another attempt.
    Again = "again",
    /// The shopper goes back to the form.
    Edit = "edit",
}

/// Tells a form a piece of news.
#[wasm_bindgen]
pub fn news(slot: u32, news: News, text: &str) {
    if let Some(binding) = bound(slot) {
        binding.hear(news, text);
    }
}

/// Tells a form which drafts of it there are, as texts.
#[wasm_bindgen]
pub fn drafts(slot: u32, texts: &Array) {
    if let Some(binding) = bound(slot) {
        binding.found_drafts(texts);
    }
}

/// Tells a form how an attempt to send the submission of this key ended. `status` is 0 if nothing came back; `wait` is
/// what the shop asked for, in seconds.
#[wasm_bindgen]
pub fn answered(slot: u32, key: &str, status: u16, wait: u32, text: &str) {
    if let Some(binding) = bound(slot) {
        binding.answered(key, status, wait, text);
    }
}

/// Tells a form what the shop answered to another page, which sent a submission of the same content.
#[wasm_bindgen]
pub fn elsewhere(slot: u32, key: &str, body: String, text: &str) {
    if let Some(binding) = bound(slot) {
        binding.answered_elsewhere(key, body, text);
    }
}

fn bound(slot: u32) -> Option<Rc<Binding>> {
    BINDINGS.with(|bindings| bindings.get(slot)).map(|binding| (*binding).clone())
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
