//! The shapes of what authors ask with `aftersales/authoring`.

use super::questions::LINE;
use super::shape::{Record, Shape, optional, record, required};

static TOOL_OPTIONS: Record = record(&[
    optional("packs", Shape::Any),
    optional("calendars", Shape::Any),
    optional("unknownFields", Shape::Any),
    required("now", Shape::Instant),
]);

static GOALS: Record = record(&[
    optional("onTime", Shape::Decimal),
    optional("resolved", Shape::Decimal),
    optional("justified", Shape::Decimal),
    optional("satisfied", Shape::Decimal),
]);

/// The options of indicators.
pub static INDICATOR_OPTIONS: Record = record(&[
    optional("aspects", Shape::List(&Shape::Name)),
    optional("orders", Shape::Count(0, 1 << 40)),
    optional("satisfiedFrom", Shape::Decimal),
    optional("goals", Shape::Record(&GOALS)),
    required("now", Shape::Instant),
]);

/// The arguments of a policy lint.
pub static LINT_QUESTION: Record =
    record(&[required("document", Shape::Any), required("options", Shape::Record(&TOOL_OPTIONS))]);

/// The arguments of a preview.
pub static PREVIEW_QUESTION: Record = record(&[
    required("document", Shape::Any),
    required("line", Shape::Record(&LINE)),
    required("options", Shape::Record(&TOOL_OPTIONS)),
]);
