//! What does every part of the server share?

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use aftersales::Policy;
use aftersales::types::{CaseProgress, ProgressQuestion};
use serde::Deserialize;
use serde_json::Value;

use super::catalog::Catalog;
use super::clock::Clock;
use super::desk::Desk;
use super::guests::inboxes;
use super::options::Options;
use super::slow::Slow;
use super::store::Store;
use super::words::Words;

/// What the shop sells, what it keeps, and its clock. A clone is the same shop.
#[derive(Clone)]
pub struct App {
    pub catalog: Arc<Catalog>,
    pub store: Store,
    pub clock: Clock,
    pub words: Arc<Words>,
    pub desk: Desk,
    /// The inbox that each order is known by.
    pub inboxes: Arc<HashMap<String, String>>,
    /// How often links may be asked for.
    pub invitations: Arc<Slow>,
    /// What the addresses in letters begin with.
    pub base: Arc<str>,
}

/// How many links one client may ask for at once, and then how often.
const INVITATIONS: (u32, Duration) = (10, Duration::from_secs(6));

impl App {
    /// Reads the shop's documents and opens the database.
    pub fn open(options: &Options, base: &str) -> Result<Self, String> {
        let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", options.database.display());
        if let Some(folder) = options.database.parent().filter(|folder| *folder != Path::new("")) {
            std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let store = Store::open(&options.database).map_err(|error| failed(&error))?;
        let token = store.new_secret().map_err(|error| failed(&error))?;
        Ok(Self {
            catalog: Arc::new(Catalog::read(&options.root)?),
            store,
            clock: Clock::starting(options.now),
            words: Arc::new(Words::read(&options.root)?),
            desk: Desk::with(&token),
            inboxes: Arc::new(inboxes()?),
            invitations: Arc::new(Slow::new(INVITATIONS.0, INVITATIONS.1)),
            base: base.into(),
        })
    }

    /// The terms by which a case was judged.
    pub fn policy_of(&self, record: &Value) -> Option<&Policy> {
        self.catalog.policy(record.pointer("/policy/id")?.as_str()?)
    }

    /// How far a case is now, by its record.
    pub fn progress(&self, record: &Value) -> Option<CaseProgress> {
        let policy = self.policy_of(record)?;
        let question =
            ProgressQuestion { record: Deserialize::deserialize(record).ok()?, now: self.clock.now().millis().into() };
        policy.case_progress(&question).into_result().ok()
    }
}
