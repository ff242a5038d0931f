codes! {
    /// Why an option is not open.
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
        /// Another rule excludes the remedy.
        Excluded = "excluded",
        /// Another rule takes the place of this one.
        Replaced = "replaced",
        /// Everything was returned or asked for before.
        NothingLeft = "nothing_left",
        /// Fewer are left than are asked for.
        QuantityExceedsReturnable = "quantity_exceeds_returnable",
        /// More money is asked for than was paid.
        AmountExceedsPaid = "amount_exceeds_paid",
        /// What starts the window has not happened.
        NotStarted = "not_started",
        /// The window opens later.
        NotYetOpen = "not_yet_open",
        /// The window is over.
        WindowClosed = "window_closed",
        /// What is wanted instead is the very same product.
        ReplacementSameAsOriginal = "replacement_same_as_original",
        /// The shop does not have what is wanted instead.
        ReplacementUnavailable = "replacement_unavailable",
        /// What is wanted instead differs in what must stay the same.
        ReplacementNotCovered = "replacement_not_covered",
    }
}
