//! Whatever bytes are opened, they are a policy that answers, or are refused.

use aftersales::boundary::{Engine, NativeHost};
use aftersales::domain::calendar::Instant;
use proptest::prelude::*;

use super::support::with_engine;

/// Where the content of a file begins.
const HEADER: usize = 14;

/// The sample policies with all the packs and calendars that they name, as files.
fn files() -> &'static [Vec<u8>] {
    static FILES: std::sync::OnceLock<Vec<Vec<u8>>> = std::sync::OnceLock::new();
    FILES.get_or_init(|| {
        let calendars =
            [include_str!("../../pkg/calendars/cn.json"), include_str!("../../pkg/calendars/de.json")].join(",");
        let packs = ["cn", "cn-33", "eu", "de"].map(|id| aftersales::documents::pack(id).unwrap()).join(",");
        let everything = r#"{ "format": 1, "id": "all", "version": "1", "timeZone": "Europe/Berlin", "calendar": "de",
            "packs": ["cn", "cn-33", "eu", "de"] }"#;
        let documents = [
            include_str!("../../pkg/policies/electronics.json"),
            include_str!("../../pkg/policies/mother-and-baby.json"),
            everything,
        ];
        let load =
            |document| format!(r#"{{ "document": {document}, "packs": [{packs}], "calendars": [{calendars}] }}"#);
        let engine = Engine::new(Box::new(NativeHost));
        let build = |text: String| engine.build(&text).unwrap_or_else(|issues| panic!("{issues}"));
        documents
            .into_iter()
            .map(load)
            .map(build)
            .chain([build(include_str!("../built/shop.json").to_owned())])
            .collect()
    })
}

/// A header that fits the content, so that the content itself is read.
fn sealed(content: &[u8]) -> Vec<u8> {
    let sum = content.iter().fold(0x811C_9DC5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let mut file = files()[0][..6].to_vec();
    file.extend(u32::try_from(content.len()).unwrap().to_le_bytes());
    file.extend(sum.to_le_bytes());
    file.extend_from_slice(content);
    file
}

/// Opens bytes, and asks what opens all there is to ask. True if they opened.
fn is_answered(file: &[u8]) -> bool {
    const LINE: &str = r#""line": { "quantity": 2, "categories": ["phones", "mobile_phone"], "country": "DE", "channel": "online",
        "unitPrice": { "amount": 5000, "currency": "EUR" }, "usage": { "kilometres": 9.5 }, "buyer": { "consumer": true },
        "repairs": [{ "from": "2026-03-03", "to": "2026-03-05", "fault": "f", "fixed": false }], "condition": { "opened": true },
        "events": { "ordered": "2026-02-27", "delivered": "2026-03-02T10:15:00+08:00" } }"#;
    const NOW: &str = r#""now": "2026-03-05T12:00:00Z""#;
    with_engine(|engine| {
        let Ok(loaded) = engine.open(file) else { return false };
        let policy = &loaded.policy;
        let about = |rest: &str| format!("{{ {LINE}, {NOW}{rest} }}");
        let request = r#", "request": { "reason": "changed_mind", "quantity": 1, "evidence": ["photo"] }"#;
        let bare = |fields: &str| format!("{{ {NOW}, {fields} }}");
        let said = [
            engine.verdict(policy, &about("")),
            engine.check_return(policy, &about(request)),
            engine.check_return(policy, &about("")),
            engine.timeline(policy, &format!("{{ {LINE} {request} }}")),
            engine.reasons(policy, &about("")),
            engine.warranty(policy, &about("")),
            engine.fault(policy, &about(r#", "fault": { "part": "battery", "cause": "misuse", "request": "repair" }"#)),
            engine.contacts(policy, &bare(r#""categories": ["phones"], "reason": "defective""#)),
            engine.form_fields(policy, &bare(r#""kind": "complaint""#)),
            engine.validate_form(
                policy,
                &bare(r#""kind": "complaint", "values": { "orderId": "SO-000123", "name": "W" }"#),
            ),
            engine.service_levels(
                policy,
                &bare(r#""facts": { "priority": "high", "events": { "submitted": "2026-03-05T10:00:00Z" } }"#),
            ),
        ];
        assert!(said.iter().all(|answer| answer.starts_with(r#"{"ok":"#)));
        if let Ok(countdown) = engine.countdown(policy, &about("")) {
            [i64::MIN, 0, i64::MAX].map(|at| countdown.at(Instant::held(at))).iter().for_each(|_| ());
        }
        true
    })
}

#[test]
fn what_is_damaged_opened_before() {
    assert!(files().iter().all(|file| is_answered(file) && sealed(&file[HEADER..]) == *file));
}

/// What happens to the content of a file.
#[derive(Clone, Debug)]
enum Blow {
    Set(prop::sample::Index, u8),
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
    Drop(prop::sample::Index, usize),
}

fn blows() -> impl Strategy<Value = Vec<Blow>> {
    let place = any::<prop::sample::Index>;
    let byte = prop_oneof![Just(0), Just(1), Just(2), Just(0x7F), Just(0x80), Just(0xFF), any::<u8>()];
    let bytes = prop::collection::vec(any::<u8>(), 1..9);
    let blow = prop_oneof![
        6 => (place(), byte).prop_map(|(place, byte)| Blow::Set(place, byte)),
        6 => (place(), 0..8_u8).prop_map(|(place, bit)| Blow::Flip(place, bit)),
        1 => place().prop_map(Blow::Cut),
        2 => (place(), bytes).prop_map(|(place, bytes)| Blow::Insert(place, bytes)),
        2 => (place(), 1..9_usize).prop_map(|(place, count)| Blow::Drop(place, count)),
    ];
    prop::collection::vec(blow, 1..4)
}

fn struck(mut bytes: Vec<u8>, blows: &[Blow]) -> Vec<u8> {
    for blow in blows {
        if bytes.is_empty() {
            break;
        }
        let length = bytes.len();
        match blow {
            Blow::Set(place, byte) => bytes[place.index(length)] = *byte,
            Blow::Flip(place, bit) => bytes[place.index(length)] ^= 1 << bit,
            Blow::Cut(place) => bytes.truncate(place.index(length)),
            Blow::Insert(place, more) => {
                let at = place.index(length);
                bytes.splice(at..at, more.iter().copied());
            }
            Blow::Drop(place, count) => {
                let at = place.index(length);
                bytes.drain(at..(at + count).min(length));
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    /// A file that was struck does not open: its sum is wrong.
    #[test]
    fn damaged_files_are_refused(which in any::<prop::sample::Index>(), blows in blows()) {
        let file = which.get(files());
        let damaged = struck(file.clone(), &blows);
        prop_assert!(damaged == *file || !is_answered(&damaged));
    }

    /// If the sum is made to fit again, the content is read: it is refused, or answers.
    #[test]
    fn forged_files_never_panic(which in any::<prop::sample::Index>(), blows in blows()) {
        is_answered(&sealed(&struck(which.get(files())[HEADER..].to_vec(), &blows)));
    }

    /// So is any content at all.
    #[test]
    fn any_content_is_refused(content in prop::collection::vec(prop_oneof![0..4_u8, any::<u8>()], 0..200)) {
        prop_assert!(!is_answered(&sealed(&content)));
        prop_assert!(!is_answered(&content));
    }
}
