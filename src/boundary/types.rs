//! The types of a server: what it asks, the documents that it asks about, and what it is answered.

pub use super::documents::{
    Any, AppliesTo, Assume, AssumedBuyer, AtLeastOne, Buyer, BuyerTest, Calendar, CalendarEdition, CaseFacts,
    CaseQuestion, CaseRecord, Channel, CheckDigits, Citation, Claim, ClaimState, Classification, ComplaintCategory,
    Complaints, Condition, ConditionFact, ConditionTest, Confidence, ContactsQuestion, CostRule, Count, CountdownKind,
    CountdownOf, CountdownQuestion, CountingMode, Currency, Date, DateRange, Dates, DecidedBy, DefaultWindow, Defaults,
    Department, Event, EventReference, EventTest, ExchangeFor, ExchangeTerms, Extension, Fact, FactDeclaration,
    FactKind, Fault, FaultCharge, FaultItem, FaultQuestion, FaultTerms, FeeBase, FeePer, FeeTerms, FieldChoice,
    FieldKind, FieldLimits, FieldQuestion, FieldsQuestion, FlagOr, FormField, FormKind, FormPreset, FormQuestion,
    FormTerms, Forms, HelpTopic, Hours, Instant, Length, LongerWindow, Map, Matcher, Money, Name, NameOr, OneOrMany,
    OpenCase, Order, OrderLine, OrderQuestion, PackEdition, PackReference, Parcel, ParcelLine, Party, Percent, Period,
    PolicyDocument, PolicyEdition, Presumption, Priority, ProgressQuestion, Promotion, PromotionRefund, Range, Reading,
    ReasonsQuestion, Receipt, RefundTerms, Registration, Remedy, Repair, RepairsTest, RequirementKind,
    RequirementReference, ReturnQuestion, ReturnRequest, ReturnTogether, RollOver, Rule, Season, SeasonDay,
    ServiceLevelRule, ServicePoint, ShippingRefund, StandsOn, StatedClassification, StatedFacts, Submission,
    TimelineQuestion, Transfer, UnknownFields, Urgency, Usage, UsageLimit, UsageTest, UsageUnit, Wait, Warrantor,
    Warranty, Weekday, WhichParcel, Window,
};
