//! What the lint reports.

use super::Place;
use crate::domain::sort::insert_new;

codes! {
    /// The kind of a finding.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FindingCode {
        /// The law grants more than the shop.
        BelowStatutoryFloor = "below_statutory_floor",
        /// The rule can never match.
        UnreachableRule = "unreachable_rule",
        /// Another rule grants all that this one grants.
        ShadowedRule = "shadowed_rule",
        /// Two seasons change one window at the same time.
        OverlappingOverride = "overlapping_override",
        /// The category is near one that is known.
        UnknownCategory = "unknown_category",
        /// A declared name is never used.
        UnusedDeclaration = "unused_declaration",
        /// No remedy is granted for a defect.
        NoRemedyForDefect = "no_remedy_for_defect",
        /// Two costs differ on who pays.
        ContradictingCosts = "contradicting_costs",
        /// No calendar covers the days that are counted.
        CalendarNotCovering = "calendar_not_covering",
        /// A window is over and cannot open again.
        WindowInThePast = "window_in_the_past",
        /// Between two grades of a right nothing is open.
        GapBetweenRules = "gap_between_rules",
        /// The pack is for no country of the policy.
        PackForNobody = "pack_for_nobody",
        /// Rights of the pack hang on facts that the policy neither assumes nor asks for.
        PackNeedsFacts = "pack_needs_facts",
        /// A promise may fall due before anybody who could keep it is there.
        PromiseOutOfHours = "promise_out_of_hours",
        /// A code or a title has no words in a language of the policy.
        MissingWords = "missing_words",
    }
}

codes! {
    /// The variant of a finding, where a code has several.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FindingSort {
        /// Another entry takes the right away.
        TakenOut = "taken_out",
        /// The window is shorter.
        Shorter = "shorter",
        /// A season shortens the window or closes the rule.
        Season = "season",
        /// A fee is charged.
        Fee = "fee",
        /// The buyer pays for sending it back.
        Postage = "postage",
        /// More is required of the shopper.
        Requires = "requires",
        /// An inspection comes first.
        Inspection = "inspection",
        /// The conditions are stricter.
        AsksMore = "asks_more",
        /// No rule grants it.
        NotGranted = "not_granted",
        /// The conditions contradict each other.
        Contradiction = "contradiction",
        /// It ends before it begins.
        Backwards = "backwards",
        /// It is about a group of categories.
        Group = "group",
        /// It is about a fact.
        Fact = "fact",
        /// It is about an event.
        Event = "event",
        /// There is no calendar.
        NoCalendar = "none",
        /// The calendar ends too early.
        TooShort = "too_short",
        /// It is about the stated last day of a window.
        Until = "until",
        /// It is about a title.
        Title = "title",
    }
}

/// A part of a policy that its author should check.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// Its kind.
    pub code: FindingCode,
    /// Its variant, where a code has several.
    pub sort: Option<FindingSort>,
    /// The place at which to mend it.
    pub place: Place,
    /// Other places that take part in it.
    pub others: Vec<Place>,
    /// Names, dates and numbers for the sentence about it.
    pub params: Vec<(&'static str, String)>,
}

impl Finding {
    pub(crate) fn new(code: FindingCode, place: Place) -> Self {
        Self { code, sort: None, place, others: Vec::new(), params: Vec::new() }
    }

    pub(crate) fn sort(mut self, sort: FindingSort) -> Self {
        self.sort = Some(sort);
        self
    }

    pub(super) fn other(mut self, place: Place) -> Self {
        insert_new(&mut self.others, place);
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.params.push((name, value.to_owned()));
        self
    }
}
