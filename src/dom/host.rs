//! What does a page lend a bound form, and what does it hear?

use js_sys::Object;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::News;

#[wasm_bindgen]
extern "C" {
    /// What a page lends a form: its engine, its words, and the world outside. See `pkg/forms/port.js`. None of its
    /// functions throws; what takes time comes back as a piece of news.
    pub type FormHost;

    /// The fields to ask, as JSON.
    #[wasm_bindgen(method)]
    pub fn fields(this: &FormHost) -> String;
    /// Checks everything: `{ok, valid, errors, warnings}` as JSON, each error with its sentence in `text`.
    #[wasm_bindgen(method)]
    pub fn report(this: &FormHost, values: &Object) -> String;
    /// Tells the page what the last report said.
    #[wasm_bindgen(method)]
    pub fn announce(this: &FormHost);
    /// Checks one field: a list of errors as JSON.
    #[wasm_bindgen(method)]
    pub fn check(this: &FormHost, name: &str, values: &Object) -> String;
    /// The same list with sentences.
    #[wasm_bindgen(method)]
    pub fn describe(this: &FormHost, errors: &str) -> String;
    /// A sentence by its code.
    #[wasm_bindgen(method)]
    pub fn say(this: &FormHost, code: &str) -> String;
    /// A fresh number for an id of the page.
    #[wasm_bindgen(method, js_name = nextId)]
    pub fn next_id(this: &FormHost) -> String;
    /// Builds a field that the form lacks; false if it cannot.
    #[wasm_bindgen(method)]
    pub fn build(this: &FormHost, name: &str) -> bool;
    /// What is known of the files of a field.
    #[wasm_bindgen(method)]
    pub fn attachments(this: &FormHost, name: &str) -> JsValue;
    /// Begins to read the files of a field; then comes `changed`.
    #[wasm_bindgen(method, js_name = readFiles)]
    pub fn read_files(this: &FormHost, name: &str);
    /// Shows beside the warnings what goes with them.
    #[wasm_bindgen(method)]
    pub fn warned(this: &FormHost);
    /// Hides in a field what the last report warned of.
    #[wasm_bindgen(method)]
    pub fn mask(this: &FormHost, name: &str);
    /// Shows a state: `draft`, `review`, or the code of a stage.
    #[wasm_bindgen(method)]
    pub fn show(this: &FormHost, state: &str, kept: bool, body: &str);
    /// Says whether what was typed is kept.
    #[wasm_bindgen(method, js_name = showDraft)]
    pub fn show_draft(this: &FormHost, keeping: &str);
    /// Offers drafts of other pages: a list of `{page, at}` as JSON.
    #[wasm_bindgen(method)]
    pub fn offer(this: &FormHost, drafts: &str);
    /// Epoch milliseconds.
    #[wasm_bindgen(method)]
    pub fn now(this: &FormHost) -> f64;
    /// A key that no one else has.
    #[wasm_bindgen(method)]
    pub fn key(this: &FormHost) -> String;
    /// What is to be sent, without its key, as JSON.
    #[wasm_bindgen(method)]
    pub fn content(this: &FormHost) -> String;
    /// The same under a key, declared now; empty if the page sends it in another way.
    #[wasm_bindgen(method)]
    pub fn seal(this: &FormHost, key: &str) -> String;
    /// Puts a submission with its files into the queue; then comes `stored` or `unstored`.
    #[wasm_bindgen(method)]
    pub fn store(this: &FormHost, key: &str, body: &str);
    /// Sends it once; then comes [`answered`](super::answered).
    #[wasm_bindgen(method)]
    pub fn post(this: &FormHost, key: &str, body: &str);
    /// Takes it out of the queue.
    #[wasm_bindgen(method)]
    pub fn forget(this: &FormHost, key: &str);
    /// Keeps a draft of a page if `before` is what is there now, and reads it back; then comes `saved` or
    /// `taken`.
    #[wasm_bindgen(method)]
    pub fn save(this: &FormHost, page: &str, text: &str, before: &str);
    /// Takes a page's draft away.
    #[wasm_bindgen(method)]
    pub fn erase(this: &FormHost, page: &str);
    /// After so many milliseconds this piece of news comes.
    #[wasm_bindgen(method)]
    pub fn wait(this: &FormHost, news: News, milliseconds: u32);
}
