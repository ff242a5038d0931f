//! Why an option is not open, as a code.

codes! {
    /// Why an option is not open.
    ///
    /// ```
    /// use aftersales::domain::policy::Refusal;
    ///
    /// assert_eq!(Refusal::WindowClosed.code(), "window_closed");
    /// assert_eq!(Refusal::from_code("window_closed"), Some(Refusal::WindowClosed));
    /// assert_eq!(Refusal::from_code("no_such_code"), None);
    /// ```
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Refusal {
        /// The rule is for other reasons.
        ReasonNotCovered = "reason_not_covered",
        /// The rule is for other categories of goods.
        CategoryNotCovered = "category_not_covered",
        /// The rule is for goods with other tags.
        TagNotCovered = "tag_not_covered",
        /// The rule is for goods that were bought in another way.
        ChannelNotCovered = "channel_not_covered",
        /// The rule or its document is for other countries.
        CountryNotCovered = "country_not_covered",
        /// The rule is for other sellers.
        SellerNotCovered = "seller_not_covered",
        /// The rule is for other ways of payment.
        PaymentMethodNotCovered = "payment_method_not_covered",
        /// The rule is for buyers of another tier.
        BuyerTierNotCovered = "buyer_tier_not_covered",
        /// The rule is about other remedies.
        RemedyNotCovered = "remedy_not_covered",
        /// The rule is for consumers, or for businesses.
        BuyerNotCovered = "buyer_not_covered",
        /// The goods are in another state.
        ConditionNotMet = "condition_not_met",
        /// The goods were used more, or less.
        UsageNotCovered = "usage_not_covered",
        /// The rule is for another number of goods.
        QuantityNotCovered = "quantity_not_covered",
        /// The rule is for goods of another price.
        PriceNotCovered = "price_not_covered",
        /// The rule is for orders of another total.
        OrderTotalNotCovered = "order_total_not_covered",
        /// The goods were repaired more or less often, or otherwise.
        RepairsNotCovered = "repairs_not_covered",
        /// It was asked for as often as it may be.
        ClaimedBefore = "claimed_before",
        /// The rule is for goods about which something was asked before.
        NotClaimedBefore = "not_claimed_before",
        /// An event lies at another time.
        EventNotCovered = "event_not_covered",
        /// A declared fact is another.
        FactNotMet = "fact_not_met",
        /// An exception of the rule applies.
        ExceptionApplies = "exception_applies",
        /// The document is for orders of another time.
        OrderNotCovered = "order_not_covered",
        /// The rule is closed in this season.
        ClosedInSeason = "closed_in_season",
        /// The warranty needs a registration, which is missing.
        NotRegistered = "not_registered",
        /// Another rule excludes the remedy.
        Excluded = "excluded",
        /// Another rule takes the place of this one.
        Replaced = "replaced",
        /// Everything was returned or claimed before.
        NothingLeft = "nothing_left",
        /// Fewer are left than the request is for.
        QuantityExceedsReturnable = "quantity_exceeds_returnable",
        /// The request is for more money than was paid.
        AmountExceedsPaid = "amount_exceeds_paid",
        /// The event that starts the window has not happened.
        NotStarted = "not_started",
        /// The window opens later.
        NotYetOpen = "not_yet_open",
        /// The window is over.
        WindowClosed = "window_closed",
        /// The shopper wants the very same product instead.
        ReplacementSameAsOriginal = "replacement_same_as_original",
        /// The shop does not have the product that is wanted instead.
        ReplacementUnavailable = "replacement_unavailable",
        /// The product that is wanted instead differs in a property that must stay the same.
        ReplacementNotCovered = "replacement_not_covered",
    }
}
