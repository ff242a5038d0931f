use std::collections::HashMap;
use std::path::Path;

use aftersales::boundary::{Engine, NativeHost, instant_text};
use aftersales::domain::calendar::Instant;
use axum::http::StatusCode;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use tokio::sync::{mpsc, oneshot};

use super::clock::Clock;
use super::happening::happen;
use super::ledger::Ledger;
use super::options::Options;
use super::reply::Reply;
use super::stock::Stock;
use super::submission::receive;
use super::upload::Upload;

/// How many questions may wait.
const WAITING: usize = 256;

/// What is asked at the desk.
pub enum Question {
    /// `{policy, line, request?, now}`: what the native engine says.
    Decide(String),
    /// A submission.
    Submit(Upload),
    /// The record of a case.
    Case(String),
    /// Something happens to a case: its id, and `{event}`.
    Happen(String, String),
    /// What its sender was told, to be saved.
    Acknowledgement(String),
    /// An attachment of a case, by its id.
    Attachment(String, String),
}

/// Everything that answers a question. The engine shares its zones without locks, so one thread owns it.
pub struct Counter {
    pub engine: Engine,
    pub stock: Stock,
    pub ledger: Ledger,
    clock: Clock,
}

/// Where questions are handed in.
#[derive(Clone)]
pub struct Desk(mpsc::Sender<(Question, oneshot::Sender<Reply>)>);

impl Desk {
    /// Opens the desk on a thread of its own.
    pub fn open(options: &Options, clock: Clock) -> Result<Self, String> {
        let (sender, mut questions) = mpsc::channel::<(Question, oneshot::Sender<Reply>)>(WAITING);
        let (ready, opened) = std::sync::mpsc::channel();
        let options = options.clone();
        let work = move || {
            let counter = match Counter::open(&options, clock) {
                Ok(counter) => counter,
                Err(problem) => return drop(ready.send(Err(problem))),
            };
            drop(ready.send(Ok(())));
            while let Some((question, asker)) = questions.blocking_recv() {
                // An asker who went away needs no answer; a submission is kept all the same.
                drop(asker.send(counter.answer(question)));
            }
        };
        std::thread::Builder::new().name("desk".to_owned()).spawn(work).map_err(|error| error.to_string())?;
        opened.recv().map_err(|error| error.to_string())??;
        Ok(Self(sender))
    }

    /// Hands in a question and waits for the answer.
    pub async fn ask(&self, question: Question) -> Reply {
        let (asker, answer) = oneshot::channel();
        if self.0.send((question, asker)).await.is_err() {
            return Reply::failure("the desk is closed");
        }
        answer.await.unwrap_or_else(Reply::failure)
    }
}

impl Counter {
    fn open(options: &Options, clock: Clock) -> Result<Self, String> {
        let engine = Engine::new(Box::new(NativeHost));
        let stock = Stock::read(&options.root, &engine)?;
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", options.database.display());
        if let Some(folder) = options.database.parent().filter(|folder| *folder != Path::new("")) {
            std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let ledger = Ledger::open(&options.database).map_err(|error| failed(&error))?;
        Ok(Self { engine, stock, ledger, clock })
    }

    fn answer(&self, question: Question) -> Reply {
        match question {
            Question::Decide(body) => self.decide(&body),
            Question::Submit(upload) => receive(self, &upload),
            Question::Case(id) => found(self.ledger.record(&id), |record| {
                let record: Value = serde_json::from_str(&record).unwrap_or_default();
                let progress = self.progress(&record);
                Reply::new(StatusCode::OK, Self::told(record, progress))
            }),
            Question::Happen(id, body) => happen(self, &id, &body),
            Question::Acknowledgement(id) => found(self.ledger.acknowledgement(&id), |content| {
                Reply::download("text/plain; charset=utf-8", id + ".txt", content.into_bytes())
            }),
            Question::Attachment(case, id) => found(self.ledger.attachment(&case, &id), |file| {
                Reply::download(file.media_type, file.name, file.bytes)
            }),
        }
    }

    /// How far a case is now, by its record.
    pub fn progress(&self, record: &Value) -> Value {
        let terms = record.pointer("/policy/id").and_then(Value::as_str).and_then(|id| self.stock.terms(id));
        let Some(terms) = terms else { return Value::Null };
        let asked = json!({ "record": record, "now": self.clock.now() }).to_string();
        let said = self.engine.case_progress(&terms.loaded.policy, &asked);
        let mut said: Value = serde_json::from_str(&said).unwrap_or_default();
        said["value"].take()
    }

    /// The record of a case, and how far it is.
    pub fn told(mut record: Value, progress: Value) -> String {
        record["progress"] = progress;
        record.to_string()
    }

    /// The engine reads each part as it was sent: what is read and written again may change on the way.
    fn decide(&self, body: &str) -> Reply {
        let parts: Result<HashMap<String, Box<RawValue>>, _> = serde_json::from_str(body);
        let Ok(parts) = parts else { return malformed() };
        let id = parts.get("policy").and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
        let Some(terms) = id.and_then(|id| self.stock.terms(&id)) else {
            let message = "the shop has no policy with this id";
            return Reply::problem(StatusCode::NOT_FOUND, "unknown_policy", "/policy", message);
        };
        let part = |name: &&str| parts.get(*name).map(|raw| format!("\"{name}\":{}", raw.get()));
        let asked: Vec<String> = ["line", "request", "now"].iter().filter_map(part).collect();
        let question = format!("{{{}}}", asked.join(","));
        Reply::new(StatusCode::OK, self.engine.check_return(&terms.loaded.policy, &question))
    }

    /// The shop's time: epoch milliseconds, and as a text.
    pub fn now(&self) -> (i64, String) {
        let now = self.clock.now();
        (now, instant_text(Instant::held(now)))
    }
}

/// What the books have, if they have it.
fn found<T>(kept: rusqlite::Result<Option<T>>, told: impl FnOnce(T) -> Reply) -> Reply {
    match kept {
        Ok(Some(kept)) => told(kept),
        Ok(None) => Reply::problem(StatusCode::NOT_FOUND, "not_found", "", "there is no case with this id"),
        Err(error) => Reply::failure(error),
    }
}

/// The answer to a body that is no JSON object.
pub fn malformed() -> Reply {
    Reply::problem(StatusCode::BAD_REQUEST, "malformed_json", "", "the body is no JSON object")
}
