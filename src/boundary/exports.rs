//! The functions that JavaScript calls. Policies and countdowns are numbers there; text is JSON.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{Engine, Loaded, refused, understood};
use super::page::{Page, PageHost};
use super::slots::Slots;
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;
use crate::domain::warranty::{Countdown, CoverageState, Tick};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// Numbers of one tick: state, years, months, days, hours, minutes, seconds, total seconds, fraction, closes.
const TICK_NUMBERS: usize = 10;

thread_local! {
    static ENGINE: OnceCell<Engine> = const { OnceCell::new() };
    static POLICIES: Slots<Policy> = const { Slots::new() };
    static COUNTDOWNS: Slots<Countdown> = const { Slots::new() };
    static TICK: Cell<[f64; TICK_NUMBERS]> = const { Cell::new([f64::NAN; TICK_NUMBERS]) };
}

/// Lends the engine the page's zone data and Unicode tables. It comes before every other call.
#[wasm_bindgen]
pub fn connect(host: PageHost) {
    ENGINE.with(|engine| engine.set(Engine::new(Box::new(Page(Rc::new(host))))).ok());
}

/// Reads a policy; the value is its number.
#[wasm_bindgen]
pub fn load(text: &str) -> String {
    let loaded = ENGINE.with(|engine| engine.get().map(|engine| engine.load(text)));
    match loaded {
        Some(Ok(Loaded { policy, warnings })) => {
            let slot = POLICIES.with(|slots| slots.keep(policy));
            understood(&slot.to_string(), &warnings)
        }
        Some(Err(issues)) => refused(&issues),
        None => String::new(),
    }
}

/// Asks a policy; an empty text says that the number is free.
fn ask(slot: u32, answer: impl FnOnce(&Engine, &Policy) -> String) -> String {
    let policy = POLICIES.with(|slots| slots.get(slot));
    let answer = |engine: &OnceCell<Engine>| Some(answer(engine.get()?, policy.as_deref()?));
    ENGINE.with(answer).unwrap_or_default()
}

/// The short answer.
#[wasm_bindgen]
pub fn verdict(slot: u32, text: &str) -> String {
    ask(slot, |engine, policy| engine.verdict(policy, text))
}

/// The whole answer of a return check.
#[wasm_bindgen(js_name = checkReturn)]
pub fn check_return(slot: u32, text: &str) -> String {
    ask(slot, |engine, policy| engine.check_return(policy, text))
}

/// All of time.
#[wasm_bindgen]
pub fn timeline(slot: u32, text: &str) -> String {
    ask(slot, |engine, policy| engine.timeline(policy, text))
}

/// The warranties of a line.
#[wasm_bindgen]
pub fn warranty(slot: u32, text: &str) -> String {
    ask(slot, |engine, policy| engine.warranty(policy, text))
}

/// Starts a countdown; the value is its number.
#[wasm_bindgen]
pub fn countdown(slot: u32, text: &str) -> String {
    ask(slot, |engine, policy| match engine.countdown(policy, text) {
        Ok(countdown) => {
            let slot = COUNTDOWNS.with(|slots| slots.keep(countdown));
            understood(&slot.to_string(), &[])
        }
        Err(said) => said,
    })
}

/// The fields of a complaint.
#[wasm_bindgen(js_name = complaintFields)]
pub fn complaint_fields(slot: u32) -> String {
    ask(slot, Engine::complaint_fields)
}

/// The errors of one field of a complaint.
#[wasm_bindgen(js_name = checkComplaintField)]
pub fn check_complaint_field(slot: u32, text: &str) -> String {
    ask(slot, |engine, policy| engine.check_complaint_field(policy, text))
}

/// The report on a complaint.
#[wasm_bindgen(js_name = validateComplaint)]
pub fn validate_complaint(slot: u32, text: &str) -> String {
    ask(slot, |engine, policy| engine.validate_complaint(policy, text))
}

/// Where the numbers of a tick are in memory.
#[wasm_bindgen(js_name = tickAddress)]
pub fn tick_address() -> usize {
    TICK.with(|tick| tick.as_ptr() as usize)
}

/// Counts down to an instant in epoch milliseconds; `false` says that the number is free. It allocates
/// nothing.
#[wasm_bindgen]
#[expect(clippy::cast_possible_truncation, reason = "a float out of range saturates, and is held in range")]
pub fn tick(slot: u32, now: f64) -> bool {
    let Some(countdown) = COUNTDOWNS.with(|slots| slots.get(slot)) else { return false };
    let tick = countdown.at(Instant::held(now as i64));
    TICK.with(|numbers| numbers.set(numbers_of(&tick, countdown.closes)));
    true
}

#[expect(clippy::cast_precision_loss, reason = "seconds of 9999 years are below 2^53")]
fn numbers_of(tick: &Tick, closes: Option<Instant>) -> [f64; TICK_NUMBERS] {
    let state = CoverageState::ALL.iter().position(|state| *state == tick.state).unwrap_or(0);
    let left = |part: fn(&crate::domain::calendar::Remainder) -> i64| {
        tick.left.as_ref().map_or(f64::NAN, |left| part(left) as f64)
    };
    [
        state as f64,
        left(|left| left.years.into()),
        left(|left| left.months.into()),
        left(|left| left.days.into()),
        left(|left| left.seconds / 3600),
        left(|left| left.seconds / 60 % 60),
        left(|left| left.seconds % 60),
        tick.total_seconds.map_or(f64::NAN, |seconds| seconds as f64),
        tick.fraction.unwrap_or(f64::NAN),
        closes.map_or(f64::NAN, |closes| closes.millis() as f64),
    ]
}

/// Gives the number of a policy back.
#[wasm_bindgen(js_name = releasePolicy)]
pub fn release_policy(slot: u32) {
    POLICIES.with(|slots| slots.release(slot));
}

/// Gives the number of a countdown back.
#[wasm_bindgen(js_name = releaseCountdown)]
pub fn release_countdown(slot: u32) {
    COUNTDOWNS.with(|slots| slots.release(slot));
}
