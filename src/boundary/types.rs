//! Which types has a server? Documents, questions and answers.

pub use super::answers::codes::Params;
pub use super::answers::types::*;
pub use super::documents::{
    Actor, Any, AppliesTo, Assume, AssumedBuyer, AtLeastOne, Basis, Buyer, BuyerTest, Calendar, CalendarEdition,
    CaseFacts, CaseQuestion, CaseRecord, CaseState, CaseStep, Channel, ChargeVerdict, CheckDigits, Citation, Claim,
    ClaimState, Classification, ClosesState, ComplaintCategory, Complaints, Condition, ConditionFact, ConditionTest,
    Confidence, ContactsQuestion, CostRule, Count, CountdownKind, CountdownOf, CountdownQuestion, CountingMode,
    CoverageState, Currency, Date, DateRange, Dates, DecidedBy, Decimal, DefaultWindow, Defaults, Department, Duty,
    EndedBy, Event, EventReference, EventTest, ExchangeFor, ExchangeTerms, Extension, Fact, FactDeclaration, FactKind,
    Fault, FaultCharge, FaultItem, FaultQuestion, FaultReason, FaultTerms, FeeBase, FeePer, FeeTerms, FieldChoice,
    FieldErrorCode, FieldKind, FieldLimits, FieldQuestion, FieldsQuestion, FlagOr, FormField, FormKind, FormPreset,
    FormQuestion, FormTerms, Forms, HelpTopic, Hours, Instant, Length, LongerWindow, Map, Matcher, MissingKind, Money,
    Name, NameOr, OneOrMany, OpenCase, Openness, Order, OrderLine, OrderQuestion, PackEdition, PackReference, Parcel,
    ParcelLine, Party, Percent, Period, PolicyDocument, PolicyEdition, Presumption, Priority, ProgressQuestion,
    PromiseState, Promotion, PromotionRefund, Quantity, Range, Reading, ReasonsQuestion, Receipt, RefundTerms,
    RefusalCode, Registration, Remedy, Repair, RepairsTest, RequirementKind, RequirementReference, ReturnQuestion,
    ReturnRequest, ReturnTogether, RollOver, RollOverOfPack, Rule, Season, SeasonDay, ServiceLevelRule, ServicePoint,
    ShippingPayer, ShippingRefund, StandsOn, StatedBy, StatedClassification, StatedFacts, Status, StepState,
    Submission, TimelineQuestion, Transfer, UnknownFields, Urgency, Usage, UsageLimit, UsageTest, UsageUnit, Wait,
    Warrantor, Warranty, Weekday, When, WhichParcel, Window,
};
pub use crate::domain::calendar::Instant as Timestamp;
