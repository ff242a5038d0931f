/// Gives an enum without fields its stable codes: `CODES`, `ALL`, `code()` and `from_code()`. A code is never
/// renamed. Variants are listed in the order in which they are declared.
macro_rules! codes {
    ($name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        impl $name {
            /// The codes, in the order of [`Self::ALL`].
            pub const CODES: &'static [&'static str] = &[$($code),+];
            /// Every variant.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code, the same in every language.
            pub fn code(self) -> &'static str {
                Self::CODES.get(self as usize).copied().unwrap_or_default()
            }

            /// The variant with this code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.get(place_of(code, Self::CODES)).copied()
            }
        }
    };
}

/// The place of a code in a list, or the list's length if it is not in it.
fn place_of(code: &str, codes: &[&str]) -> usize {
    codes.iter().position(|known| *known == code).unwrap_or(codes.len())
}
use super::calendar::CountingMode;
use super::entitlement::{ClaimState, Openness, Status, StepKind};
use super::form::{CheckDigits, Dates, FieldKind, FormKind};
use super::policy::{
    Amount, ConditionFact, Confidence, Extension, FaultItem, Remedy, RepairMeasure, RequirementKind, Selector,
    UsageUnit,
};
use super::service::{Priority, PromiseState};
use super::warranty::{CoverageState, EndedBy};

codes!(CountingMode {
    DaysAfter = "days_after",
    DaysBeginningWith = "days_beginning_with",
    BusinessDaysAfter = "business_days_after",
    MonthsSameDate = "months_same_date",
    MonthsFromNextDay = "months_from_next_day",
    MonthsBeginningWith = "months_beginning_with",
    Elapsed = "elapsed",
});
codes!(Remedy {
    Refund = "refund",
    Exchange = "exchange",
    Repair = "repair",
    Replacement = "replacement",
    StoreCredit = "store_credit",
    PriceReduction = "price_reduction",
    Compensation = "compensation",
});
codes!(ConditionFact {
    Opened = "opened",
    Used = "used",
    SealIntact = "sealIntact",
    TagsAttached = "tagsAttached",
    Complete = "complete",
    Resaleable = "resaleable",
    DamagedByUser = "damagedByUser",
    Tampered = "tampered",
});
codes!(UsageUnit { Kilometres = "kilometres", Hours = "hours", Cycles = "cycles" });
codes!(RequirementKind { Proof = "proof", Evidence = "evidence", Action = "action" });
codes!(Confidence { Sure = "sure", FairlySure = "fairly_sure", Doubtful = "doubtful" });
codes!(Status { Eligible = "eligible", Conditional = "conditional", Review = "review", Ineligible = "ineligible" });
codes!(Openness { Open = "open", Conditional = "conditional", Review = "review" });
codes!(StepKind {
    PaidShare = "paid_share",
    PriceTimesQuantity = "price_times_quantity",
    OrderDiscount = "order_discount",
    OriginalShipping = "original_shipping",
    PromotionLost = "promotion_lost",
    Fee = "fee",
    Bonus = "bonus",
    NewPrice = "new_price",
});
codes!(CoverageState {
    NotStarted = "not_started",
    Active = "active",
    Expiring = "expiring",
    Expired = "expired",
    Unregistered = "unregistered",
    Void = "void",
    Unknown = "unknown",
});
codes!(EndedBy { Time = "time", Usage = "usage", Void = "void", Replacement = "replacement", Transfer = "transfer" });
codes!(FaultItem { Parts = "parts", Labour = "labour", Travel = "travel" });
codes!(ClaimState { Open = "open", Done = "done", Rejected = "rejected", Cancelled = "cancelled" });
codes!(Amount { UnitPrice = "unitPrice", OrderTotal = "orderTotal" });
codes!(Extension {
    Repairs = "repairs",
    RepairsBothDays = "repairs_both_days",
    RepairsByHours = "repairs_by_hours",
});
codes!(RepairMeasure {
    Count = "count",
    Open = "open",
    Failed = "failed",
    SameFault = "sameFault",
    Days = "days",
    DaysByHours = "daysByHours",
});
codes!(Selector {
    Reason = "reasons",
    Category = "categories",
    Tag = "tags",
    Channel = "channels",
    Country = "countries",
    Seller = "sellers",
    PaymentMethod = "paymentMethods",
    Tier = "buyer/tiers",
});
codes!(Priority { Urgent = "urgent", High = "high", Normal = "normal" });
codes!(PromiseState {
    Waiting = "waiting",
    Due = "due",
    Paused = "paused",
    Met = "met",
    Missed = "missed",
    Unknown = "unknown",
});
codes!(FieldKind {
    Text = "text",
    Multiline = "multiline",
    Email = "email",
    Tel = "tel",
    Date = "date",
    Choice = "choice",
    Money = "money",
    Consent = "consent",
    Number = "number",
    Score = "score",
    Lines = "lines",
    Attachments = "attachments",
});
codes!(FormKind {
    Complaint = "complaint",
    Return = "return",
    Repair = "repair",
    Registration = "registration",
    Survey = "survey",
    Withdrawal = "withdrawal",
});
codes!(CheckDigits { Luhn = "luhn", Mod11 = "mod11", Mod97 = "mod97" });
codes!(Dates { Past = "past", Future = "future", Any = "any" });
