use super::pattern;
use super::tree::{Tree, number, object, text, texts, truth};
use crate::boundary::documents::record::{Others, Record, Shape};

/// A kind of text that many fields share, written once under `$defs`.
pub struct Kind {
    /// Its name there.
    pub name: &'static str,
    /// What it is.
    pub body: fn() -> Tree,
}

const DATE: Kind =
    Kind { name: "date", body: || matching("A date of the calendar.", &pattern::whole(&pattern::date())) };
const DATES: Kind = Kind {
    name: "dates",
    body: || {
        let date = pattern::date();
        matching(
            "A date, or two with a slash between them, both inside.",
            &pattern::whole(&format!("{date}(?:/{date})?")),
        )
    },
};
const HOURS: Kind = Kind { name: "hours", body: || matching("Opening hours.", &pattern::hours()) };
const SEASON_DAY: Kind = Kind {
    name: "seasonDay",
    body: || {
        matching(
            "A date, or a day of every year.",
            &pattern::whole(&format!("(?:{}|{})", pattern::date(), pattern::DAY_OF_EVERY_YEAR)),
        )
    },
};
const PERIOD: Kind = Kind {
    name: "period",
    body: || {
        matching(
            "A duration in ISO 8601: whole units, largest first, up to 200 years.",
            &pattern::whole(&pattern::period()),
        )
        .with("allOf", also(&[pattern::ENDS_WITH_UNIT, &pattern::whole(&pattern::bounded_period())]))
    },
};
const LENGTH: Kind = Kind {
    name: "length",
    body: || {
        let or_unlimited = |period: &str| pattern::whole(&format!("(?:unlimited|{period})"));
        let ends_with_unit = format!("^unlimited$|{}", pattern::ENDS_WITH_UNIT);
        let bounded = or_unlimited(&pattern::bounded_period());
        matching("A duration in ISO 8601 that is not zero, or `unlimited`.", &or_unlimited(&pattern::period()))
            .with("allOf", also(&[&ends_with_unit, "^unlimited$|[1-9]", &bounded]))
    },
};
const PERCENT: Kind =
    Kind { name: "percent", body: || matching("A percentage as a text, so that it is exact.", pattern::PERCENT) };
const CURRENCY: Kind = Kind { name: "currency", body: || matching("A currency by ISO 4217.", pattern::CURRENCY) };

/// Every kind, in the order in which they are written.
pub const KINDS: [Kind; 8] = [LENGTH, PERIOD, DATE, DATES, SEASON_DAY, HOURS, PERCENT, CURRENCY];

/// What it is stands in the title: editors show a description from here in place of the field's own.
fn matching(title: &str, pattern: &str) -> Tree {
    object([("title", text(title)), ("type", text("string")), ("pattern", text(pattern))])
}

fn also(patterns: &[&str]) -> Tree {
    Tree::List(patterns.iter().map(|pattern| object([("pattern", text(pattern))])).collect())
}

/// A reference to what is written once under `$defs`.
pub fn reference(name: &str) -> Tree {
    object([("$ref", Tree::Text(format!("#/$defs/{name}")))])
}

/// The schema of a value.
pub fn value(shape: &'static Shape) -> Tree {
    let of_type = |name| object([("type", text(name))]);
    let either = |one: Tree, other: Tree| object([("anyOf", Tree::List(vec![one, other]))]);
    let list_of = |item| of_type("array").with("items", value(item));
    match shape {
        Shape::Any => object([]),
        Shape::Text => of_type("string"),
        Shape::Name => of_type("string").with("minLength", number(1)),
        Shape::Boolean => of_type("boolean"),
        Shape::Count(least, most) if least == most => object([("const", number(*least))]),
        Shape::Count(least, most) => of_type("integer").with("minimum", number(*least)).with("maximum", number(*most)),
        // As many millionths as 64 bits hold. `multipleOf` is left out: editors compare it in binary fractions,
        // and would refuse 0.3.
        Shape::Decimal => {
            of_type("number").with("minimum", number(0)).with("maximum", Tree::Raw("9223372036854.775".to_owned()))
        }
        Shape::Percent => reference(PERCENT.name),
        Shape::Currency => reference(CURRENCY.name),
        Shape::Period => reference(PERIOD.name),
        Shape::Length => reference(LENGTH.name),
        Shape::Date => reference(DATE.name),
        Shape::Dates => reference(DATES.name),
        Shape::SeasonDay => reference(SEASON_DAY.name),
        Shape::Hours => reference(HOURS.name),
        Shape::Instant => object([("type", texts(&["string", "integer"]))]),
        Shape::Code(codes) => object([("enum", texts(codes))]),
        Shape::List(item) => list_of(item),
        Shape::Some(item) => list_of(item).with("minItems", number(1)),
        Shape::Map(entry) => of_type("object").with("additionalProperties", value(entry)),
        Shape::Record(record) => reference(record.words.kind),
        Shape::Nested(shape) => value(shape()),
        Shape::TextOr(text, other) => either(value(text), value(other)),
        Shape::FlagOr(other) => either(of_type("boolean"), value(other)),
        Shape::OneOrSome(one) => either(value(one), list_of(one).with("minItems", number(1))),
    }
}

/// The record that a shape holds, in a list or beside a text.
pub fn record_in(shape: &'static Shape) -> Option<&'static Record> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::Nested(shape) => record_in(shape()),
        Shape::List(inner) | Shape::Some(inner) | Shape::Map(inner) => record_in(inner),
        Shape::TextOr(_, inner) | Shape::FlagOr(inner) | Shape::OneOrSome(inner) => record_in(inner),
        Shape::Any | Shape::Text | Shape::Name | Shape::Boolean | Shape::Code(_) => None,
        Shape::Count(..) | Shape::Decimal | Shape::Percent | Shape::Currency => None,
        Shape::Period
        | Shape::Length
        | Shape::Date
        | Shape::Dates
        | Shape::SeasonDay
        | Shape::Hours
        | Shape::Instant => None,
    }
}

/// What becomes of the fields that a record does not know.
pub fn others(schema: Tree, others: Others) -> Tree {
    match others {
        Others::Refused | Others::Doubted => schema.with("additionalProperties", truth(false)),
        Others::Extensions => {
            let extension = object([("description", text("The shop's own: the engine does not look at it."))]);
            schema.with("patternProperties", object([("^x-", extension)])).with("additionalProperties", truth(false))
        }
        Others::Ignored => schema,
    }
}
