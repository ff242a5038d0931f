//! Policies as files: they answer as their documents do, an old file is told, and so is a damaged one.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

#[allow(dead_code, reason = "the tests of input use more of it")]
#[path = "input/specimen.rs"]
mod specimen;

use std::fs;
use std::path::Path;

use aftersales::boundary::{Engine, LoadError, Loaded, NativeHost};
use aftersales::domain::calendar::Instant;

/// Where the content begins: behind the mark, the version, the length and the sum.
const HEADER: usize = 4 + 2 + 4 + 4;

fn engine() -> Engine {
    Engine::new(Box::new(NativeHost))
}

/// A policy that says most of what can be said.
fn shop() -> &'static str {
    include_str!("built/shop.json")
}

fn shop_file() -> Vec<u8> {
    engine().build(shop()).expect("it can be read")
}

/// The file with a header that fits its content.
fn sealed(mut file: Vec<u8>) -> Vec<u8> {
    let content = &file[HEADER..];
    let sum = content.iter().fold(0x811C_9DC5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    let length = u32::try_from(content.len()).unwrap();
    file[6..10].copy_from_slice(&length.to_le_bytes());
    file[10..14].copy_from_slice(&sum.to_le_bytes());
    file
}

/// What is said of a file that does not open.
fn refused(file: &[u8]) -> String {
    let issues: LoadError = engine().open(file).expect_err("it does not open");
    assert_eq!(issues.len(), 1);
    issues.to_string()
}

/// A file that was kept opens as long as its version is the one of today, and the same text still builds it. If this fails because
/// a preset or the shop of the test says something else, the file is written anew; if the layout changed, its version rises first.
#[test]
fn the_kept_file_is_of_today() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/built/shop.built");
    let file = shop_file();
    if std::env::var_os("AFTERSALES_WRITE").is_some() {
        fs::write(&path, &file).unwrap();
    }
    let kept = fs::read(&path).unwrap_or_default();
    assert!(kept == file, "raise VERSION if the layout changed; then AFTERSALES_WRITE=1 cargo test --test built");
    assert!(engine().open(&kept).is_ok());
}

/// Every answer of a policy about the specimens, in order.
fn answers(engine: &Engine, Loaded { policy, .. }: &Loaded) -> Vec<String> {
    let ask = |(call, question): (&str, serde_json::Value)| {
        let text = question.to_string();
        match call {
            "checkReturn" => engine.check_return(policy, &text),
            "timeline" => engine.timeline(policy, &text),
            "reasons" => engine.reasons(policy, &text),
            "fault" => engine.fault(policy, &text),
            "countdown" => match engine.countdown(policy, &text) {
                Ok(countdown) => format!("{:?}", countdown.at(Instant::held(1_772_700_000_000))),
                Err(said) => said,
            },
            "checkOrder" => engine.check_order(policy, &text),
            "settle" => engine.settle(policy, &text),
            "withdrawalFunction" => engine.withdrawal_function(policy, &text),
            "validateForm" => engine.validate_form(policy, &text),
            "serviceLevels" => engine.service_levels(policy, &text),
            "contacts" => engine.contacts(policy, &text),
            "formFields" => engine.form_fields(policy, &text),
            "checkField" => engine.check_field(policy, &text),
            "caseProgress" => engine.case_progress(policy, &text),
            "parseSubmission" => Engine::parse_submission(&text),
            other => panic!("{other}: no such call"),
        }
    };
    specimen::questions().into_iter().map(ask).collect()
}

/// Everything that documents can say is in a file.
#[test]
fn specimens_answer_as_their_documents() {
    let (reader, opener) = (engine(), engine());
    let texts = specimen::documents().into_iter().map(|document| specimen::load(document).to_string());
    for text in texts.chain([shop().to_owned()]) {
        let read = reader.load(&text).unwrap_or_else(|issues| panic!("{issues}: {text}"));
        let opened = opener.open(&reader.build(&text).unwrap()).unwrap_or_else(|issues| panic!("{issues}: {text}"));
        assert_eq!(opened.warnings.len(), read.warnings.len());
        assert_eq!(format!("{:?}", opened.policy), format!("{:?}", read.policy));
        assert_eq!(answers(&opener, &opened), answers(&reader, &read), "{text}");
    }
}

/// The bytes depend on the text alone, and not on what the engine has read before.
#[test]
fn one_text_has_one_file() {
    let engine = engine();
    for document in specimen::documents() {
        engine.load(&specimen::load(document).to_string()).unwrap();
    }
    assert_eq!(engine.build(shop()), Ok(shop_file()));
    assert_eq!(engine.build(shop()), Ok(shop_file()));
}

#[test]
fn the_order_of_handing_over_does_not_matter_to_zones() {
    let opened = engine().open(&shop_file()).unwrap().policy;
    let law = &opened.documents[1];
    assert!(std::sync::Arc::ptr_eq(&opened.zone, &law.zone), "a law of the shop's zone shares it");
    assert!(std::sync::Arc::ptr_eq(&opened.calendars[0], opened.directory.calendar.as_ref().unwrap()));
}

#[test]
fn damage_is_told() {
    let whole = shop_file();
    let malformed = "the document: these bytes are no built policy, or are damaged; build it again (built_malformed)";
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x10;
        if !(4..6).contains(&place) {
            assert_eq!(refused(&damaged), malformed, "byte {place}");
        }
        assert_eq!(refused(&whole[..place]), malformed, "cut at {place}");
    }
    for wrong in [&b""[..], shop().as_bytes(), b"\xAFSP\x1A", &[&whole[..], b" "].concat()] {
        assert_eq!(refused(wrong), malformed);
    }
    assert_eq!(sealed(whole.clone()), whole);
}

#[test]
fn another_version_is_told() {
    let mut file = shop_file();
    file[4] = file[4].wrapping_add(1);
    let told = "the document: this policy was built by another version; build it again. Its format is 9; expected 8 (built_version)";
    assert_eq!(refused(&file), told);
}

#[test]
fn a_zone_that_the_host_does_not_know_is_told() {
    let file = shop_file();
    let at = file.windows(13).position(|name| name == b"Europe/Berlin").expect("a name of a zone");
    let mut elsewhere = file.clone();
    elsewhere[at..at + 13].copy_from_slice(b"Europe/Utopia");
    let told = "the document: the zone data at hand does not know this time zone; expected zone data with Europe/Utopia \
                (unknown_time_zone)";
    assert_eq!(refused(&sealed(elsewhere)), told);
}

/// What cannot be read is refused in the words of [`Engine::load`].
#[test]
fn documents_that_cannot_be_read_are_not_built() {
    let wrong =
        r#"{ "document": { "format": 1, "id": "shop", "version": "1", "timeZone": "Mars/Olympus", "rulez": [] } }"#;
    let issues = engine().build(wrong).expect_err("it cannot be read");
    assert_eq!(issues.to_string(), engine().load(wrong).expect_err("it cannot be read").to_string());
    assert_eq!(issues.len(), 2);
}
