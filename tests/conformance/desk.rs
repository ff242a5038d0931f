//! Where questions are asked: the engine itself, or the functions that JavaScript calls.

use std::cell::RefCell;

use aftersales::boundary::{Engine, Issue, Loaded};
use aftersales::domain::calendar::Instant;
use aftersales::domain::warranty::CoverageState;
use serde_json::{Value, json};

use super::answers::{Question, parse, remaining};

/// Answers questions.
pub trait Desk {
    fn ask(&self, question: &Question) -> Value;
}

fn states() -> Vec<&'static str> {
    CoverageState::ALL.iter().map(|state| state.code()).collect()
}

/// The engine, called from Rust.
pub struct Direct {
    engine: Engine,
    last: RefCell<Option<(String, Loaded)>>,
}

impl Direct {
    pub fn new(engine: Engine) -> Self {
        Self { engine, last: RefCell::default() }
    }

    fn on(&self, loaded: &Loaded, question: &Question) -> Value {
        said(&self.engine, loaded, question).map_or_else(|value| value, |text| parse(&text))
    }
}

/// The answer of an engine as text; or as a value where the package makes it of numbers or issues.
pub fn said(engine: &Engine, loaded: &Loaded, question: &Question) -> Result<String, Value> {
    let (policy, text) = (&loaded.policy, question.text.as_str());
    Ok(match question.call.as_str() {
        "load" => return Err(json_of(true, &loaded.warnings)),
        "verdict" => engine.verdict(policy, text),
        "checkReturn" => engine.check_return(policy, text),
        "timeline" => engine.timeline(policy, text),
        "warranty" => engine.warranty(policy, text),
        "fault" => engine.fault(policy, text),
        "formFields" => engine.form_fields(policy, text),
        "checkField" => engine.check_field(policy, text),
        "validateForm" => engine.validate_form(policy, text),
        "reasons" => engine.reasons(policy, text),
        "checkOrder" => engine.check_order(policy, text),
        "settle" => engine.settle(policy, text),
        "withdrawalFunction" => engine.withdrawal_function(policy, text),
        "serviceLevels" => engine.service_levels(policy, text),
        "caseProgress" => engine.case_progress(policy, text),
        "contacts" => engine.contacts(policy, text),
        "parseSubmission" => Engine::parse_submission(text),
        "countdown" => match engine.countdown(policy, text) {
            Ok(countdown) => return Err(ticked(&countdown.at(Instant::held(question.at)), countdown.closes())),
            Err(said) => said,
        },
        other => panic!("{other}: no such call"),
    })
}

impl Desk for Direct {
    fn ask(&self, question: &Question) -> Value {
        let mut last = self.last.borrow_mut();
        if last.as_ref().is_none_or(|(text, _)| *text != question.load) {
            match self.engine.load(&question.load) {
                Ok(loaded) => *last = Some((question.load.clone(), loaded)),
                Err(issues) => return json_of(false, &issues),
            }
        }
        let (_, loaded) = last.as_ref().expect("it was loaded above");
        self.on(loaded, question)
    }
}

/// Issues as the package gives them.
pub fn json_of(ok: bool, issues: &[Issue]) -> Value {
    let written: Vec<Value> = issues
        .iter()
        .map(|issue| {
            let mut fields = json!({ "code": issue.code.code(), "pointer": issue.pointer, "message": issue.message() });
            for (key, value) in [("expected", issue.expected.as_deref()), ("received", issue.received.as_deref())] {
                if let Some(value) = value {
                    fields[key] = json!(value);
                }
            }
            fields
        })
        .collect();
    match (ok, written.is_empty()) {
        (true, true) => json!({ "ok": true, "value": null }),
        (true, false) => json!({ "ok": true, "value": null, "warnings": written }),
        (false, _) => json!({ "ok": false, "issues": written }),
    }
}

fn ticked(tick: &aftersales::domain::warranty::Tick, closes: Option<Instant>) -> Value {
    let state = CoverageState::ALL.iter().position(|state| *state == tick.state).expect("a known state");
    let left = |part: fn(&aftersales::domain::calendar::Remainder) -> i64| {
        tick.left.as_ref().map_or(f64::NAN, |left| part(left) as f64)
    };
    let numbers = [
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
    ];
    remaining(numbers, &states())
}

#[cfg(not(target_arch = "wasm32"))]
pub fn desk() -> Direct {
    Direct::new(Engine::new(Box::new(aftersales::boundary::NativeHost)))
}

#[cfg(target_arch = "wasm32")]
pub use page::{desk, has_temporal, without_temporal};

#[cfg(target_arch = "wasm32")]
mod page {
    use std::rc::Rc;

    use aftersales::boundary::Host;
    use aftersales::domain::calendar::ZoneRules;
    use aftersales::domain::form::TextRules;
    use js_sys::{Array, Function, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    use super::*;

    /// What a page counts by itself of the numbers that the engine gives.
    fn counted([state, years, months, days, closes, opens, _, day]: [f64; 8], at: f64) -> [f64; 10] {
        let seconds = (day / 1000.0).floor();
        let (used, whole) = (at - opens, closes - opens);
        let fraction = match whole {
            whole if whole.is_nan() => f64::NAN,
            whole if whole <= 0.0 => 1.0,
            whole => used.clamp(0.0, whole) / whole,
        };
        let total = if closes.is_nan() { f64::NAN } else { ((closes - at).max(0.0) / 1000.0).floor() };
        let (hours, minutes) = ((seconds / 3600.0).floor(), (seconds / 60.0).floor() % 60.0);
        [state, years, months, days, hours, minutes, seconds % 60.0, total, fraction, closes]
    }

    /// What the package lends the engine: the module itself, with its one export returned.
    fn page() -> JsValue {
        let module = include_str!("../../pkg/zone.js");
        assert_eq!(module.matches("export ").count(), 1, "pkg/zone.js has other exports than `page`");
        let body = module.replace("export const page =", "return");
        let made = Function::new_no_args(&body).call0(&JsValue::NULL);
        made.expect("pkg/zone.js runs as the body of a function")
    }

    pub fn has_temporal() -> bool {
        Reflect::has(&js_sys::global(), &"Temporal".into()).expect("the global object")
    }

    /// Runs with an engine of its own on a page without Temporal, which is there again afterwards; `None`
    /// where there is none to hide.
    pub fn without_temporal<T>(run: impl FnOnce(&Direct) -> T) -> Option<T> {
        if !has_temporal() {
            return None;
        }
        let (global, name) = (js_sys::global(), JsValue::from("Temporal"));
        let hidden = Reflect::get(&global, &name).expect("Temporal");
        Reflect::delete_property(&global, &name).expect("Temporal can be deleted");
        let result = run(&Direct::new(Engine::new(Box::new(Lent(Rc::new(page()))))));
        Reflect::set(&global, &name, &hidden).expect("Temporal can be put back");
        Some(result)
    }

    /// A page lends what it has: the methods that `PageHost` names, looked up by name.
    struct Lent(Rc<JsValue>);

    impl Lent {
        fn call(&self, name: &str, arguments: &[JsValue]) -> JsValue {
            let method = Reflect::get(&self.0, &name.into()).expect("a method").unchecked_into::<Function>();
            method.apply(&self.0, &arguments.iter().collect::<Array>()).expect("it never throws")
        }
    }

    impl Host for Lent {
        fn zone_rules(&self, name: &str) -> Option<Box<dyn ZoneRules>> {
            let zone = self.call("openZone", &[name.into()]).as_f64().expect("a number");
            (zone >= 0.0).then(|| Box::new(LentZone { page: Lent(Rc::clone(&self.0)), zone }) as Box<dyn ZoneRules>)
        }

        fn zone_data(&self) -> String {
            self.call("zoneData", &[]).as_string().expect("a text")
        }
    }

    impl TextRules for Lent {
        fn nfc(&self, text: &str) -> String {
            self.call("nfc", &[text.into()]).as_string().expect("a text")
        }

        fn graphemes(&self, text: &str) -> usize {
            self.call("graphemes", &[text.into()]).as_f64().expect("a number") as usize
        }
    }

    struct LentZone {
        page: Lent,
        zone: f64,
    }

    impl ZoneRules for LentZone {
        fn offset_at(&self, at: Instant) -> i32 {
            let arguments = [self.zone.into(), (at.millis() as f64).into()];
            self.page.call("zoneOffset", &arguments).as_f64().expect("a number") as i32
        }
    }

    /// The functions that JavaScript calls, called as JavaScript does: by their names among the module's
    /// exports, with texts by address and length.
    pub struct Exports {
        exports: Object,
        last: RefCell<Option<(String, u32)>>,
    }

    thread_local! {
        static CONNECTED: Exports = connected();
    }

    /// All tests of a run share one module, which is connected once.
    pub struct Shared;

    pub fn desk() -> Shared {
        Shared
    }

    impl Desk for Shared {
        fn ask(&self, question: &Question) -> Value {
            CONNECTED.with(|exports| exports.ask(question))
        }
    }

    fn connected() -> Exports {
        let exports = Exports { exports: wasm_bindgen::exports().unchecked_into(), last: RefCell::default() };
        exports.call("connect", &[page()]);
        exports
    }

    impl Exports {
        fn call(&self, name: &str, arguments: &[JsValue]) -> JsValue {
            let export = Reflect::get(&self.exports, &name.into()).expect("an export").unchecked_into::<Function>();
            let called = export.apply(&JsValue::NULL, &arguments.iter().collect::<Array>());
            called.unwrap_or_else(|error| panic!("{name} threw {error:?}"))
        }

        /// Calls a function that takes numbers and texts, and gives a text.
        fn text(&self, name: &str, numbers: &[u32], texts: &[&str]) -> String {
            let mut arguments: Vec<JsValue> = numbers.iter().map(|number| JsValue::from(*number)).collect();
            for text in texts {
                // The function takes the text over and frees it, as it does with one that JavaScript wrote.
                let given: &mut str = Box::leak((*text).to_owned().into_boxed_str());
                arguments.extend([JsValue::from(given.as_mut_ptr() as usize), JsValue::from(given.len())]);
            }
            let given = self.call(name, &arguments).unchecked_into::<Array>();
            let number = |index: u32| given.get(index).as_f64().expect("a number") as usize;
            let (address, length) = (number(0), number(1));
            // SAFETY: an export gives the address and the length of a text that it allocated in this very
            // module and gave away.
            unsafe { String::from_raw_parts(address as *mut u8, length, length) }
        }

        fn numbers(&self) -> [f64; 8] {
            let address = self.call("tickAddress", &[]).as_f64().expect("an address") as usize;
            // SAFETY: `tickAddress` is where this module keeps eight numbers for as long as it lives.
            unsafe { *(address as *const [f64; 8]) }
        }

        fn ask(&self, question: &Question) -> Value {
            let mut last = self.last.borrow_mut();
            let known = last.as_ref().filter(|(text, _)| *text == question.load && question.call != "load");
            let slot = match known {
                Some((_, slot)) => *slot,
                None => {
                    let mut answer = parse(&self.text("load", &[], &[&question.load]));
                    let Some(slot) = answer["value"].as_u64() else { return answer };
                    let slot = u32::try_from(slot).expect("a slot");
                    if let Some((_, before)) = last.replace((question.load.clone(), slot)) {
                        self.call("releasePolicy", &[before.into()]);
                    }
                    if question.call == "load" {
                        answer["value"] = Value::Null;
                        return answer;
                    }
                    slot
                }
            };
            if question.call == "parseSubmission" {
                return parse(&self.text("submission", &[], &[&question.text]));
            }
            let said = self.text("ask", &[slot], &[&question.call, &question.text]);
            let answer = parse(&said);
            match question.call.as_str() {
                "countdown" => {
                    let Some(counting) = answer["value"].as_u64() else { return answer };
                    let counting = JsValue::from(counting as f64);
                    let alive = self.call("tick", &[counting.clone(), (question.at as f64).into()]);
                    assert!(alive.is_truthy(), "the countdown is there");
                    let numbers = self.numbers();
                    self.call("releaseCountdown", &[counting]);
                    remaining(counted(numbers, question.at as f64), &states())
                }
                _ => answer,
            }
        }
    }
}
