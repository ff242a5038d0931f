//! How often may one client guess? Whoever guesses much is made to wait, and nobody else is.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

/// The most clients that are remembered; beyond that all are forgotten, because forgetting shuts nobody out.
const MANY: usize = 10_000;

/// Who asks: an address, or of the newer protocol the network, which has one owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Client(IpAddr);

impl From<IpAddr> for Client {
    fn from(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => Self(IpAddr::V6((address.to_bits() >> 64 << 64).into())),
            address @ IpAddr::V4(_) => Self(address),
        }
    }
}

/// The server writes down with every request whom it is from.
impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}

impl Client {
    pub fn of(parts: &Parts) -> Self {
        parts.extensions.get().copied().unwrap_or(Self(IpAddr::from([0, 0, 0, 0])))
    }
}

/// Lets each client try a few times at once, and then once in a while.
pub struct Slow {
    at_once: u32,
    pause: Duration,
    /// When each client will have made up for what it tried.
    even: Mutex<HashMap<Client, Instant>>,
}

impl Slow {
    pub fn new(at_once: u32, pause: Duration) -> Self {
        Self { at_once, pause, even: Mutex::default() }
    }

    /// Counts a try; where it is one too many, tells how long to wait, and a longer wait is never made of it.
    pub fn count(&self, client: Client, now: Instant) -> Result<(), Duration> {
        let mut even = self.even.lock().unwrap_or_else(PoisonError::into_inner);
        if even.len() >= MANY {
            even.retain(|_, at| *at > now);
            if even.len() >= MANY {
                even.clear();
            }
        }
        let from = even.get(&client).map_or(now, |at| now.max(*at));
        let ahead = from.duration_since(now);
        let most = self.pause * (self.at_once - 1);
        if ahead > most {
            return Err(ahead - most);
        }
        even.insert(client, from + self.pause);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_guesses_waits_for_one_pause_and_nobody_else_does() {
        let slow = Slow::new(3, Duration::from_secs(10));
        let client = |text: &str| Client::from(text.parse::<IpAddr>().unwrap());
        let (guesser, owner) = (client("192.0.2.1"), client("192.0.2.2"));
        let begun = Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        assert!((0..3).all(|_| slow.count(guesser, begun).is_ok()));
        for _ in 0..10_000 {
            assert_eq!(slow.count(guesser, begun), Err(Duration::from_secs(10)));
        }
        assert_eq!(slow.count(owner, begun), Ok(()));
        assert_eq!(slow.count(guesser, after(9)), Err(Duration::from_secs(1)));
        assert_eq!(slow.count(guesser, after(10)), Ok(()), "10,000 tries later the wait is the same");
        assert!(slow.count(guesser, after(11)).is_err());
        assert!((0..3).all(|_| slow.count(guesser, after(100)).is_ok()));
        assert_eq!(client("2001:db8::1"), client("2001:db8::2"), "one network is one client");
        assert_ne!(client("2001:db8::1"), client("2001:db8:0:1::1"));
        assert_eq!(client("::ffff:192.0.2.1"), guesser);
    }

    #[test]
    fn many_clients_are_forgotten_and_not_shut_out() {
        let slow = Slow::new(1, Duration::from_secs(10));
        let now = Instant::now();
        for number in 0..3 * u32::try_from(MANY).unwrap() {
            assert_eq!(slow.count(Client::from(IpAddr::from(number.to_be_bytes())), now), Ok(()));
        }
        assert!(slow.even.lock().unwrap().len() <= MANY);
    }
}
