use super::Place;
use crate::domain::sort::insert_new;

codes! {
    /// What an author should look at.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FindingCode {
        /// The law gives more where this holds.
        BelowStatutoryFloor = "below_statutory_floor",
        /// Nothing can ever match the rule.
        UnreachableRule = "unreachable_rule",
        /// Another rule grants all of it, and more.
        ShadowedRule = "shadowed_rule",
        /// Two seasons change one window at the same time.
        OverlappingOverride = "overlapping_override",
        /// No document has this category.
        UnknownCategory = "unknown_category",
        /// Something is declared and nowhere used.
        UnusedDeclaration = "unused_declaration",
        /// Nothing is granted for a defect.
        NoRemedyForDefect = "no_remedy_for_defect",
        /// Two costs say who pays, and differ.
        ContradictingCosts = "contradicting_costs",
        /// No calendar covers the days that are counted.
        CalendarNotCovering = "calendar_not_covering",
        /// A window is over for good.
        WindowInThePast = "window_in_the_past",
    }
}

codes! {
    /// What sort of a finding it is, where a code has several.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FindingSort {
        /// An entry takes the right away.
        TakenOut = "taken_out",
        /// The window is shorter.
        Shorter = "shorter",
        /// A season makes the difference.
        Season = "season",
        /// A fee is charged.
        Fee = "fee",
        /// The buyer pays for sending it back.
        Postage = "postage",
        /// Something is required.
        Requires = "requires",
        /// Somebody looks at it first.
        Inspection = "inspection",
        /// More is asked of the facts.
        AsksMore = "asks_more",
        /// Nothing is granted at all.
        NotGranted = "not_granted",
        /// What is asked of the facts cannot be.
        Contradiction = "contradiction",
        /// It ends before it begins.
        Backwards = "backwards",
        /// A group of categories.
        Group = "group",
        /// A fact.
        Fact = "fact",
        /// An event.
        Event = "event",
        /// There is no calendar.
        NoCalendar = "none",
        /// The calendar ends too early.
        TooShort = "too_short",
        /// A day that is written.
        Until = "until",
    }
}

/// Something that an author should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// What it is.
    pub code: FindingCode,
    /// What sort of it, where a code has several.
    pub sort: Option<FindingSort>,
    /// Where to mend it.
    pub place: Place,
    /// What else takes part in it.
    pub others: Vec<Place>,
    /// Names, dates and numbers, for the sentence about it.
    pub params: Vec<(&'static str, String)>,
}

impl Finding {
    pub(super) fn new(code: FindingCode, place: Place) -> Self {
        Self { code, sort: None, place, others: Vec::new(), params: Vec::new() }
    }

    pub(super) fn sort(mut self, sort: FindingSort) -> Self {
        self.sort = Some(sort);
        self
    }

    pub(super) fn other(mut self, place: Place) -> Self {
        insert_new(&mut self.others, place);
        self
    }

    pub(super) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.params.push((name, value.to_owned()));
        self
    }
}
