//! How what was typed is kept, and how it reaches the shop: the news of the page, the domain's transitions, and what
//! the page is asked to do.

use std::cell::{Cell, RefCell};

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::JsValue;

use super::News;
use super::binding::Binding;
use super::field::read_notes;
use super::markup::{draft_values, fill};
use crate::boundary::filing::{judge_answer, read_draft, read_key};
use crate::boundary::json::{Json, Writer, read};
use crate::domain::form::{
    Answer, Command, Draft, Event, Keeper, Keeping, PAUSE, Stage, Stroke, Submission, Task, sift,
};

/// What a form is on its way with.
pub struct Filing {
    submission: Cell<Submission>,
    keeper: Cell<Keeper>,
    life: f64,
    texts: RefCell<Texts>,
}

#[derive(Default)]
struct Texts {
    /// The name under which this page keeps its draft.
    page: String,
    /// What is kept under it, as far as this page knows.
    before: String,
    /// What was written last.
    written: String,
    /// The draft that is in the form came from this page.
    source: String,
    /// Drafts that this version can read, by the page that wrote them.
    drafts: Vec<(Draft, String)>,
    key: String,
    content: String,
    body: String,
}

impl Filing {
    /// Nothing typed, nothing sent.
    pub fn new(page: String, life: f64) -> Self {
        let texts = Texts { page, ..Texts::default() };
        Self { submission: Cell::default(), keeper: Cell::default(), life, texts: RefCell::new(texts) }
    }
}

impl Binding {
    /// Takes in a piece of news.
    pub fn hear(&self, news: News, text: &str) {
        match news {
            News::Changed => self.changed(),
            News::Refresh => self.refresh(),
            News::Pause => self.stroke(Stroke::Pause),
            News::Saved => self.saved(text),
            News::Taken => self.stroke(Stroke::Taken),
            News::Bring => self.bring(text),
            News::Queued => self.found_queued(text),
            News::Confirmed => self.confirmed(text),
            News::Stored => self.step(Event::Stored(true)),
            News::Unstored => self.step(Event::Stored(false)),
            News::Due => self.step(Event::Due),
            News::Online => self.step(Event::Online),
            News::Again => self.step(Event::Again),
            News::Edit => self.edit(),
            _ => {}
        }
    }

    /// Something was typed.
    pub fn touched(&self) {
        if self.filing.submission.get().stage != Stage::Receipt {
            self.stroke(Stroke::Typed);
        }
    }

    fn stroke(&self, stroke: Stroke) {
        let mut keeper = self.filing.keeper.get();
        let before = keeper.keeping;
        let task = keeper.step(stroke);
        self.filing.keeper.set(keeper);
        match task {
            Some(Task::Wait) => self.host.wait(News::Pause, PAUSE),
            Some(Task::Write) => self.write(),
            Some(Task::Rename) => {
                self.rename();
                self.write();
            }
            Some(Task::Erase) => self.erase(),
            None => {}
        }
        if keeper.keeping != before {
            self.host.show_draft(keeper.keeping.code());
        }
    }

    /// From here on this page keeps its draft under another name.
    fn rename(&self) {
        let page = self.host.key();
        let mut texts = self.filing.texts.borrow_mut();
        texts.page = page;
        texts.before.clear();
    }

    fn write(&self) {
        let record = Object::new();
        let page = self.filing.texts.borrow().page.clone();
        for (name, value) in [
            ("format", JsValue::from(1)),
            ("page", JsValue::from_str(&page)),
            ("at", JsValue::from(self.host.now())),
            ("values", draft_values(&self.form, &self.fields, &self.host).into()),
        ] {
            let _ = Reflect::set(&record, &JsValue::from_str(name), &value);
        }
        // Half of a surrogate pair is written as an escape, so that it comes back as it was.
        let text = JSON::stringify(&record).map(String::from).unwrap_or_default();
        let before = self.filing.texts.borrow().before.clone();
        self.filing.texts.borrow_mut().written.clone_from(&text);
        self.host.save(&page, &text, &before);
    }

    /// What is there after writing.
    fn saved(&self, text: &str) {
        let written = self.filing.texts.borrow().written.clone();
        if !written.is_empty() && text == written {
            self.filing.texts.borrow_mut().before = written;
            self.stroke(Stroke::Same);
        } else {
            self.stroke(Stroke::Lost);
        }
    }

    fn erase(&self) {
        let (page, source) = {
            let mut texts = self.filing.texts.borrow_mut();
            texts.before.clear();
            (texts.page.clone(), std::mem::take(&mut texts.source))
        };
        self.host.erase(&page);
        if !source.is_empty() && source != page {
            self.host.erase(&source);
        }
    }

    /// The drafts of this form and order, as texts: this page's own goes into the form, else the newest, unless
    /// something was typed already. The others are offered.
    pub fn found_drafts(&self, texts: &Array) {
        let mut drafts = Vec::new();
        for text in texts.iter() {
            let text = text.as_string().unwrap_or_default();
            if let Some(draft) = read_draft(&text) {
                drafts.push((draft, text));
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "a float out of range saturates, and is held in range")]
        let found = sift(
            drafts.iter().map(|(draft, _)| draft.clone()).collect(),
            self.host.now() as i64,
            self.filing.life as i64,
        );
        for draft in &found.expired {
            self.host.erase(&draft.page);
        }
        drafts.retain(|(draft, _)| found.usable.contains(draft));
        {
            let mut texts = self.filing.texts.borrow_mut();
            let own = drafts.iter().find(|(draft, _)| draft.page == texts.page);
            texts.before = own.map_or_else(String::new, |(_, text)| text.clone());
            texts.drafts = drafts;
        }
        let is_free = self.filing.keeper.get().keeping == Keeping::Untouched
            && self.filing.submission.get().stage == Stage::Draft;
        let page = self.filing.texts.borrow().page.clone();
        let own = found.usable.iter().find(|draft| draft.page == page);
        if let Some(chosen) = own.or(found.usable.first()).filter(|_| is_free) {
            self.put(&chosen.page);
            self.host.show_draft("restored");
        }
        self.offer();
    }

    /// Puts a page's draft into the form.
    fn put(&self, page: &str) {
        let text = {
            let mut texts = self.filing.texts.borrow_mut();
            texts.source = page.to_owned();
            texts.drafts.iter().find(|(draft, _)| draft.page == page).map(|(_, text)| text.clone())
        };
        let values = text.and_then(|text| JSON::parse(&text).ok());
        let Some(values) = values.and_then(|record| Reflect::get(&record, &JsValue::from_str("values")).ok()) else {
            return;
        };
        fill(&self.form, &self.fields, &values);
        self.refresh();
        // The list of reasons has its entries once the category is known.
        fill(&self.form, &self.fields, &values);
        self.refresh();
    }

    /// Offers what is not in the form.
    fn offer(&self) {
        let mut writer = Writer::default();
        writer.open('[');
        let texts = self.filing.texts.borrow();
        for (draft, _) in
            texts.drafts.iter().filter(|(draft, _)| draft.page != texts.source && draft.page != texts.page)
        {
            writer.open('{');
            writer.entry("page", &draft.page);
            writer.key("at");
            writer.integer(draft.at);
            writer.close('}');
        }
        drop(texts);
        writer.close(']');
        self.host.offer(&writer.into_text());
    }

    /// Brings another page's text back. What is in the form stays a draft of its own.
    fn bring(&self, page: &str) {
        {
            let mut texts = self.filing.texts.borrow_mut();
            let (own, text) = (texts.page.clone(), texts.before.clone());
            if let Some(draft) = read_draft(&text) {
                texts.drafts.retain(|(draft, _)| draft.page != own);
                texts.drafts.push((draft, text));
            }
        }
        self.rename();
        self.put(page);
        self.touched();
        self.offer();
    }

    fn step(&self, event: Event) {
        let mut submission = self.filing.submission.get();
        let before = submission;
        let command = submission.step(event);
        self.filing.submission.set(submission);
        let (key, body) = {
            let texts = self.filing.texts.borrow();
            (texts.key.clone(), texts.body.clone())
        };
        if submission != before {
            self.host.show(submission.stage.code(), submission.kept, &body);
        }
        match command {
            Some(Command::Store) => self.host.store(&key, &body),
            Some(Command::Post) => self.host.post(&key, &body),
            Some(Command::Wait(wait)) => self.host.wait(News::Due, wait),
            Some(Command::Forget) => self.host.forget(&key),
            None => {}
        }
        if submission.stage == Stage::Receipt && before.stage != Stage::Receipt {
            self.stroke(Stroke::Cleared);
        }
    }

    /// The same content keeps its key, so that a shop knows a repeated attempt for what it is, also where another page
    /// has put it into the queue (`twin`); other content gets another key.
    fn confirmed(&self, twin: &str) {
        if self.filing.submission.get().stage != Stage::Draft {
            return;
        }
        let content = self.host.content();
        if let Some(key) = read_key(twin) {
            let mut texts = self.filing.texts.borrow_mut();
            (texts.key, texts.body, texts.content) = (key, twin.to_owned(), content.clone());
        }
        let is_same = self.filing.texts.borrow().content == content && !content.is_empty();
        if !is_same {
            let key = self.host.key();
            let body = self.host.seal(&key);
            if body.is_empty() {
                return;
            }
            let mut texts = self.filing.texts.borrow_mut();
            (texts.key, texts.body, texts.content) = (key, body, content);
        }
        self.step(Event::Confirmed);
    }

    /// A submission that an earlier page left in the queue. One of another edition stays there.
    fn found_queued(&self, text: &str) {
        let Some(key) = read_key(text) else { return };
        if self.filing.submission.get().stage != Stage::Draft {
            return;
        }
        {
            let mut texts = self.filing.texts.borrow_mut();
            (texts.key, texts.body) = (key, text.to_owned());
        }
        self.step(Event::Found);
    }

    fn edit(&self) {
        self.step(Event::Edited);
        if self.filing.submission.get().stage == Stage::Draft {
            self.host.show("draft", false, "");
            self.focus_first();
        }
    }

    /// The answer that another page got for the content that is in this form.
    pub fn answered_elsewhere(&self, key: &str, body: String, text: &str) {
        let judged = judge_answer(200, text, key, 0);
        if judged.answer == Answer::Receipt && self.filing.submission.get().stage != Stage::Sent {
            self.filing.texts.borrow_mut().body = body;
            self.step(Event::Elsewhere);
        }
    }

    /// The end of an attempt.
    pub fn answered(&self, key: &str, status: u16, wait: u32, text: &str) {
        // The answer to an attempt that was given up since.
        if key != self.filing.texts.borrow().key {
            return;
        }
        let judged = judge_answer(status, text, key, wait);
        self.step(Event::Answered(judged.answer));
        if !judged.errors.is_empty() {
            let notes = self.host.describe(&judged.errors);
            self.fault(read_notes(&read(&notes).unwrap_or(Json::Null)));
            self.focus_summary();
        }
    }
}
