//! What a lint finds, by tables of policies.
#![cfg(all(not(target_arch = "wasm32"), feature = "native", feature = "authoring"))]

#[path = "lint/properties.rs"]
mod properties;

use std::fs;
use std::path::{Path, PathBuf};

use aftersales::authoring::{Author, SPOKEN, known_findings};
use aftersales::boundary::{Engine, NativeHost};
use aftersales::domain::lint::{FindingCode, FindingSort};
use serde_json::{Value, json};

const NOW: &str = "2026-11-24T10:00:00Z";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn lint(document: &Value, packs: &[Value], calendars: &[Value], now: &str) -> Vec<Value> {
    let engine = Engine::new(Box::new(NativeHost));
    let options = json!({ "packs": packs, "calendars": calendars, "now": now });
    let text = json!({ "document": document, "options": options }).to_string();
    let answer: Value = serde_json::from_str(&Author::new(&engine).lint_policy(&text)).unwrap();
    assert_eq!(answer["ok"], json!(true), "{answer:#}\n{document:#}");
    answer["value"].as_array().unwrap().clone()
}

fn pointers(findings: &[Value], code: &str) -> Vec<String> {
    let of_code = findings.iter().filter(|finding| finding["code"] == code);
    of_code.map(|finding| finding["pointer"].as_str().unwrap().to_owned()).collect()
}

/// A policy with what every policy needs.
fn whole(fields: &Value) -> Value {
    let mut policy =
        json!({ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "currency": "EUR" });
    for (name, value) in fields.as_object().unwrap() {
        policy[name] = value.clone();
    }
    policy
}

fn weeks() -> Value {
    json!({ "format": 1, "id": "weeks", "version": "1", "coversFrom": "2026-01-01", "coversUntil": "2026-12-31",
        "weekend": ["saturday", "sunday"], "daysOff": [] })
}

/// Every finding has a sentence and a way out, a place that is in the document or would be, and nothing left open.
fn is_well_formed(finding: &Value, document: &Value) {
    for field in ["message", "wayOut"] {
        let text = finding[field].as_str().unwrap();
        assert!(!text.is_empty() && !text.contains(['{', '}', '\n']), "{finding:#}");
    }
    let pointer = finding["pointer"].as_str().unwrap();
    let (parent, _) = pointer.rsplit_once('/').unwrap();
    assert!(pointer.starts_with("/packs/") || document.pointer(parent).is_some(), "{finding:#}");
}

#[test]
fn tables_of_policies() {
    let folder = root().join("tests/vectors/lint");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 10, "only {} tables", files.len());
    let (mut wrong, mut said) = (Vec::new(), Vec::new());
    for file in files {
        let table = read(&file);
        let code = table["code"].as_str().unwrap();
        let mut agreed = 0;
        for row in table["cases"].as_array().unwrap() {
            let mut packs = table["packs"].as_array().unwrap().clone();
            for pack in &mut packs {
                for (name, value) in row["patch"][pack["id"].as_str().unwrap()].as_object().into_iter().flatten() {
                    pack[name] = value.clone();
                }
            }
            let mut calendar = weeks();
            for (name, value) in row["patch"]["weeks"].as_object().into_iter().flatten() {
                calendar[name] = value.clone();
            }
            let policy = whole(&row["policy"]);
            let findings = lint(&policy, &packs, &[calendar], row["now"].as_str().unwrap_or(NOW));
            for finding in &findings {
                is_well_formed(finding, &policy);
                let sort = finding["params"]["sort"].as_str().unwrap_or_default();
                said.push((finding["code"].as_str().unwrap().to_owned(), sort.to_owned()));
            }
            let found = pointers(&findings, code);
            let expected: Vec<String> = serde_json::from_value(row["expect"].clone()).unwrap();
            let params = &findings.iter().find(|finding| finding["code"] == code).unwrap_or(&Value::Null)["params"];
            let own = ["suggestion", "reasons"].into_iter().filter_map(|name| Some((name, row.get(name)?)));
            let listed = row["params"].as_object().into_iter().flatten().map(|(name, wanted)| (name.as_str(), wanted));
            if found == expected && own.chain(listed).all(|(name, wanted)| params[name] == *wanted) {
                agreed += 1;
            } else {
                wrong.push(format!("{} {}: {found:?} {params}, not {expected:?}", file.display(), row["id"]));
            }
        }
        println!("rows: lint/{} agreed={agreed}", file.file_name().unwrap().to_str().unwrap());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    said.sort();
    said.dedup();
    assert_eq!(said, sentences(), "every sentence is said of some policy, and nothing goes without one");
}

/// What the lint takes for spoken by the package is what the package speaks, in each of its languages.
#[test]
fn the_package_speaks_the_codes_of_the_list() {
    let folder = fs::read_dir(root().join("pkg/messages")).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = folder.filter(|path| path.extension().is_some_and(|ending| ending == "js")).collect();
    assert_eq!(files.len(), 16);
    for file in files {
        let language = file.display();
        let text = fs::read_to_string(&file).unwrap();
        let mut wanted = 0;
        for (family, prefix) in FAMILIES {
            let codes: Vec<&str> = text
                .lines()
                .filter_map(|line| {
                    line.trim().strip_prefix('"')?.strip_prefix(prefix)?.strip_prefix('.')?.split_once('"')
                })
                .map(|(code, _)| code)
                .filter(|code| !code.contains('.'))
                .collect();
            let listed = |code: &str| SPOKEN.iter().any(|(known, codes)| known == family && codes.contains(&code));
            let missing: Vec<&&str> = codes.iter().filter(|code| !listed(code)).collect();
            assert!(missing.is_empty(), "{language}: {family} has {missing:?}, and the list has not");
            wanted += codes.len();
        }
        let listed: usize = SPOKEN.iter().map(|(_, codes)| codes.len()).sum();
        // Questions are of two families of sentences.
        assert!(listed <= wanted, "{language}: the list has {listed} codes, and the package {wanted}");
    }
}

/// Families of words, and of the sentences that say them.
const FAMILIES: &[(&str, &str)] = &[
    ("steps", "step"),
    ("notes", "note"),
    ("requirements", "requirement"),
    ("facts", "fact"),
    ("questions", "declared"),
    ("questions", "missing"),
    ("choices", "choice"),
    ("reasons", "reason"),
    ("parts", "part"),
    ("events", "event"),
    ("methods", "method"),
    ("fees", "cost"),
    ("complaints", "category"),
    ("departments", "department"),
    ("fields", "label"),
    ("hints", "hint"),
    ("promises", "service"),
    ("channels", "channel"),
    ("remedies", "remedy"),
];

/// The codes and sorts that have a sentence.
fn sentences() -> Vec<(String, String)> {
    let texts = |(code, sort): (FindingCode, Option<FindingSort>)| {
        (code.code().to_owned(), sort.map_or("", FindingSort::code).to_owned())
    };
    let mut known: Vec<_> = known_findings().map(texts).collect();
    known.sort();
    known
}

/// The shipped policies make no promise that nobody is there to keep; counted from the request, the inspection was one.
#[test]
fn the_shipped_policies_promise_what_can_be_kept() {
    let pack =
        |id: &Value| read(&root().join(format!("pkg/packs/{}.json", id.as_str().or(id["id"].as_str()).unwrap())));
    let calendar = [read(&root().join("pkg/calendars/cn.json"))];
    let promises = |policy: &Value| {
        let packs: Vec<Value> = policy["packs"].as_array().into_iter().flatten().map(pack).collect();
        pointers(&lint(policy, &packs, &calendar, NOW), "promise_out_of_hours")
    };
    for id in ["electronics", "mother-and-baby"] {
        let policy = read(&root().join(format!("pkg/policies/{id}.json")));
        assert_eq!(promises(&policy), Vec::<String>::new(), "{id}");
    }
    let mut policy = read(&root().join("pkg/policies/electronics.json"));
    assert_eq!(policy["serviceLevels"][1]["kind"], "inspection");
    policy["serviceLevels"][1]["window"]["from"] = json!("submitted");
    assert_eq!(promises(&policy), ["/serviceLevels/1/window"]);
}

/// A shop in Germany beside a law of withdrawal: final sale online and the fee inside fourteen days are below the law,
/// and nothing else is.
#[test]
fn a_shop_with_a_final_sale_and_a_restocking_fee() {
    let shop = whole(&json!({
        "id": "corner-shop", "countries": ["DE"], "packs": ["eu"],
        "assume": { "channel": "online", "buyer": { "consumer": true } },
        "categories": { "electronics": ["phones", "laptops", "audio"] },
        "defaults": { "window": { "from": ["delivered", { "event": "shipped", "plus": "P7D" }], "count": "days_after" } },
        "rules": [
            { "id": "change-of-mind", "grants": ["refund", "exchange"],
              "when": { "reasons": ["changed_mind"], "condition": { "opened": false } }, "window": { "length": "P30D" } },
            { "id": "change-of-mind-opened", "grants": ["refund", "exchange"], "when": { "reasons": ["changed_mind"] },
              "window": { "length": "P14D" } },
            { "id": "final-sale", "excludes": ["refund", "exchange"],
              "when": { "reasons": ["changed_mind"], "tags": ["final_sale"] } },
            { "id": "defect", "grants": ["refund", "exchange", "repair"],
              "when": { "reasons": ["quality", "damaged_in_transit"] }, "window": { "length": "P30D" },
              "requires": ["proof_of_purchase"], "refund": { "methods": ["original"], "dueDays": 14 } }
        ],
        "seasons": [{ "id": "holidays", "rules": ["change-of-mind", "change-of-mind-opened"], "event": "ordered",
            "from": "--11-15", "to": "--12-31", "lastDayAtLeast": "--01-31" }],
        "costs": [
            { "id": "postage", "when": { "reasons": ["changed_mind"] }, "shippingPaidBy": "buyer" },
            { "id": "defect-postage", "when": { "not": { "reasons": ["changed_mind"] } }, "shippingPaidBy": "seller" },
            { "id": "restocking", "when": { "reasons": ["changed_mind"], "categories": ["electronics"], "remedies": ["refund"] },
              "fee": { "kind": "restocking", "percent": "10", "of": "paid" } }
        ]
    }));
    let law = whole(&json!({
        "id": "eu", "countries": ["DE", "FR"],
        "rules": [
            { "id": "withdrawal", "grants": ["refund"],
              "when": { "reasons": ["changed_mind"], "channels": ["online", "telephone"], "buyer": { "consumer": true } },
              "window": { "from": "delivered", "length": "P14D", "count": "days_after" } },
            { "id": "withdrawal.sealed", "excludes": ["refund"],
              "when": { "tags": ["hygiene"], "condition": { "sealIntact": false } } }
        ],
        "costs": [{ "id": "withdrawal.postage", "shippingPaidBy": "buyer" }]
    }));
    let findings = lint(&shop, &[law], &[], NOW);
    let found: Vec<_> = findings.iter().map(|finding| (&finding["pointer"], &finding["params"]["entry"])).collect();
    assert_eq!(json!(found), json!([["/costs/2/fee", "restocking"], ["/rules/2", "final-sale"]]), "{findings:#?}");
    assert_eq!(findings[1]["params"]["channels"], "online");
    assert_eq!(findings[1]["others"], json!(["/packs/eu/rules/0"]));
    assert_eq!(
        findings[1]["message"],
        "for changed mind, `withdrawal` of `eu` gives a refund where `final-sale` takes the shop's away; \
         found with tags final_sale, channels online"
    );
}

/// The whole policies that the documentation shows, each with the name of its page. The editions of the first policy are
/// left out: each is a step on the way, and the last one's final sale is there to show that it cannot take the law's right.
fn shown() -> Vec<(String, Value)> {
    let mut folders = vec![root().join("docs")];
    let mut pages = vec![root().join("README.md")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") && !path.ends_with("first-policy.md")
            {
                pages.push(path);
            }
        }
    }
    let mut found = Vec::new();
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for block in text.split("```json policy").skip(1) {
            let (_, rest) = block.split_once('\n').unwrap();
            let (block, _) = rest.split_once("```").unwrap();
            found.push((page.display().to_string(), serde_json::from_str(block).unwrap()));
        }
    }
    found
}

/// The policies of the package, of the documentation and of the table's shops, with the packs that they name and every
/// calendar.
#[test]
fn shipped_and_shown_policies_pass_their_own_lint() {
    let documents = |folder: &str| -> Vec<Value> {
        let files = fs::read_dir(root().join(folder)).unwrap();
        files.map(|entry| read(&entry.unwrap().path())).collect()
    };
    let (packs, calendars) = (documents("pkg/packs"), documents("pkg/calendars"));
    let of_package = documents("pkg/policies").into_iter();
    let of_shops = documents("tests/vectors/shops").into_iter().map(|table| table["base"]["policy"].clone());
    let named = of_package.chain(of_shops).map(|policy| (policy["id"].to_string(), policy));
    let policies: Vec<_> = named.chain(shown()).collect();
    assert!(policies.len() >= 18, "only {}", policies.len());
    for (name, policy) in policies {
        let findings = lint(&policy, &packs, &calendars, NOW);
        assert!(findings.is_empty(), "{name}: {findings:#?}");
    }
}

/// A shop that speaks the languages of the package has words for everything that a shipped pack brings.
#[test]
fn shipped_packs_speak_the_languages_of_the_package() {
    let packs: Vec<Value> =
        fs::read_dir(root().join("pkg/packs")).unwrap().map(|entry| read(&entry.unwrap().path())).collect();
    let calendars: Vec<Value> =
        fs::read_dir(root().join("pkg/calendars")).unwrap().map(|entry| read(&entry.unwrap().path())).collect();
    for pack in &packs {
        let policy = whole(&json!({ "languages": ["en", "zh-Hans"], "packs": [pack["id"]] }));
        let found = lint(&policy, &packs, &calendars, NOW);
        let wordless: Vec<&Value> = found.iter().filter(|finding| finding["code"] == "missing_words").collect();
        assert!(wordless.is_empty(), "{}: {wordless:#?}", pack["id"]);
    }
}

#[test]
fn what_is_wrong_is_an_issue_and_no_finding() {
    let engine = Engine::new(Box::new(NativeHost));
    let author = Author::new(&engine);
    let refused = |text: &str| -> Vec<(String, String)> {
        let answer: Value = serde_json::from_str(text).unwrap();
        assert_eq!(answer["ok"], json!(false), "{answer}");
        let issues = answer["issues"].as_array().unwrap().iter();
        issues
            .map(|issue| (issue["code"].as_str().unwrap().to_owned(), issue["pointer"].as_str().unwrap().to_owned()))
            .collect()
    };
    let issue = |code: &str, pointer: &str| (code.to_owned(), pointer.to_owned());
    let policy = whole(&json!({ "packs": ["cn"], "rules": [{ "id": "own", "grants": ["refund"] }] }));
    let asked = json!({ "document": policy, "options": { "now": NOW, "clock": 1 } }).to_string();
    let mut found = refused(&author.lint_policy(&asked));
    found.sort();
    assert_eq!(
        found,
        [
            issue("length_missing", "/rules/0/window/length"),
            issue("pack_not_loaded", "/packs/0"),
            issue("unknown_field", "/options/clock"),
        ]
    );
    assert_eq!(refused(&author.lint_policy("{")), [issue("malformed_json", "")]);
    let mut found =
        refused(&author.preview(&json!({ "document": whole(&json!({})), "line": { "quantity": -1 } }).to_string()));
    found.sort();
    assert_eq!(found, [issue("missing_field", "/options"), issue("out_of_range", "/line/quantity")]);
}

#[test]
fn a_preview_is_the_best_of_each_reason_and_remedy() {
    let engine = Engine::new(Box::new(NativeHost));
    let policy = whole(&json!({ "packs": ["faults"], "rules": [
        { "id": "short", "grants": ["refund"], "when": { "reasons": ["changed_mind"] }, "window": { "length": "P7D" } },
        { "id": "long", "grants": ["refund", "exchange"], "when": { "reasons": ["changed_mind"], "condition": { "opened": false } },
          "window": { "length": "P30D" } },
        { "id": "final-sale", "excludes": ["exchange"], "when": { "tags": ["final_sale"] } }
    ] }));
    let law = whole(&json!({ "id": "faults", "rules": [
        { "id": "repair", "grants": ["repair"], "when": { "reasons": ["quality"] }, "window": { "length": "P2Y" } }
    ] }));
    let asked = json!({ "document": policy, "options": { "packs": [law], "now": "2026-03-05T10:00:00Z" },
        "line": { "quantity": 1, "tags": ["final_sale"], "events": { "delivered": "2026-03-02" } } });
    let answer: Value = serde_json::from_str(&Author::new(&engine).preview(&asked.to_string())).unwrap();
    let rows = answer["value"].as_array().unwrap();
    let reasons: Vec<_> = rows.iter().map(|row| row["reason"].as_str().unwrap()).collect();
    assert_eq!(
        reasons,
        [
            "defective",
            "damaged",
            "spoiled",
            "not_as_described",
            "wrong_item",
            "missing_item",
            "damaged_in_transit",
            "late",
            "lost",
            "changed_mind",
        ]
    );
    // The longer one hinges on a fact, so the certain one is shown. 9 March is the seventh day after 2 March.
    assert_eq!(
        rows[9],
        json!({ "reason": "changed_mind", "status": "eligible", "remedies": {
        "refund": { "status": "open", "closes": "2026-03-09T23:00:00Z", "lastDay": "2026-03-09", "rule": "short", "basis": "shop" },
        "exchange": null, "repair": null, "replacement": null, "store_credit": null, "price_reduction": null,
        "compensation": null,
    } })
    );
    assert_eq!(
        rows[0]["remedies"]["repair"],
        json!(
            { "status": "open", "closes": "2028-03-02T23:00:00Z", "lastDay": "2028-03-02", "rule": "repair", "basis": "law" }
        )
    );
    assert_eq!(rows[7]["status"], "ineligible");
}

/// However large and tangled a policy is, looking it over comes to an end, and soon.
#[test]
fn a_large_policy_is_looked_over_in_time() {
    let mut entries = Vec::new();
    for number in 0..300 {
        let tags = [format!("tag-{number}"), format!("tag-{}", number % 7)];
        let when = json!({ "reasons": ["changed_mind"], "not": { "tags": tags, "condition": { "opened": true },
            "quantity": { "min": number }, "not": { "categories": [format!("category-{}", number % 11)] } } });
        let effect = if number % 3 == 0 { "excludes" } else { "grants" };
        let mut rule = json!({ "id": format!("rule-{number}"), effect: ["refund", "exchange"], "when": when });
        if effect == "grants" {
            rule["window"] = json!({ "length": format!("P{}D", 1 + number % 20) });
        }
        entries.push(rule);
    }
    let law = whole(&json!({ "id": "law", "rules": entries }));
    let shop = whole(&json!({ "packs": ["law"], "rules": entries }));
    let started = std::time::Instant::now();
    lint(&shop, &[law], &[], NOW);
    assert!(started.elapsed().as_secs() < 60, "it took {:?}", started.elapsed());
}
