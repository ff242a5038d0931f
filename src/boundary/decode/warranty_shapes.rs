//! The shapes of warranties and of the terms for faults, as tables.

use super::shape::{Record, Shape, optional, record, required};
use super::shapes::{CITATION, CONFIDENCE, COUNT, EXTENDED_BY, MATCHER, NAMES, REQUIREMENTS, SOME_REMEDIES, WINDOW};
use crate::domain::policy::{FaultItem, UsageUnit};

static LIMIT: Record = record(&[required("unit", Shape::Code(UsageUnit::CODES)), required("cap", Shape::Decimal)]);

static LONGER: Record = record(&[required("length", Shape::Length), optional("count", COUNT)]);

static REGISTRATION: Record = record(&[
    required("required", Shape::Boolean),
    required("window", Shape::Record(&WINDOW)),
    optional("then", Shape::Record(&LONGER)),
]);

const BEARS: Shape = Shape::Some(&Shape::Code(FaultItem::CODES));

static TRANSFER: Record = record(&[required("kept", Shape::Boolean), optional("window", Shape::Record(&WINDOW))]);

/// Who pays for mending faults.
pub(super) static FAULT_TERMS: Record = record(&[
    required("id", Shape::Name),
    required("charge", Shape::Code(&["free", "shared", "paid"])),
    optional("buyerPercent", Shape::Percent),
    optional("items", BEARS),
    optional("causes", Shape::Some(&Shape::Name)),
    optional("requests", Shape::Some(&Shape::Name)),
    optional("parts", Shape::Some(&Shape::Name)),
    optional("covered", Shape::Boolean),
    optional("when", Shape::Record(&MATCHER)),
    optional("steps", NAMES),
    optional("citation", Shape::Record(&CITATION)),
    optional("confidence", CONFIDENCE),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);

/// A promise that goods hold.
pub(super) static WARRANTY: Record = record(&[
    required("id", Shape::Name),
    optional("by", Shape::Code(&["shop", "maker"])),
    required("covers", SOME_REMEDIES),
    optional("part", Shape::Name),
    optional("when", Shape::Record(&MATCHER)),
    optional("window", Shape::Record(&WINDOW)),
    optional("bears", BEARS),
    optional("after", Shape::Name),
    optional("transfer", Shape::Record(&TRANSFER)),
    optional("limits", Shape::List(&Shape::Record(&LIMIT))),
    optional("extendedBy", EXTENDED_BY),
    optional("registration", Shape::Record(&REGISTRATION)),
    optional("requires", REQUIREMENTS),
    optional("expiring", Shape::Period),
    optional("citation", Shape::Record(&CITATION)),
    optional("confidence", CONFIDENCE),
    optional("title", Shape::Text),
    optional("note", Shape::Text),
]);
