//! Which types do the fields of answers have? Objects of answers, types of documents, and the domain's codes.

use serde::{Deserialize, Serialize};

pub use super::types::*;
pub use crate::boundary::documents::{
    Any, Basis, CaseRecord, ChargeVerdict, CheckDigits, Citation, ClaimState, Classification, ClosesState,
    CountingMode, Currency, Date, Decimal, DifferenceAs, DueCount, FaultItem, FieldKind, Map, MissingKind, Party,
    Remedy, RequirementKind, ShippingPayer, Spoken, StandsOn, StatedBy, UsageUnit,
};
pub use crate::domain::calendar::Instant as Timestamp;
pub use crate::domain::entitlement::{Duty, Openness, Status};
pub use crate::domain::form::FieldErrorCode;
pub use crate::domain::policy::Refusal as RefusalCode;
pub use crate::domain::service::{Actor, CaseEvent, CaseState, CaseStep, InstanceKind, PromiseState, StepState};
pub use crate::domain::warranty::{CoverageState, EndedBy, FaultReason};

/// Names, dates and numbers of a sentence.
pub type Params = Map<Any>;
/// The code of a remark. A policy may have remarks of its own.
pub type NoteCode = String;

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::instant_text(*self))
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match crate::boundary::documents::parse_moment_text(&text) {
            Ok(crate::boundary::documents::Moment::At(instant)) => Ok(instant),
            _ => Err(serde::de::Error::custom("an instant such as `2026-03-02T10:15:00Z`")),
        }
    }
}
