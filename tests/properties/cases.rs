//! No case is ever a dead end: whatever happened to it, somebody knows what comes next.

use aftersales::boundary::{Engine, NativeHost};
use aftersales::domain::calendar::Instant;
use aftersales::domain::entitlement::EventValue;
use aftersales::domain::form::FormKind;
use aftersales::domain::policy::Policy;
use aftersales::domain::service::{
    Actor, CaseEvent, CaseFacts, CaseState, Happened, History, Progress, PromiseState, Standing, StepState, progress,
};

const START: i64 = 1_772_442_000_000;
const HOUR: i64 = 3_600_000;

/// Every standing of a kind, each with events that lead to it.
fn histories(kind: FormKind) -> Vec<(Standing, Vec<CaseEvent>)> {
    let mut found = vec![(Standing::SENT, Vec::new())];
    let mut next = 0;
    while let Some((standing, events)) = found.get(next).cloned() {
        next += 1;
        for event in CaseEvent::ALL {
            let Some(after) = standing.after(*event, kind) else { continue };
            if found.iter().all(|(known, _)| *known != after) {
                found.push((after, [events.as_slice(), &[*event]].concat()));
            }
        }
    }
    found
}

fn told(policy: &Policy, kind: FormKind, events: &[CaseEvent], now: Instant, until: Option<Instant>) -> Progress {
    let happened = events.iter().enumerate().map(|(place, event)| {
        let at = Instant::held(START + HOUR * i64::try_from(place).unwrap());
        let until = until.filter(|_| *event == CaseEvent::Proposal).map(|until| (until, None));
        Happened { event: *event, when: EventValue::At(at), at, until, entry: Some(place) }
    });
    let history = History { kind, because: String::new(), is_surveyed: false, happened: happened.collect() };
    progress(policy, CaseFacts::default(), &history, now)
}

/// What is wrong with what a shopper is told.
fn dead_end(told: &Progress) -> Option<&'static str> {
    let may = |event| told.shopper_may.contains(&event);
    if told.turn.is_none() {
        let is_over = matches!(told.state, CaseState::Closed | CaseState::Cancelled);
        return (!is_over).then_some("it is nobody's turn");
    }
    if told.state == CaseState::Sent {
        return None;
    }
    if !may(CaseEvent::InformationGiven) {
        return Some("the shopper cannot even write");
    }
    let current = told.stages.iter().find(|stage| stage.state == StepState::Current);
    let due = current.and_then(|stage| stage.due).and_then(|due| told.levels.get(due));
    let is_promised = due.is_some_and(|level| level.state == PromiseState::Due);
    match (told.state, told.turn) {
        (CaseState::WaitingForShopper, _) => told.wanted.is_none().then_some("nobody knows what is asked for"),
        (CaseState::Proposed, _) if !may(CaseEvent::Agreement) || !may(CaseEvent::ProposalRefused) => {
            Some("a proposal can be neither accepted nor refused")
        }
        (CaseState::GoodsAwaited, _) => (!may(CaseEvent::GoodsSent)).then_some("goods cannot be sent"),
        (CaseState::Escalated, _) => told.ways.is_empty().then_some("no way leads on"),
        (CaseState::CarriedOut | CaseState::Accepted, _) => None,
        (_, Some(Actor::Shop)) if !is_promised && !may(CaseEvent::Escalated) => {
            Some("the shop has promised nothing, and nobody else can be asked")
        }
        (CaseState::Refused | CaseState::ProposalRefused, _) => told.ways.is_empty().then_some("no way leads on"),
        _ => None,
    }
}

#[test]
fn no_case_is_a_dead_end() {
    let engine = Engine::new(Box::new(NativeHost));
    let promises = r#""serviceLevels": [
        { "kind": "first_response", "window": { "from": "submitted", "length": "PT24H" } },
        { "kind": "inspection", "window": { "from": "goods_arrived", "length": "P3D" } },
        { "kind": "resolution", "window": { "from": "submitted", "length": "P7D" } }],"#;
    let mut seen = 0;
    for promises in ["", promises] {
        let terms = format!(
            r#"{{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC", {promises} "rules": [],
                "escalation": [{{ "id": "hotline", "kind": "authority", "title": "Hotline" }}] }}"#
        );
        let policy = engine.load_document(&terms).unwrap().policy;
        for kind in FormKind::ALL {
            for (standing, events) in histories(*kind) {
                let last = START + HOUR * i64::try_from(events.len()).unwrap();
                // At once, when every promise of days is over, and when a proposal is.
                for (now, until) in [(last, None), (last + 720 * HOUR, None), (last, Some(last))] {
                    let told = told(&policy, *kind, &events, Instant::held(now), until.map(Instant::held));
                    assert_eq!(dead_end(&told), None, "{kind:?} {events:?}: {told:#?}");
                    // What is offered can happen, and the state is that of the machine.
                    assert!(told.shopper_may.iter().all(|event| told.may.contains(event)));
                    assert!(told.may.iter().all(|event| standing.after(*event, *kind).is_some()));
                    let is_expired = told.state == CaseState::ProposalExpired;
                    assert!(is_expired || told.state == standing.state(), "{events:?}");
                    assert!(told.stages.iter().filter(|stage| stage.state == StepState::Current).count() <= 1);
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 500, "only {seen} cases were looked at");
}
