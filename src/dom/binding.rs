//! One form of a page: what the shopper does in it, and what is shown of it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlFormElement};

use super::News;
use super::field::{Field, Note, read_fields, read_notes};
use super::filing::Filing;
use super::host::FormHost;
use super::mark::{Kind, follow, mark, summary};
use super::markup::{Control, controls, document, set, values};
use super::narrowing::Narrowing;
use crate::boundary::json::{Json, read};

/// What the form hears of.
const IN_FORM: [&str; 5] = ["submit", "input", "change", "click", "pointerdown"];
/// A press may end outside of it.
const IN_PAGE: [&str; 2] = ["pointerup", "pointercancel"];

/// Hears of what happens in the page.
type Listener = Closure<dyn Fn(Event)>;

/// A form that is bound.
pub struct Binding {
    pub(super) form: HtmlFormElement,
    pub(super) host: FormHost,
    pub(super) fields: Vec<Field>,
    pub(super) filing: Filing,
    narrowing: Narrowing,
    /// True once the shopper wanted to send: from then on every change is checked.
    checked: Cell<bool>,
    pressed: Cell<bool>,
    waits: Cell<bool>,
    faulty: RefCell<Vec<String>>,
    summary: RefCell<Option<HtmlElement>>,
    listener: RefCell<Option<Listener>>,
}

impl Binding {
    /// Begins to listen.
    pub fn begin(form: HtmlFormElement, host: FormHost, page: String, life: f64) -> Rc<Self> {
        let fields = read_fields(&host.fields());
        form.set_no_validate(true);
        for field in &fields {
            let there = controls(&form, &field.name);
            if there.is_empty() {
                host.build(&field.name);
            }
            for control in there {
                prepare(&control, field);
            }
        }
        let narrowing = Narrowing::new(&form);
        narrowing.apply(&form, &fields);
        let binding = Rc::new(Self {
            form,
            host,
            fields,
            filing: Filing::new(page, life),
            narrowing,
            checked: Cell::new(false),
            pressed: Cell::new(false),
            waits: Cell::new(false),
            faulty: RefCell::default(),
            summary: RefCell::default(),
            listener: RefCell::default(),
        });
        let weak = Rc::downgrade(&binding);
        let listener = Listener::new(move |event: Event| {
            if let Some(binding) = weak.upgrade() {
                binding.noticed(&event);
            }
        });
        binding.listener.replace(Some(listener));
        binding.listen(true);
        binding
    }

    fn listen(&self, begin: bool) {
        let Some(page) = document(&self.form) else { return };
        let listener = self.listener.borrow();
        let Some(listener) = listener.as_ref().map(|listener| listener.as_ref().unchecked_ref()) else { return };
        let in_form = IN_FORM.iter().map(|name| (self.form.unchecked_ref::<EventTarget>(), name));
        let in_page = IN_PAGE.iter().map(|name| (page.unchecked_ref::<EventTarget>(), name));
        for (target, name) in in_form.chain(in_page) {
            let _ = if begin {
                target.add_event_listener_with_callback(name, listener)
            } else {
                target.remove_event_listener_with_callback(name, listener)
            };
        }
    }

    /// Gives the form back.
    pub fn end(&self) {
        self.listen(false);
        self.form.set_no_validate(false);
        for field in &self.fields {
            for kind in [Kind::Error, Kind::Warning] {
                mark(&self.form, &field.name, None, kind, &self.host);
            }
        }
        self.replace_summary(None);
    }

    fn noticed(&self, event: &Event) {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        match event.type_().as_str() {
            "submit" => self.submitted(event),
            "input" => self.typed(target.as_ref()),
            "change" => {
                let name = target.as_ref().and_then(|target| target.get_attribute("name")).unwrap_or_default();
                let is_file = self.fields.iter().any(|field| field.name == name && field.kind == "attachments");
                if is_file {
                    self.host.read_files(&name);
                } else if self.pressed.get() {
                    // What changes because something else is pressed must not move that away before the press
                    // has become a click.
                    self.waits.set(true);
                } else {
                    self.changed();
                }
            }
            "pointerdown" => self.pressed.set(true),
            "pointerup" | "pointercancel" => {
                self.pressed.set(false);
                if self.waits.replace(false) {
                    self.host.wait(News::Changed, 0);
                }
            }
            "click" => self.clicked(event, target.as_ref()),
            _ => {}
        }
    }

    fn clicked(&self, event: &Event, target: Option<&Element>) {
        let near = |selector| target.and_then(|target| target.closest(selector).ok().flatten());
        if let Some(offer) = near("[data-aftersales-mask]") {
            self.host.mask(&offer.get_attribute("data-aftersales-mask").unwrap_or_default());
            self.changed();
        } else if let Some(link) = near(".aftersales-summary a[href]") {
            event.prevent_default();
            follow(&link);
        }
    }

    /// While a field is faulty, it alone is checked at every letter: the error goes when it is mended.
    fn typed(&self, target: Option<&Element>) {
        self.touched();
        let Some(name) = target.and_then(|target| target.get_attribute("name")) else { return };
        if !self.faulty.borrow().contains(&name) {
            return;
        }
        let text = self.host.check(&name, &values(&self.form, &self.fields, &self.host));
        let notes = read_notes(&read(&text).unwrap_or(Json::Null));
        mark(&self.form, &name, notes.first(), Kind::Error, &self.host);
    }

    /// Something was changed, and looked away from.
    pub fn changed(&self) {
        self.touched();
        self.refresh();
    }

    /// Says anew what there is to say of what is filled in.
    pub fn refresh(&self) {
        self.narrowing.apply(&self.form, &self.fields);
        if self.checked.get() {
            self.check();
        } else if let Some(report) = self.report() {
            self.warn(&report.1);
        }
    }

    /// Whether it may be sent, with errors and warnings; `None` if the engine had no answer.
    fn report(&self) -> Option<(Vec<Note>, Vec<Note>)> {
        let text = self.host.report(&values(&self.form, &self.fields, &self.host));
        let body = read(&text).ok()?;
        let read = |name| read_notes(body.field(name));
        body.boolean("ok")?.then(|| (read("errors"), read("warnings")))
    }

    fn warn(&self, warnings: &[Note]) {
        for field in &self.fields {
            let warning = warnings.iter().find(|note| note.field == field.name);
            mark(&self.form, &field.name, warning, Kind::Warning, &self.host);
        }
        self.host.warned();
    }

    /// Checks everything and shows it; `None` if the engine had no answer, else whether it may be sent.
    fn check(&self) -> Option<bool> {
        let (errors, warnings) = self.report()?;
        let valid = errors.is_empty();
        self.fault(errors);
        self.warn(&warnings);
        self.host.announce();
        Some(valid)
    }

    /// Writes errors at their fields and above the form, in the order of the fields.
    pub fn fault(&self, mut errors: Vec<Note>) {
        let mut sorted = Vec::new();
        let mut names = Vec::new();
        for field in &self.fields {
            let (mut own, others): (Vec<Note>, Vec<Note>) =
                errors.into_iter().partition(|note| note.field == field.name);
            errors = others;
            let note = at_once(&own);
            // An error that the form has no field for could never be mended.
            if note.is_some() && controls(&self.form, &field.name).is_empty() {
                self.host.build(&field.name);
            }
            mark(&self.form, &field.name, note.as_ref(), Kind::Error, &self.host);
            if note.is_some() {
                names.push(field.name.clone());
            }
            sorted.append(&mut own);
        }
        sorted.append(&mut errors);
        self.faulty.replace(names);
        self.replace_summary(if sorted.is_empty() { None } else { summary(&self.form, &sorted, &self.host) });
    }

    fn replace_summary(&self, next: Option<HtmlElement>) {
        let old = self.summary.take();
        let had_focus = old.as_ref().is_some_and(|old| {
            let active = document(old).and_then(|page| page.active_element());
            old.contains(active.as_ref().map(|active| active.unchecked_ref()))
        });
        if let Some(old) = old {
            old.remove();
        }
        if let Some(next) = &next {
            let _ = self.form.prepend_with_node_1(next);
        }
        self.summary.replace(next);
        if had_focus {
            self.focus_summary();
        }
    }

    /// Reads the summary out, by giving it the focus.
    pub fn focus_summary(&self) {
        if let Some(summary) = self.summary.borrow().as_ref() {
            let _ = summary.focus();
        }
    }

    /// Puts the focus where the form begins.
    pub fn focus_first(&self) {
        let first = self.fields.iter().find_map(|field| controls(&self.form, &field.name).into_iter().next());
        if let Some(first) = first {
            let _ = first.focus();
        }
    }

    fn submitted(&self, event: &Event) {
        self.checked.set(true);
        let valid = self.check();
        // Without an answer a form that has an address goes the page's own way.
        if valid.is_some() || !self.form.has_attribute("action") {
            event.prevent_default();
        }
        match valid {
            Some(true) => self.host.show("review", false, ""),
            Some(false) => self.focus_summary(),
            None => {}
        }
    }
}

/// All that is to be said at one field, such as of several files: a line each.
fn at_once(notes: &[Note]) -> Option<Note> {
    let first = notes.first()?;
    let mut text = first.text.clone();
    for note in notes.iter().skip(1) {
        text.push('\n');
        text.push_str(&note.text);
    }
    Some(Note { field: first.field.clone(), text, maskable: first.maskable })
}

/// Tells the browser and its helpers what a field of the page's own markup is.
fn prepare(control: &Control, field: &Field) {
    if field.required {
        set(control, "aria-required", "true");
    }
    if !field.autocomplete.is_empty() && !control.has_attribute("autocomplete") {
        set(control, "autocomplete", &field.autocomplete);
    }
}
