//! Which functions does JavaScript call? Policies and countdowns are numbers there, and text is JSON.

#[cfg(not(feature = "core"))]
mod documents;

use std::cell::Cell;
use std::mem;
use std::rc::Rc;

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "built")]
use crate::boundary::engine::question::refused;
use crate::boundary::engine::question::understood_number;
use crate::boundary::numbers;
use crate::boundary::page::{Page, PageHost};
use crate::boundary::slots::Slots;
use crate::boundary::{Engine, Loaded};
use crate::domain::calendar::{Instant, Remainder};
use crate::domain::entitlement::{Depth, Verdict};
use crate::domain::warranty::{Countdown, Tick};

/// Numbers of one tick: state, years, months, days; when the window closes and opens; up to when the first four stay, and the
/// milliseconds left of the day that is running out. The page counts the rest.
type Numbers = [f64; 8];

/// What lives as long as the page.
struct Instance {
    engine: Engine,
    policies: Slots<Loaded>,
    countdowns: Slots<Countdown>,
}

impl Instance {
    /// Keeps a policy and answers with its number.
    fn kept(&self, mut loaded: Loaded) -> String {
        let warnings = mem::take(&mut loaded.warnings);
        understood_number(self.policies.keep(loaded), &warnings)
    }
}

thread_local! {
    static INSTANCE: Cell<Option<&'static Instance>> = const { Cell::new(None) };
    static NUMBERS: [Cell<f64>; numbers::MOST] = const { [const { Cell::new(0.0) }; numbers::MOST] };
    static TICK: Cell<Numbers> = const { Cell::new([f64::NAN; 8]) };
}

/// The engine of this page, once it is connected.
#[cfg(feature = "authoring")]
pub fn engine() -> Option<&'static Engine> {
    INSTANCE.get().map(|instance| &instance.engine)
}

/// Lends the engine the page's zone data and Unicode tables. It comes before every other call.
#[wasm_bindgen]
pub fn connect(host: PageHost) {
    let engine = Engine::new(Box::new(Page(Rc::new(host))));
    let instance = Instance { engine, policies: Slots::new(), countdowns: Slots::new() };
    INSTANCE.set(Some(Box::leak(Box::new(instance))));
}

/// Opens a built policy. The value of the answer is its number, as that of `load`.
#[cfg(feature = "built")]
#[wasm_bindgen(js_name = openBuilt)]
pub fn open_built(bytes: &[u8]) -> String {
    let Some(instance) = INSTANCE.get() else { return String::new() };
    match instance.engine.open(bytes) {
        Ok(loaded) => instance.kept(loaded),
        Err(issues) => refused(&issues),
    }
}

/// Asks a policy a question by its name in the package. An empty text says that the policy was released, and the value of
/// `countdown` is its number.
#[wasm_bindgen]
pub fn ask(slot: u32, question: &str, text: &str) -> String {
    let Some(instance) = INSTANCE.get() else { return String::new() };
    let Some(loaded) = instance.policies.get(slot) else { return String::new() };
    let (engine, policy) = (&instance.engine, &loaded.policy);
    match question {
        "verdict" => engine.verdict(policy, text),
        "checkReturn" => engine.check_return(policy, text),
        "checkOrder" => engine.check_order(policy, text),
        "settle" => engine.settle(policy, text),
        "reasons" => engine.reasons(policy, text),
        "timeline" => engine.timeline(policy, text),
        "warranty" => engine.warranty(policy, text),
        "fault" => engine.fault(policy, text),
        "countdown" => match engine.countdown(policy, text) {
            Ok(countdown) => understood_number(instance.countdowns.keep(countdown), &[]),
            Err(refused) => refused,
        },
        "contacts" => engine.contacts(policy, text),
        #[cfg(not(feature = "core"))]
        _ => documents::ask(engine, policy, question, text),
        #[cfg(feature = "core")]
        _ => String::new(),
    }
}

/// Asks the same as far as it is read at once: what is closed and what missing facts would open is left out, where it can
/// be asked for later.
#[wasm_bindgen]
pub fn brief(slot: u32, question: &str, text: &str) -> String {
    let Some(instance) = INSTANCE.get() else { return String::new() };
    let Some(loaded) = instance.policies.get(slot) else { return String::new() };
    let (engine, policy) = (&instance.engine, &loaded.policy);
    match question {
        "checkReturn" => engine.check_return_to(Depth::Brief, policy, text),
        "checkOrder" => engine.check_order_to(Depth::Brief, policy, text),
        _ => engine.reasons_to(Depth::Brief, policy, text),
    }
}

/// What the documents of a policy call things, as JSON text.
#[wasm_bindgen]
pub fn words(slot: u32) -> String {
    let loaded = INSTANCE.get().and_then(|instance| instance.policies.get(slot));
    loaded.map_or_else(String::new, |loaded| loaded.words.clone())
}

/// The tables by which a page writes questions as numbers.
#[wasm_bindgen(js_name = numberTables)]
pub fn number_tables() -> String {
    numbers::tables()
}

/// Where the numbers of a question are in memory.
#[wasm_bindgen(js_name = numbersAddress)]
pub fn numbers_address() -> usize {
    NUMBERS.with(|numbers| numbers.as_ptr() as usize)
}

/// The number of a name; see [`numbers::learn`].
#[wasm_bindgen]
pub fn learn(slot: u32, vocabulary: usize, text: &str) -> i32 {
    let policy = INSTANCE.get().and_then(|instance| instance.policies.get(slot));
    policy.map_or(numbers::FOR_THE_READER, |loaded| numbers::learn(&loaded.policy, vocabulary, text))
}

/// The short answer to the question in the numbers, which takes their place: status, remedy, the last day, when it closes, and
/// when it changes, each instant as the digits of its date and the milliseconds of its day. `false` says that the question is
/// one for the reader.
#[wasm_bindgen(js_name = verdictOfNumbers)]
pub fn verdict_of_numbers(slot: u32) -> bool {
    let policy = INSTANCE.get().and_then(|instance| instance.policies.get(slot));
    NUMBERS.with(|numbers| {
        let verdict = policy.and_then(|loaded| Engine::verdict_of(&loaded.policy, numbers));
        verdict.is_some_and(|verdict| {
            for (place, number) in numbers.iter().zip(numbers_of_verdict(&verdict)) {
                place.set(number);
            }
            true
        })
    })
}

fn numbers_of_verdict(verdict: &Verdict) -> [f64; 7] {
    let closing = verdict.window.map(|window| window.closing);
    let (closes, closes_at) = numbers::digits_of_instant(closing.and_then(|closing| closing.instant()));
    let (changes, changes_at) = numbers::digits_of_instant(verdict.next_change);
    [
        f64::from(verdict.status as u8),
        verdict.remedy.map_or(f64::NAN, |remedy| f64::from(remedy as u8)),
        closing.and_then(|closing| closing.last_day()).map_or(f64::NAN, numbers::digits_of),
        closes,
        closes_at,
        changes,
        changes_at,
    ]
}

/// Why nothing is open for the question in the numbers, as JSON text; an empty one says that nobody knows.
#[wasm_bindgen(js_name = whyOfNumbers)]
pub fn why_of_numbers(slot: u32) -> String {
    let policy = INSTANCE.get().and_then(|instance| instance.policies.get(slot));
    let why = policy.and_then(|policy| NUMBERS.with(|numbers| Engine::why_of(&policy.policy, numbers)));
    why.unwrap_or_default()
}

/// The answer to the question in the numbers, as JSON text; an empty one says that the question is one for the reader.
#[wasm_bindgen(js_name = checkReturnOfNumbers)]
pub fn check_return_of_numbers(slot: u32, is_brief: bool) -> String {
    let depth = if is_brief { Depth::Brief } else { Depth::Whole };
    let answer = INSTANCE.get().and_then(|instance| {
        let loaded = instance.policies.get(slot)?;
        NUMBERS.with(|numbers| instance.engine.check_return_of(depth, &loaded.policy, numbers))
    });
    answer.unwrap_or_default()
}

/// Where the numbers of a tick are in memory.
#[wasm_bindgen(js_name = tickAddress)]
pub fn tick_address() -> usize {
    TICK.with(|tick| tick.as_ptr() as usize)
}

/// Reads a countdown at an instant in epoch milliseconds. `false` says that it was released. Nothing is allocated.
#[wasm_bindgen]
#[expect(clippy::cast_possible_truncation, reason = "a float out of range saturates, and is held in range")]
pub fn tick(slot: u32, now: f64) -> bool {
    let Some(countdown) = INSTANCE.get().and_then(|instance| instance.countdowns.get(slot)) else { return false };
    let now = Instant::held(now as i64);
    TICK.set(numbers_of(&countdown.at(now), &countdown, now));
    true
}

#[expect(clippy::cast_precision_loss, reason = "seconds of 9999 years are below 2^53")]
fn numbers_of(tick: &Tick, countdown: &Countdown, now: Instant) -> Numbers {
    let instant = |known: Option<Instant>| known.map_or(f64::NAN, |known| known.millis() as f64);
    let left = |part: fn(&Remainder) -> i64| tick.left.as_ref().map_or(f64::NAN, |left| part(left) as f64);
    [
        f64::from(tick.state as u8),
        left(|left| left.years.into()),
        left(|left| left.months.into()),
        left(|left| left.days.into()),
        instant(countdown.closes()),
        instant(countdown.opens()),
        instant(Some(countdown.steady_until(now))),
        left(|left| left.millis),
    ]
}

/// Gives the number of a policy back.
#[wasm_bindgen(js_name = releasePolicy)]
pub fn release_policy(slot: u32) {
    if let Some(instance) = INSTANCE.get() {
        instance.policies.release(slot);
    }
}

/// Gives the number of a countdown back.
#[wasm_bindgen(js_name = releaseCountdown)]
pub fn release_countdown(slot: u32) {
    if let Some(instance) = INSTANCE.get() {
        instance.countdowns.release(slot);
    }
}
