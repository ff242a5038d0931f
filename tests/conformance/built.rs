//! Every policy as a file: each is built and opened, and answers as the one that was read from its documents.

use std::cell::{Cell, RefCell};

use aftersales::boundary::{Engine, Loaded, NativeHost};
use serde_json::Value;

use super::answers::{Question, parse};
use super::desk::{Desk, json_of, said};

/// A policy as it was read, and as it was opened.
struct Twins {
    load: String,
    read: Loaded,
    opened: Loaded,
}

/// Asks both twins, and is satisfied with one answer only.
pub struct Built {
    reader: Engine,
    /// An engine of its own, as that of a page which never reads a document.
    opener: Engine,
    last: RefCell<Option<Twins>>,
    /// How many policies were opened, and how many answers were compared.
    pub asked: Cell<(u32, u32)>,
}

impl Built {
    pub fn new() -> Self {
        let engine = || Engine::new(Box::new(NativeHost));
        Self { reader: engine(), opener: engine(), last: RefCell::default(), asked: Cell::default() }
    }

    fn twins(&self, load: &str) -> Result<Twins, Value> {
        let read = self.reader.load(load).map_err(|issues| json_of(false, &issues))?;
        let file = self.reader.build(load).expect("what is read can be built");
        assert_eq!(self.opener.build(load).as_ref(), Ok(&file), "an engine builds as any other: {load}");
        let opened = self.opener.open(&file).unwrap_or_else(|issues| panic!("{issues}: {load}"));
        assert_eq!(json_of(true, &opened.warnings), json_of(true, &read.warnings), "{load}");
        let (policies, asked) = self.asked.get();
        self.asked.set((policies + 1, asked));
        Ok(Twins { load: load.to_owned(), read, opened })
    }
}

impl Desk for Built {
    fn ask(&self, question: &Question) -> Value {
        let mut last = self.last.borrow_mut();
        if last.as_ref().is_none_or(|twins| twins.load != question.load) {
            match self.twins(&question.load) {
                Ok(twins) => *last = Some(twins),
                Err(refused) => return refused,
            }
        }
        let twins = last.as_ref().expect("they were made above");
        let answer = said(&self.opener, &twins.opened, question);
        assert_eq!(answer, said(&self.reader, &twins.read, question), "{}: {}", question.call, question.text);
        let (policies, asked) = self.asked.get();
        self.asked.set((policies, asked + 1));
        answer.map_or_else(|value| value, |text| parse(&text))
    }
}
