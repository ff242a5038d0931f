//! What may happen to a case, and what it becomes by it.

use super::Actor;
use crate::domain::form::FormKind;

codes! {
    /// Something that happens to a case. Promises of these names are for it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum CaseEvent {
        /// The shop received it.
        Submitted = "submitted",
        /// It was closed, and is opened again.
        Reopened = "reopened",
        /// It goes to a higher level.
        Escalated = "escalated",
        /// The shop asks the shopper for something.
        InformationRequested = "information_requested",
        /// The shopper tells it, or something else.
        InformationGiven = "information_given",
        /// The shop answers for the first time.
        FirstResponse = "first_response",
        /// The shop calls, or writes.
        Contact = "contact",
        /// The shop says where the goods are to be sent.
        SendRequested = "send_requested",
        /// The shopper has sent them.
        GoodsSent = "goods_sent",
        /// They have arrived.
        GoodsArrived = "goods_arrived",
        /// The shop has looked at them.
        Inspection = "inspection",
        /// Somebody has looked at them at the shopper's home.
        OnSite = "on_site",
        /// The shop proposes what to do.
        Proposal = "proposal",
        /// The shop answers what was claimed.
        ClaimAnswer = "claim_answer",
        /// The shopper agrees.
        Agreement = "agreement",
        /// The shopper does not want what was proposed.
        ProposalRefused = "proposal_refused",
        /// The shop does not do what was asked.
        RequestRefused = "request_refused",
        /// What was agreed is done.
        Resolution = "resolution",
        /// The goods are mended.
        Repair = "repair",
        /// The shopper has other goods of the same kind.
        Replacement = "replacement",
        /// The shopper has goods in exchange.
        Exchange = "exchange",
        /// The money is paid back.
        Refund = "refund",
        /// The shopper has a compensation.
        Compensation = "compensation",
        /// The shopper has looked at what was done, and it is in order.
        Accepted = "accepted",
        /// It is closed.
        Closed = "closed",
        /// The shopper takes it back.
        Cancelled = "cancelled",
    }
}

impl CaseEvent {
    /// Whose part it is.
    #[must_use]
    pub fn by(self) -> Actor {
        match self {
            Self::Submitted
            | Self::Reopened
            | Self::Escalated
            | Self::InformationGiven
            | Self::GoodsSent
            | Self::Agreement
            | Self::ProposalRefused
            | Self::Accepted
            | Self::Cancelled => Actor::Shopper,
            _ => Actor::Shop,
        }
    }

    /// Whether the shopper hears from the shop by it: the first of these is its first answer.
    #[must_use]
    pub fn is_answer(self) -> bool {
        self.by() == Actor::Shop && !matches!(self, Self::GoodsArrived | Self::Inspection | Self::Closed)
    }
}

codes! {
    /// How far a case is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum CaseState {
        /// It is on its way.
        Sent = "sent",
        /// The shop has it.
        Received = "received",
        /// The shop has answered.
        Answered = "answered",
        /// The shop has looked into it.
        Examined = "examined",
        /// The shop has made a proposal.
        Proposed = "proposed",
        /// The shopper has agreed.
        Agreed = "agreed",
        /// The agreement was carried out.
        CarriedOut = "carried_out",
        /// It was, and the shopper found it in order.
        Accepted = "accepted",
        /// It is closed.
        Closed = "closed",
        /// It was closed and opened again.
        Reopened = "reopened",
        /// It was passed to a higher level.
        Escalated = "escalated",
        /// It waits for information from the shopper.
        WaitingForShopper = "waiting_for_shopper",
        /// The shopper is to send the goods.
        GoodsAwaited = "goods_awaited",
        /// They are on their way.
        GoodsSent = "goods_sent",
        /// The shop has them.
        GoodsArrived = "goods_arrived",
        /// The proposal held until an instant that is over.
        ProposalExpired = "proposal_expired",
        /// The shopper does not want what was proposed.
        ProposalRefused = "proposal_refused",
        /// The shop does not do what was asked.
        Refused = "refused",
        /// The shopper took it back.
        Cancelled = "cancelled",
    }
}

/// Where a case stands: all that decides what may happen next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing {
    /// The state that it reached, whoever it waits for.
    pub reached: CaseState,
    /// Whether it waits for what the shopper was asked for.
    pub waits: bool,
    /// Whether it is with a higher level.
    pub is_escalated: bool,
    /// Whether one of the two has refused what the other wants.
    pub is_disputed: bool,
    /// Whether the goods have left the shopper.
    has_left: bool,
}

impl Standing {
    /// Before the shop has it.
    pub const SENT: Self =
        Self { reached: CaseState::Sent, waits: false, is_escalated: false, is_disputed: false, has_left: false };

    /// Its state in one word.
    #[must_use]
    pub fn state(self) -> CaseState {
        match self {
            Self { is_escalated: true, .. } if self.is_open() => CaseState::Escalated,
            Self { waits: true, .. } if self.is_open() => CaseState::WaitingForShopper,
            Self { reached, .. } => reached,
        }
    }

    /// Whether something is still to be done about it.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self.reached, CaseState::Closed | CaseState::Cancelled)
    }

    /// What a case that came with a form of this kind becomes by an event; `None` if that cannot happen to it now.
    ///
    /// ```
    /// use aftersales::domain::form::FormKind;
    /// use aftersales::domain::service::{CaseEvent, CaseState, Standing};
    ///
    /// let received = Standing::SENT.after(CaseEvent::Submitted, FormKind::Complaint).unwrap();
    /// let proposed = received.after(CaseEvent::Proposal, FormKind::Complaint).unwrap();
    /// let agreed = proposed.after(CaseEvent::Agreement, FormKind::Complaint).unwrap();
    /// assert_eq!(agreed.reached, CaseState::Agreed);
    /// // Nobody agrees to what was not proposed, and an agreement binds.
    /// assert_eq!(received.after(CaseEvent::Agreement, FormKind::Complaint), None);
    /// assert_eq!(agreed.after(CaseEvent::Cancelled, FormKind::Complaint), None);
    /// ```
    #[must_use]
    pub fn after(self, event: CaseEvent, kind: FormKind) -> Option<Self> {
        use CaseEvent as Event;
        use CaseState as State;
        let Self { reached, has_left, .. } = self;
        let step = |reached| Self { reached, waits: false, is_escalated: false, ..self };
        match event {
            Event::Submitted => return (reached == State::Sent).then(|| step(State::Received)),
            Event::Reopened => {
                return (reached == State::Closed).then_some(Self { reached: State::Reopened, ..Self::SENT });
            }
            _ if reached == State::Sent || !self.is_open() => return None,
            Event::Closed => return Some(step(State::Closed)),
            Event::InformationGiven => return Some(Self { waits: false, ..self }),
            Event::FirstResponse | Event::Contact => {
                let is_first = matches!(reached, State::Received | State::Reopened);
                return Some(step(if is_first { State::Answered } else { reached }));
            }
            _ => {}
        }
        // A survey, a registration and the end of a contract only arrive: there is nothing to send, to propose or to carry out.
        let is_claim = !matches!(kind, FormKind::Survey | FormKind::Registration | FormKind::Cancellation);
        match event {
            Event::Resolution
            | Event::Repair
            | Event::Replacement
            | Event::Exchange
            | Event::Refund
            | Event::Compensation
                if is_claim =>
            {
                return Some(Self { is_disputed: false, ..step(State::CarriedOut) });
            }
            Event::Accepted if reached == State::CarriedOut => return Some(step(State::Accepted)),
            _ if matches!(reached, State::CarriedOut | State::Accepted) => return None,
            Event::InformationRequested => return Some(Self { waits: true, ..step(reached) }),
            Event::Escalated if !self.is_escalated => return Some(Self { is_escalated: true, ..self }),
            // An agreement binds, goods that are away have to come back first, and a declaration is in force at once.
            Event::Cancelled if !has_left && reached != State::Agreed && !kind.is_declaration() => {
                return Some(step(State::Cancelled));
            }
            _ if !is_claim => return None,
            _ => {}
        }
        Some(match event {
            Event::SendRequested if !has_left => step(State::GoodsAwaited),
            Event::GoodsSent if !has_left && (reached == State::GoodsAwaited || kind == FormKind::Withdrawal) => {
                Self { has_left: true, ..step(State::GoodsSent) }
            }
            Event::GoodsArrived if reached != State::GoodsArrived => {
                Self { has_left: true, ..step(State::GoodsArrived) }
            }
            Event::Inspection | Event::OnSite => step(State::Examined),
            Event::Proposal | Event::ClaimAnswer => step(State::Proposed),
            Event::Agreement if reached == State::Proposed => Self { is_disputed: false, ..step(State::Agreed) },
            Event::ProposalRefused if reached == State::Proposed => {
                Self { is_disputed: true, ..step(State::ProposalRefused) }
            }
            // A higher level may come to the same.
            Event::RequestRefused if reached != State::Refused || self.is_escalated => {
                Self { is_disputed: true, ..step(State::Refused) }
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CaseEvent, CaseState, Standing};
    use crate::domain::form::FormKind;

    /// What may follow each state of a complaint, by the codes, as a reader of the requirements would list it.
    const TABLE: &[(CaseState, &str)] = &[
        (CaseState::Sent, "submitted"),
        (CaseState::Closed, "reopened"),
        (CaseState::Cancelled, ""),
        (CaseState::CarriedOut, "information_given first_response contact DONE accepted closed"),
        (CaseState::Accepted, "information_given first_response contact DONE closed"),
        (CaseState::Received, "TALK ACT cancelled"),
        (CaseState::Answered, "TALK ACT cancelled"),
        (CaseState::Reopened, "TALK ACT cancelled"),
        (CaseState::GoodsAwaited, "TALK ACT goods_sent cancelled"),
        (CaseState::Proposed, "TALK ACT agreement proposal_refused cancelled"),
        (CaseState::Agreed, "TALK ACT"),
        (CaseState::ProposalRefused, "TALK ACT cancelled"),
        (CaseState::Examined, "TALK ACT cancelled"),
        (CaseState::Refused, "TALK ACT -request_refused cancelled"),
        (CaseState::GoodsSent, "TALK ACT -send_requested"),
        (CaseState::GoodsArrived, "TALK ACT -send_requested -goods_arrived"),
    ];
    const TALK: &str = "escalated information_requested information_given first_response contact closed";
    const DONE: &str = "resolution repair replacement exchange refund compensation";
    const ACT: &str = "send_requested goods_arrived inspection on_site proposal claim_answer request_refused DONE";

    fn expected(text: &str) -> Vec<&'static str> {
        let whole = text.replace("TALK", TALK).replace("ACT", ACT).replace("DONE", DONE);
        let words: Vec<&str> = whole.split_whitespace().collect();
        let is_left_out = |code: &str| words.iter().any(|word| word.strip_prefix('-') == Some(code));
        let is_named = |code: &&str| words.contains(code) && !is_left_out(code);
        CaseEvent::CODES.iter().copied().filter(is_named).collect()
    }

    /// Every standing that a case of a kind can come to.
    fn reachable(kind: FormKind) -> Vec<Standing> {
        let mut found = vec![Standing::SENT];
        let mut next = 0;
        while let Some(standing) = found.get(next).copied() {
            next += 1;
            for event in CaseEvent::ALL {
                if let Some(after) = standing.after(*event, kind).filter(|after| !found.contains(after)) {
                    found.push(after);
                }
            }
        }
        found
    }

    #[test]
    fn what_may_follow_what_is_the_table() {
        for (state, text) in TABLE {
            let plain = |standing: &Standing| {
                standing.reached == *state && !standing.waits && !standing.is_escalated && !standing.is_disputed
            };
            let disputes = matches!(state, CaseState::ProposalRefused | CaseState::Refused);
            let found = reachable(FormKind::Complaint);
            // Goods that have left decide about more than the state: those that have not, where both are possible.
            let standing = found.iter().find(|standing| plain(standing) || disputes && standing.reached == *state);
            let standing = standing.unwrap_or_else(|| panic!("{state:?} is not reached"));
            let may = CaseEvent::ALL.iter().filter(|event| standing.after(**event, FormKind::Complaint).is_some());
            assert_eq!(may.map(|event| event.code()).collect::<Vec<_>>(), expected(text), "{standing:?}");
        }
    }

    #[test]
    fn every_state_is_reached_and_every_event_happens() {
        for kind in FormKind::ALL {
            let standings = reachable(*kind);
            let is_claim = !matches!(kind, FormKind::Survey | FormKind::Registration | FormKind::Cancellation);
            for state in CaseState::ALL.iter().filter(|state| **state != CaseState::ProposalExpired) {
                let is_of_few = !matches!(
                    state,
                    CaseState::Sent
                        | CaseState::Received
                        | CaseState::Answered
                        | CaseState::Closed
                        | CaseState::Cancelled
                        | CaseState::Reopened
                        | CaseState::Escalated
                        | CaseState::WaitingForShopper
                );
                let is_possible =
                    (is_claim || !is_of_few) && (!kind.is_declaration() || *state != CaseState::Cancelled);
                let is_reached = standings.iter().any(|standing| standing.state() == *state);
                assert_eq!(is_reached, is_possible, "{kind:?} {state:?}");
            }
        }
        let all = reachable(FormKind::Complaint);
        for event in CaseEvent::ALL {
            assert!(all.iter().any(|standing| standing.after(*event, FormKind::Complaint).is_some()), "{event:?}");
        }
    }

    #[test]
    fn what_is_over_stays_over_until_it_is_opened_again() {
        for kind in FormKind::ALL {
            for standing in reachable(*kind) {
                for event in CaseEvent::ALL {
                    let Some(after) = standing.after(*event, *kind) else { continue };
                    assert!(standing.is_open() || *event == CaseEvent::Reopened, "{standing:?} {event:?}");
                    assert!(*event != CaseEvent::Reopened || after.reached == CaseState::Reopened);
                    // Whoever has given what was asked for is not waited for.
                    assert!(*event != CaseEvent::InformationGiven || !after.waits);
                    assert!(!after.waits || after.is_open());
                    // Goods do not come back by themselves.
                    assert!(after.has_left || !standing.has_left || *event == CaseEvent::Reopened);
                }
            }
        }
    }
}
