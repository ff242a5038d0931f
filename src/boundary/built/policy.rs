//! How is a whole policy written, and what is made of it again?

use std::sync::Arc;

use super::coding::{Built, In, Out};
use crate::boundary::documents::MAX_PACKS;
use crate::boundary::host::HostZones;
use crate::boundary::{Issue, IssueCode, Loaded};
use crate::domain::policy::{Assumptions, Document, Names, Plan, Policy};

built_structs! {
    Assumptions { channel, country, seller, payment_method, tier, consumer };
}

/// What is odd in the documents, with its code as a text: codes have no lasting places.
impl Built for Issue {
    fn write(&self, out: &mut Out) {
        self.code.code().to_owned().write(out);
        self.pointer.write(out);
        self.expected.write(out);
        self.received.as_deref().map(str::to_owned).write(out);
    }

    fn read(input: &mut In) -> Self {
        let code = IssueCode::from_code(&String::read(input));
        input.require(code.is_some());
        let code = code.unwrap_or(IssueCode::BuiltMalformed);
        Self::of_all(code, Built::read(input), Built::read(input), Built::read(input))
    }
}

/// Writes names, what entries share, the entries themselves, warnings and words.
pub fn write(Loaded { policy, warnings, words }: &Loaded, host: HostZones) -> Vec<u8> {
    let mut entries = Out::default();
    write_entries(policy, &mut entries);
    let mut out = Out::default();
    policy.names.write(&mut out);
    entries.shared.zones.iter().map(|zone| host.name_of(zone)).collect::<Vec<_>>().write(&mut out);
    entries.shared.calendars.iter().map(|calendar| calendar.as_ref().clone()).collect::<Vec<_>>().write(&mut out);
    entries.shared.hours.iter().map(|hours| hours.as_ref().clone()).collect::<Vec<_>>().write(&mut out);
    out.bytes.append(&mut entries.bytes);
    warnings.write(&mut out);
    words.write(&mut out);
    out.bytes
}

/// Writes everything but the names and the plan, which follows from the rest.
fn write_entries(policy: &Policy, out: &mut Out) {
    let Policy {
        names: _,
        documents,
        zone,
        currency,
        calendars,
        assume,
        accept_late,
        sets_whole,
        gifts_back,
        groups,
        reasons,
        facts,
        directory,
        complaints,
        urgencies,
        cases,
        forms,
        plan: _,
    } = policy;
    documents.write(out);
    zone.write(out);
    currency.write(out);
    calendars.write(out);
    assume.write(out);
    accept_late.write(out);
    sets_whole.write(out);
    gifts_back.write(out);
    groups.write(out);
    reasons.write(out);
    facts.write(out);
    directory.write(out);
    complaints.write(out);
    urgencies.write(out);
    cases.write(out);
    forms.write(out);
}

/// Why a policy cannot be made of a file.
pub enum Fault {
    /// It holds something that no policy holds.
    Malformed,
    /// The host does not know this zone.
    Zone(String),
}

/// Reads what [`write`] wrote.
pub fn read(bytes: &[u8], host: HostZones) -> Result<Loaded, Fault> {
    let mut input = In::new(bytes);
    let names = Names::read(&mut input);
    let zones = Vec::<String>::read(&mut input);
    if !input.is_sound() {
        return Err(Fault::Malformed);
    }
    for name in zones {
        let zone = host.zone(&name).ok_or(Fault::Zone(name))?;
        input.shared.zones.push(zone);
    }
    let calendars: Vec<_> = Built::read(&mut input);
    input.shared.calendars = calendars.into_iter().map(Arc::new).collect();
    let hours: Vec<_> = Built::read(&mut input);
    input.shared.hours = hours.into_iter().map(Arc::new).collect();
    let mut policy = read_entries(names, &mut input);
    let warnings = Built::read(&mut input);
    let words = Built::read(&mut input);
    if !input.is_sound() || !input.is_done() || !is_bounded(&policy) {
        return Err(Fault::Malformed);
    }
    for document in &mut policy.documents {
        document.promise(&policy.names);
    }
    policy.plan = Plan::of(&policy);
    Ok(Loaded { policy, warnings, words })
}

fn read_entries(names: Names, input: &mut In) -> Policy {
    Policy {
        names,
        documents: Built::read(input),
        zone: Built::read(input),
        currency: Built::read(input),
        calendars: Built::read(input),
        assume: Built::read(input),
        accept_late: Built::read(input),
        sets_whole: Built::read(input),
        gifts_back: Built::read(input),
        groups: Built::read(input),
        reasons: Built::read(input),
        facts: Built::read(input),
        directory: Built::read(input),
        complaints: Built::read(input),
        urgencies: Built::read(input),
        cases: Built::read(input),
        forms: Built::read(input),
        plan: Plan::default(),
    }
}

/// Whether it has no more documents than a policy with its packs, and none of their warranties waits for itself.
fn is_bounded(policy: &Policy) -> bool {
    let documents = &policy.documents;
    documents.len() <= MAX_PACKS.saturating_add(1) && documents.iter().all(|document| follow(document, &policy.names))
}

/// Whether every warranty that follows others comes to a first one: otherwise its start would be looked for without end.
fn follow(document: &Document, names: &Names) -> bool {
    let list = &document.warranties;
    list.iter().all(|warranty| {
        let mut after = warranty.after;
        for _ in list {
            let Some(name) = after else { return true };
            let id = names.text(name);
            after = list.iter().find(|earlier| earlier.id == id).and_then(|earlier| earlier.after);
        }
        after.is_none()
    })
}
