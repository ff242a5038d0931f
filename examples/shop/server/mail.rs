//! How does a letter leave the shop?

use std::net::SocketAddr;
use std::time::Duration;

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, Message, SmtpTransport, Transport};

/// The longest time for each step of handing a letter over.
const STEP: Duration = Duration::from_secs(10);

/// A letter, as text and as a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The same at every attempt, so that whoever gets it twice can tell; the shop's domain is added.
    pub id: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Whether it holds something that opens a door, and is not kept longer than it must be.
    pub is_secret: bool,
}

/// Why a letter did not leave.
#[derive(Debug)]
pub struct Refused {
    pub why: String,
    /// Whether trying again is of no use.
    pub is_final: bool,
}

/// What takes letters to their inboxes.
pub trait Mail: Send + Sync {
    /// Hands a letter over. One that was handed over may be lost still, and one that was refused may have arrived.
    fn send(&self, letter: &Letter) -> Result<(), Refused>;
}

/// A relay on this machine, which takes letters without a password.
pub struct Smtp {
    relay: SmtpTransport,
    from: Address,
}

impl Smtp {
    pub fn at(relay: SocketAddr, from: Address) -> Self {
        let relay = SmtpTransport::builder_dangerous(relay.ip().to_string()).port(relay.port());
        Self { relay: relay.timeout(Some(STEP)).build(), from }
    }

    fn message(&self, letter: &Letter) -> Result<Message, Box<dyn std::error::Error>> {
        // An address is read as one: nothing after it becomes a header.
        let to = Mailbox::new(None, letter.to.parse()?);
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".into());
        Ok(Message::builder()
            .from(Mailbox::new(None, self.from.clone()))
            .to(to)
            .subject(&letter.subject)
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.domain())))
            .raw_header(automatic)
            .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))?)
    }
}

impl Mail for Smtp {
    fn send(&self, letter: &Letter) -> Result<(), Refused> {
        let message = self.message(letter).map_err(|error| Refused { why: error.to_string(), is_final: true })?;
        let sent = self.relay.send(&message);
        sent.map(drop).map_err(|error| Refused { why: error.to_string(), is_final: error.is_permanent() })
    }
}
