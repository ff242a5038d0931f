//! How far is a case?

use super::case::said;
use super::option::basis;
use super::scalar::{citation, date, instant, spoken, texts};
use super::service::{service_level, service_levels};
use crate::boundary::json::Writer;
use crate::domain::policy::Policy;
use crate::domain::service::{CaseEvent, Progress};

answers! {
    /// How far a case is.
    CaseProgress {
        /// In one word.
        always state: CaseState;
        /// Whose turn it is; `null`: nobody's, it is over.
        always turn: Option<Actor>;
        /// Every step on its way.
        always steps: Vec<CaseStepProgress>;
        /// What the shopper is to do.
        optional wanted: CaseWanted;
        /// What may happen next.
        always may_follow as "mayFollow": Vec<CaseEvent>;
        /// What of that the shopper may do.
        always shopper_may as "shopperMay": Vec<CaseEvent>;
        /// Whether the shopper may say how it went: once it is closed, and once.
        always survey: bool;
        /// What it is to the pieces that it is about, in a line's `claims`.
        always claim: ClaimState;
        /// What the shop says to somebody who complained: a text, or texts by language.
        optional acknowledgement: Spoken;
        /// What the shopper is told to do now, where the case is urgent: a text, or texts by language.
        optional advice: Spoken;
        /// Where the shopper may go with a dispute, the nearest first.
        always ways: Vec<EscalationWay>;
        /// The promises for it.
        always service_levels as "serviceLevels": Vec<ServiceLevel>;
        /// Those of before it was opened again, as they were kept or not.
        always earlier: Vec<ServiceLevel>;
        /// When time alone changes this: the next promise to fall due, or the end of what the shopper may answer.
        always next_change as "nextChange": Option<Timestamp>;
    }

    /// A step of a case.
    CaseStepProgress as "CaseStep" {
        /// The step.
        always step: CaseStep;
        /// Whether it is done.
        always state: StepState;
        /// When it was done.
        always at: Option<Timestamp>;
        /// Whose turn it is, or will be.
        always by: Actor;
        /// The promise for it that falls due first.
        optional due: ServiceLevel;
    }

    /// What a shopper is to do about a case.
    CaseWanted {
        /// What is to be answered: `information_requested`, `proposal` or `send_requested`.
        always event: CaseEvent;
        /// The place of its entry in the log of the record; `null`: the record has no log of it.
        always entry: Option<i64>;
        /// The instant by which.
        always due: Option<Timestamp>;
        /// The last day, where a day is stated.
        always last_day as "lastDay": Option<Date>;
        /// Whether that is over.
        always over: bool;
    }

    /// Somebody who may look at a dispute.
    EscalationWay {
        /// Its id.
        always id: String;
        /// What it is.
        always kind: InstanceKind;
        /// What it is called: a text, or texts by language.
        always title: Spoken;
        /// Its number.
        optional phone: String;
        /// Where it is.
        optional address: String;
        /// Its page.
        optional url: String;
        /// Who says so.
        always basis: Basis;
        /// Where it stands in the law or in the terms.
        optional citation: Citation;
        /// The instant by which; `null`: at any time, or it is not known.
        always due: Option<Timestamp>;
        /// The last day, where whole days are counted.
        always last_day as "lastDay": Option<Date>;
    }
}

/// Writes how far a case is.
pub fn progress(writer: &mut Writer, progress: &Progress, policy: &Policy) {
    let codes = |events: &[CaseEvent]| events.iter().map(|event| event.code()).collect::<Vec<_>>();
    writer.open('{');
    writer.entry("state", progress.state.code());
    writer.key("turn").text_or_null(progress.turn.map(|turn| turn.code()));
    writer.key("steps").objects(&progress.stages, |writer, stage| {
        writer.entry("step", stage.step.step.code());
        writer.entry("state", stage.state.code());
        instant(writer, "at", stage.at);
        writer.entry("by", stage.by.code());
        if let Some(level) = stage.due.and_then(|due| progress.levels.get(due)) {
            writer.key("due");
            service_level(writer, level, policy);
        }
    });
    if let Some(wanted) = &progress.wanted {
        writer.start("wanted", '{');
        writer.entry("event", wanted.asked.event.code());
        match wanted.asked.entry.and_then(|entry| i64::try_from(entry).ok()) {
            Some(entry) => writer.key("entry").integer(entry),
            None => writer.key("entry").null(),
        }
        instant(writer, "due", wanted.asked.until.map(|(closes, _)| closes));
        date(writer, "lastDay", wanted.asked.until.and_then(|(_, last_day)| last_day));
        writer.key("over").boolean(wanted.is_over);
        writer.close('}');
    }
    texts(writer, "mayFollow", codes(&progress.may));
    texts(writer, "shopperMay", codes(&progress.shopper_may));
    writer.key("survey").boolean(progress.is_survey_open);
    writer.entry("claim", progress.claim.code());
    said(writer, progress.kind, &progress.because, policy);
    writer.key("ways").objects(&progress.ways, |writer, way| {
        let Some(instance) = policy.cases.instances.get(way.instance) else { return };
        writer.entry("id", &instance.id);
        writer.entry("kind", instance.kind.code());
        spoken(writer, "title", &instance.title);
        for (key, value) in [("phone", &instance.phone), ("address", &instance.address), ("url", &instance.url)] {
            writer.entry_if(key, value.as_deref());
        }
        if let Some(document) = policy.documents.get(instance.document) {
            writer.entry("basis", basis(document.author, false));
        }
        citation(writer, instance.citation.as_ref());
        let closing = way.window.map(|window| window.closing);
        instant(writer, "due", closing.and_then(|closing| closing.instant()));
        date(writer, "lastDay", closing.and_then(|closing| closing.last_day()));
    });
    writer.key("serviceLevels");
    service_levels(writer, &progress.levels, policy);
    writer.key("earlier");
    service_levels(writer, &progress.earlier, policy);
    instant(writer, "nextChange", progress.next_change);
    writer.close('}');
}
