//! Which types do the fields of records have? Each is a Rust type with a [`Shape`]. Without the feature `serde` only the
//! shape is used.

#![cfg_attr(not(feature = "serde"), allow(dead_code, reason = "without serde a type is only its shape"))]

use super::record::{Shape, Shaped};
pub use super::scalar::MAX_MONEY;
use crate::boundary::IssueCode;
pub use crate::domain::calendar::CountingMode;
pub use crate::domain::entitlement::{ClaimState, Duty, Note, Openness, Status};
pub use crate::domain::form::{CheckDigits, Dates, FieldErrorCode, FieldKind, FormKind};
pub use crate::domain::policy::{
    ConditionFact, Confidence, Extension, FaultItem, Refusal as RefusalCode, Remedy, RequirementKind, UsageUnit,
};
pub use crate::domain::service::{
    Actor, CaseEvent, CaseState, CaseStep, InstanceKind, Priority, PromiseState, StepState,
};
pub use crate::domain::warranty::{CoverageState, EndedBy, FaultReason};

/// Declares texts of certain shapes, one type for each.
macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident = $shape:ident;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
        pub struct $name(pub String);

        impl Shaped for $name {
            const SHAPE: &'static Shape = &Shape::$shape;
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }
    )+};
}

texts! {
    /// A text with at least one character.
    Name = Name;
    /// A percentage as a text from `0` to `100`, so that it is exact: `12.5`.
    Percent = Percent;
    /// A currency by ISO 4217: `EUR`.
    Currency = Currency;
    /// A duration in ISO 8601 of whole units: `P14D`.
    Period = Period;
    /// A duration that is not zero, or `unlimited`.
    Length = Length;
    /// A date of the calendar: `2026-03-02`.
    Date = Date;
    /// A date, or two with a slash between them, both inside: `2026-02-17/2026-02-23`.
    DateRange = Dates;
    /// A date, or a day of every year: `--11-15`.
    SeasonDay = SeasonDay;
    /// When a place is open: `Mo-Fr 08:30-17:30; Sa 09:00-12:00`, or `24/7`.
    Hours = Hours;
    /// A time of the day, up to `24:00`: `17:00`.
    Clock = Clock;
    /// A language by BCP 47: `en`, `zh-Hans`.
    Language = Language;
}

impl<T: Shaped> Shaped for Box<T> {
    const SHAPE: &'static Shape = &Shape::Nested(|| T::SHAPE);
}

/// Declares generic types that without the feature `serde` stand for their shapes only.
macro_rules! shapes {
    ($($type:ty $(where $generic:ident)? = $shape:expr;)+) => {$(
        impl$(<$generic: Shaped>)? Shaped for $type {
            const SHAPE: &'static Shape = &$shape;
        }
    )+};
}

/// The most pieces of a line.
pub const MAX_ITEMS: i64 = 1_000_000;
/// The most days within which a refund may be due.
pub const MAX_DUE_DAYS: i64 = 3650;
/// The largest limit of a field.
pub const MAX_BYTES: i64 = 1 << 40;

/// A whole number from `LEAST` to `MOST`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Count<const LEAST: i64, const MOST: i64>(pub i64);

impl<const LEAST: i64, const MOST: i64> Shaped for Count<LEAST, MOST> {
    const SHAPE: &'static Shape = &Shape::Count(LEAST, MOST);
}

impl<const LEAST: i64, const MOST: i64> From<i64> for Count<LEAST, MOST> {
    fn from(number: i64) -> Self {
        Self(number)
    }
}

/// How much: a whole number of pieces, or up to three decimals where a `unit` measures it. `LEAST` is in thousandths.
#[derive(Debug)]
#[cfg_attr(feature = "serde", derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct Quantity<const LEAST: i64>(pub Decimal);

impl<const LEAST: i64> Shaped for Quantity<LEAST> {
    const SHAPE: &'static Shape = &Shape::Quantity(LEAST);
}

#[cfg(feature = "serde")]
impl<const LEAST: i64> From<i64> for Quantity<LEAST> {
    fn from(number: i64) -> Self {
        Self(number.into())
    }
}

/// An instant: epoch milliseconds, or ISO 8601 with an offset. Where a civil date is allowed, it is one of the policy's zone:
/// `2026-03-02`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
pub enum Instant {
    /// `2026-03-02T10:15:00+01:00`
    Text(String),
    /// Milliseconds since 1970-01-01 in UTC.
    Millis(i64),
}

impl From<&str> for Instant {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Instant {
    fn from(millis: i64) -> Self {
        Self::Millis(millis)
    }
}

/// An instant in a document that travels as JSON: a text, or epoch milliseconds.
pub type InstantText = Instant;

/// When something happened: an instant or a civil date; `None` if it has not happened. Its reader reports what is wrong.
pub type Event = Option<Instant>;

/// When something happened that certainly happened: an instant or a civil date. Its reader reports what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct When(pub Instant);

/// A list with at least one item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(transparent))]
pub struct AtLeastOne<T>(pub Vec<T>);

/// One, or a list of at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
pub enum OneOrMany<T> {
    /// One.
    One(T),
    /// A list.
    Many(Vec<T>),
}

/// A name, or an object that says more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
pub enum NameOr<T> {
    /// The name.
    Name(String),
    /// The object.
    More(T),
}

/// `true`, `false`, or an object that says more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(untagged))]
pub enum FlagOr<T> {
    /// `true` or `false`.
    Flag(bool),
    /// The object.
    More(T),
}

/// A number that is not negative, with up to six decimal places.
#[cfg(feature = "serde")]
pub type Decimal = serde_json::Number;
/// A number that is not negative, with up to six decimal places.
#[cfg(not(feature = "serde"))]
#[derive(Debug)]
pub enum Decimal {}

/// What people read: a text, or texts by their languages.
#[cfg(feature = "serde")]
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Spoken {
    /// A text.
    Text(String),
    /// Texts by their languages.
    In(Map<String>),
}
/// What people read: a text, or texts by their languages.
#[cfg(not(feature = "serde"))]
#[derive(Debug)]
pub enum Spoken {}

/// Any JSON value.
#[cfg(feature = "serde")]
pub type Any = serde_json::Value;
/// Any JSON value.
#[cfg(not(feature = "serde"))]
#[derive(Debug)]
pub enum Any {}

/// An order as it was sent. Its shape is only that of an object, because its reader checks it as an order.
pub type OrderText = Map<Any>;
/// The request for each line, by its id, as it was sent.
pub type RequestTexts = Map<Map<Any>>;
/// A decision as it was sent.
pub type DecisionText = Map<Any>;
/// What a shop calls something, in JSON of any kind. Only a text is read.
pub type Label = Any;

/// An object whose keys are names, in the order in which they were written.
#[cfg(feature = "serde")]
pub type Map<T> = indexmap::IndexMap<String, T>;
/// An object whose keys are names.
#[cfg(not(feature = "serde"))]
#[derive(Debug)]
pub struct Map<T>(std::marker::PhantomData<T>);

shapes! {
    bool = Shape::Boolean;
    String = Shape::Text;
    Decimal = Shape::Decimal;
    Any = Shape::Any;
    Spoken = Shape::Spoken;
    Event = Shape::Any;
    When = Shape::Any;
    Instant = Shape::Instant;
    Vec<T> where T = Shape::List(T::SHAPE);
    AtLeastOne<T> where T = Shape::Some(T::SHAPE);
    OneOrMany<T> where T = Shape::OneOrSome(T::SHAPE);
    NameOr<T> where T = Shape::TextOr(&Shape::Name, T::SHAPE);
    FlagOr<T> where T = Shape::FlagOr(T::SHAPE);
    Map<T> where T = Shape::Map(T::SHAPE);
}

/// A fact: what is absent takes its default, what is `null` in JSON is not known.
#[cfg(feature = "serde")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fact<T> {
    /// Nothing is stated.
    #[default]
    Absent,
    /// It is stated that it is not known.
    Unknown,
    /// The value.
    Known(T),
}

#[cfg(feature = "serde")]
impl<T> Fact<T> {
    /// The value, if it is known.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        if let Self::Known(value) = self { Some(value) } else { None }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

#[cfg(feature = "serde")]
impl<T> From<T> for Fact<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

#[cfg(feature = "serde")]
impl<T: serde::Serialize> serde::Serialize for Fact<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.known().serialize(serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Fact<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<T>::deserialize(deserializer)?.map_or(Self::Unknown, Self::Known))
    }
}

/// Gives enums with codes their shape and, with the feature `serde`, the spelling of their codes. An enum that only documents
/// and answers use is declared here too, by its variants in brackets. The others are the domain's.
macro_rules! coded {
    ($($type:ident $([$($variant:ident = $code:literal),+])?: $about:literal;)+) => {
        $(
            $(
                codes! {
                    #[doc = $about]
                    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
                    pub enum $type { $(#[doc = concat!("`", $code, "`")] $variant = $code),+ }
                }
            )?

            impl Shaped for $type {
                const SHAPE: &'static Shape = &Shape::Code($type::CODES);
            }

            #[cfg(feature = "serde")]
            impl serde::Serialize for $type {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_str(self.code())
                }
            }

            #[cfg(feature = "serde")]
            impl<'de> serde::Deserialize<'de> for $type {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
                    $type::from_code(&code).ok_or_else(|| serde::de::Error::unknown_variant(&code, $type::CODES))
                }
            }
        )+

        /// Every enum: its name in TypeScript, what it is, and its codes.
        #[cfg(feature = "serde")]
        pub const ENUMS: &[(&str, &str, &[&str])] = &[$((stringify!($type), $about, $type::CODES)),+];
    };
}

coded! {
    Actor: "Whose turn it is.";
    AskKind [Text = "text", Files = "files", Choice = "choice"]: "What a shop asks a shopper for.";
    Basis [Shop = "shop", Maker = "maker", Law = "law"]: "Who stands for a right.";
    CaseEvent: "Something that happens to a case.";
    CaseState: "How far a case is, in one word.";
    CaseStep: "A step of a case.";
    ChargeVerdict [Free = "free", Shared = "shared", Paid = "paid", Depends = "depends"]:
        "Who pays for mending a fault; `shared`: both, or some of it is free; `depends`: on facts that are missing.";
    CheckDigits: "How a number guards itself against mistyping.";
    ClaimState: "How far an earlier request is.";
    ClosesState [At = "at", Unlimited = "unlimited", Unknown = "unknown", NotStarted = "not_started"]:
        "How far the end of a window is known.";
    ConditionFact: "What can be asked about the state of goods.";
    Confidence: "How sure a pack is of an entry; what is less than sure gives nothing for certain unless enabled.";
    CountdownKind [
        Return = "return", Warranty = "warranty", Registration = "registration", ServiceLevel = "service_level"
    ]: "What a countdown runs to.";
    CountingMode: "How a length is counted: each with an example in `docs/reference/policy-format.md`.";
    CoverageState: "What a warranty is worth; `unregistered`: it needs a registration that has not happened.";
    Dates: "On which side of today a date lies.";
    DecidedBy [Inspection = "inspection"]: "How a claim is decided.";
    EndedBy: "What ended a warranty.";
    Extension: "How time in the workshop makes a window longer: by the difference of dates, by every day away, or by hours.";
    FactKind [Boolean = "boolean", Number = "number", Choice = "choice"]: "The type of a fact that a document declares.";
    FaultCharge [Free = "free", Shared = "shared", Paid = "paid"]:
        "Who pays for mending a fault: the seller, both, or the buyer.";
    Duty: "Whether a page must have something.";
    FaultItem: "What mending a fault is made of.";
    FaultReason: "Why somebody pays for mending a fault.";
    DifferenceAs [Money = "money", StoreCredit = "store_credit"]: "How what is left over in an exchange is paid.";
    DueCount [DaysAfter = "days_after", BusinessDaysAfter = "business_days_after"]: "How days are counted until money is paid back.";
    FeeBase [Paid = "paid", Shipping = "shipping"]: "What a percentage is of.";
    FeePer [Item = "item", Request = "request", Day = "day", Month = "month", ThousandKilometres = "thousand_kilometres"]:
        "What a fee is charged for.";
    FieldErrorCode: "What is wrong or odd in a field of a form.";
    FieldKind: "What a field of a form takes.";
    FormKind: "Which form it is.";
    FormPreset [Standard = "standard", CnMarketRegulation = "cn_market_regulation"]:
        "Which fields a form has before a shop changes them.";
    GiftRefund [Kept = "kept", Deducted = "deducted"]: "What becomes of the value of a gift that is kept.";
    InstanceKind: "Who may look at a dispute.";
    IssueCode: "What is wrong or odd in an input.";
    Note: "A remark of the engine.";
    MissingKind [Boolean = "boolean", Date = "date", Choice = "choice", Number = "number"]: "What a missing fact is.";
    Openness: "How certain an option is: now, if a fact is so, or after somebody looked.";
    Party [Seller = "seller", Buyer = "buyer"]: "A party of a sale.";
    Priority: "How soon a case is to be answered.";
    PromiseState: "Whether a promise is kept.";
    PromotionRefund [Kept = "kept", Resettled = "resettled"]: "What becomes of a promotion when too little is kept for it.";
    RefusalCode: "Why an option is not open.";
    Remedy: "What a shopper can get.";
    RequirementKind: "What the shopper must bring.";
    ReturnTogether [Sets = "sets", Gifts = "gifts"]: "What must come back together.";
    RollOver [None = "none", Legal = "legal", Sundays = "sundays"]:
        "Whether a last day that is not worked moves to the next day that is; with `sundays`, whether a Saturday does is in doubt.";
    RollOverOfPack [None = "none", Legal = "legal"]: "Whether the last days of a pack move where its windows do not say.";
    ShippingPayer [Seller = "seller", Buyer = "buyer", Unstated = "unstated"]: "Who pays for sending goods back.";
    ShippingRefund [Refunded = "refunded", RefundedWhenAll = "refunded_when_all", Kept = "kept"]: "What becomes of what was paid to send the goods.";
    StatedBy [Shopper = "shopper", Shop = "shop"]: "Who stated a fact.";
    Status: "The answer to a return: now, if a fact is so, after somebody looked, or not.";
    StepState: "Whether a step of a case is done.";
    UnknownFields [Issue = "issue", Review = "review"]: "What fields do that this version does not know.";
    UsageUnit: "What a meter of the goods counts.";
    ClosedDetail [Concerning = "concerning", All = "all"]: "Which closed options an answer lists.";
    Warrantor [Shop = "shop", Maker = "maker"]: "Who promises a warranty.";
    Weekday [
        Monday = "monday", Tuesday = "tuesday", Wednesday = "wednesday", Thursday = "thursday", Friday = "friday",
        Saturday = "saturday", Sunday = "sunday"
    ]: "A day of the week.";
    WhichParcel [First = "first", Last = "last"]: "A parcel of an order.";
}
