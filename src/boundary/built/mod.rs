//! How is a policy that was read kept as a file, so that a page opens it without the reader of documents?
//!
//! A file begins with a mark, the version of the format, the length of what follows and a sum of it. What follows are numbers and
//! texts in the order of the fields in `times`, `terms`, `contacts` and `policy`. What entries share is written once: names, zones,
//! calendars and opening hours. The plan is not in it: it is compiled anew when the file is opened.

#[macro_use]
mod coding;
mod contacts;
mod policy;
mod terms;
#[cfg(test)]
mod tests;
mod times;

use super::host::HostZones;
use super::{Issue, IssueCode, Loaded};
use policy::Fault;

/// The mark of a built policy. Its first byte begins no text, and its last one no line.
const MARK: [u8; 4] = [0xAF, b'S', b'P', 0x1A];
/// The version of the format. It rises whenever a field is added, dropped, moved or written otherwise, and with every new code.
const VERSION: u16 = 8;
/// The longest file, in bytes: as long as a document may be.
const MAX_BYTES: usize = 4 << 20;

/// Writes a policy that was read on this host, with what is odd in its documents.
pub fn encode(loaded: &Loaded, host: HostZones) -> Vec<u8> {
    let content = policy::write(loaded, host);
    let mut file = MARK.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_le_bytes());
    file.extend(sum(&content).to_le_bytes());
    file.extend(content);
    file
}

/// Opens a file on this host. What it says of zones is asked of the host anew.
pub fn decode(file: &[u8], host: HostZones) -> Result<Loaded, Issue> {
    let issue = |code, expected, received| Issue::of_all(code, String::new(), expected, received);
    let malformed = || issue(IssueCode::BuiltMalformed, None, None);
    let (version, rest) = file.strip_prefix(&MARK).and_then(<[u8]>::split_first_chunk).ok_or_else(malformed)?;
    let version = u16::from_le_bytes(*version);
    if version != VERSION {
        return Err(issue(IssueCode::BuiltVersion, Some(digits(VERSION)), Some(digits(version))));
    }
    let content = content(rest).filter(|content| content.len() <= MAX_BYTES).ok_or_else(malformed)?;
    policy::read(content, host).map_err(|fault| match fault {
        Fault::Malformed => malformed(),
        Fault::Zone(name) => {
            issue(IssueCode::UnknownTimeZone, Some(String::from("zone data with ") + &name), Some(name))
        }
    })
}

/// What a header stands before, if its length and its sum are right.
fn content(rest: &[u8]) -> Option<&[u8]> {
    let (length, rest) = rest.split_first_chunk()?;
    let (told, content) = rest.split_first_chunk()?;
    let is_whole = usize::try_from(u32::from_le_bytes(*length)).is_ok_and(|length| length == content.len());
    (is_whole && sum(content) == u32::from_le_bytes(*told)).then_some(content)
}

/// A number by which damage shows (FNV-1a, 32 bits). It does not protect against forgery.
fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn digits(number: u16) -> String {
    let mut text = String::new();
    super::json::push_integer(&mut text, number.into());
    text
}
