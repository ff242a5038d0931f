//! Which warranties does an order line have?

use super::contact::service_points;
use super::decision::missing_only;
use super::option::{basis, window};
use super::scalar::{citation, date, decimal_text, instant, requirements, texts};
use crate::boundary::json::Writer;
use crate::domain::entitlement::Note;
use crate::domain::entitlement::Registered;
use crate::domain::policy::{FaultItem, Name, Policy, Remedy};
use crate::domain::warranty::{Coverage, EndedBy};

answers! {
    /// One warranty of an order line.
    Coverage {
        /// The warranty in the documents.
        always id: String;
        /// The same.
        always rule: String;
        /// Who stands for it.
        always basis: Basis;
        /// Where it stands in the law or in the terms.
        optional citation: Citation;
        /// The part that it is for, if not the whole.
        optional part: String;
        /// What it pays for.
        optional bears: Vec<FaultItem>;
        /// The warranty whose end starts it.
        optional after: String;
        /// The remedies that it gives.
        always covers: Vec<Remedy>;
        /// Ids of the places that repair the goods.
        optional service_points as "servicePoints": Vec<String>;
        /// What it is worth.
        always state: CoverageState;
        /// Remarks.
        optional notes: Vec<NoteCode>;
        /// When it begins.
        always opens: Option<Timestamp>;
        /// When it ends.
        always closes: Option<Timestamp>;
        /// The last day on which it holds.
        always last_day as "lastDay": Option<Date>;
        /// Whether it ends at an instant, never, then when is not known, or not before something happens.
        always closes_state as "closesState": ClosesState;
        /// When it possibly ends, if that is later than `closes`.
        optional closes_latest as "closesLatest": Timestamp;
        /// What its window is counted from.
        always counted_from as "countedFrom": Option<CountedFrom>;
        /// How it is counted.
        always counted_by as "countedBy": CountingMode;
        /// Days that were added for time in the workshop.
        always extended_by_days as "extendedByDays": i64;
        /// The readings that it runs up to.
        always limits: Vec<CoverageLimit>;
        /// What ended it.
        optional ended_by as "endedBy": EndedBy;
        /// What registering the product changes.
        optional registration: CoverageRegistration;
        /// What to bring.
        always requires: Vec<Requirement>;
        /// Facts that it hinges on.
        always missing: Vec<MissingFact>;
    }

    /// A reading that a warranty runs up to.
    CoverageLimit {
        /// What is read.
        always unit: UsageUnit;
        /// The highest reading that is still inside.
        always cap: Decimal;
        /// The latest reading; `null`: not known.
        always used: Option<Decimal>;
    }

    /// What registering a product changes.
    CoverageRegistration {
        /// Whether there is no warranty without it.
        always required: bool;
        /// When the time for it ends.
        always until: Option<Timestamp>;
        /// The last day for it.
        always last_day as "lastDay": Option<Date>;
        /// Whether it is registered.
        always done: bool;
        /// The end that a registration in time would give.
        optional gains: CoverageGain;
    }

    /// The end of a warranty that a registration in time would give.
    CoverageGain {
        /// When it would end.
        always closes: Timestamp;
        /// The last day on which it would hold.
        always last_day as "lastDay": Date;
    }
}

/// Writes the warranties of goods of some categories, with the places that repair them.
pub fn coverages(writer: &mut Writer, coverages: &[Coverage], categories: &[Name], policy: &Policy) {
    writer.array(coverages, |writer, coverage| write(writer, coverage, categories, policy));
}

fn write(writer: &mut Writer, coverage: &Coverage, categories: &[Name], policy: &Policy) {
    let Some((document, warranty)) = coverage.terms(policy) else { return };
    writer.open('{');
    for (key, value) in
        [("id", warranty.id.as_str()), ("rule", &warranty.id), ("basis", basis(document.author, warranty.by_maker))]
    {
        writer.entry(key, value);
    }
    citation(writer, warranty.citation.as_ref());
    writer.entry_if("part", warranty.part.as_deref());
    if !warranty.bears.is_empty() {
        texts(writer, "bears", warranty.bears.iter().copied().map(FaultItem::code));
    }
    if let Some(after) = warranty.after {
        writer.entry("after", &policy.names.text(after));
    }
    texts(writer, "covers", warranty.covers.iter().copied().map(Remedy::code));
    if warranty.covers.contains(&Remedy::Repair) {
        service_points(writer, categories, policy);
    }
    writer.entry("state", coverage.state.code());
    let unsure = warranty.unsure.then_some(Note::LawMayGiveMore);
    let notes: Vec<&str> = coverage.standing.window.note.iter().chain(&unsure).map(|note| note.code()).collect();
    if !notes.is_empty() {
        texts(writer, "notes", notes);
    }
    window(writer, &coverage.standing.window, policy);
    writer.key("extendedByDays").integer(coverage.standing.window.extended_by_days.into());
    writer.key("limits").objects(&coverage.limits, |writer, limit| {
        writer.entry("unit", limit.unit.code());
        writer.key("cap").raw(&decimal_text(limit.cap));
        writer.key("used");
        match limit.used {
            Some(used) => writer.raw(&decimal_text(used)),
            None => writer.null(),
        }
    });
    writer.entry_if("endedBy", coverage.ended_by.map(EndedBy::code));
    if let Some(registered) = &coverage.registration {
        registration(writer, registered);
    }
    requirements(writer, &coverage.requires, policy);
    writer.key("missing").array(&coverage.missing, |writer, fact| missing_only(writer, *fact, "[]", policy));
    writer.close('}');
}

fn registration(writer: &mut Writer, registered: &Registered) {
    writer.start("registration", '{');
    writer.key("required").boolean(registered.required);
    instant(writer, "until", registered.window.closing.instant());
    date(writer, "lastDay", registered.window.closing.last_day());
    writer.key("done").boolean(registered.done);
    let gains = registered.gains.as_ref().map(|gains| gains.closing).filter(|gains| gains.instant().is_some());
    if let Some(gains) = gains {
        writer.start("gains", '{');
        instant(writer, "closes", gains.instant());
        date(writer, "lastDay", gains.last_day());
        writer.close('}');
    }
    writer.close('}');
}
