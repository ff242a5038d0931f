//! Which files a form accepts, by their first bytes.

use super::field::{FieldSpec, Item};
use super::field_error::{FieldError, FieldErrorCode};

/// Media types that a form accepts unless a policy names others.
pub const USUAL_FILES: [&str; 8] = [
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/gif",
    "image/heic",
    "application/pdf",
    "video/mp4",
    "video/quicktime",
];

/// First bytes at their offset in a file, and the media type that they show. Sources: the registrations of the types
/// at IANA and the standards that they name; the WHATWG's MIME Sniffing for images and videos.
const SIGNATURES: [(usize, &[u8], &str); 15] = [
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypheix", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypmsf1", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"BM", "image/bmp"),
];

/// The media type of a file by its first bytes, never by its name; `None` if they belong to no known type.
///
/// ```
/// use aftersales::domain::form::media_type;
///
/// assert_eq!(media_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
/// assert_eq!(media_type(b"\0\0\0\x18ftypheic"), Some("image/heic"));
/// assert_eq!(media_type(b"MZ\x90\0"), None, "a program, whatever its name");
/// ```
#[must_use]
pub fn media_type(head: &[u8]) -> Option<&'static str> {
    for (place, bytes, media) in SIGNATURES {
        if head.get(place..).is_some_and(|rest| rest.starts_with(bytes)) {
            return Some(media);
        }
    }
    None
}

/// Checks files: their number, the size of each and of all, and their types. The first bytes decide the type where
/// they are given. The entry of an error counts from 1.
///
/// # Errors
///
/// The first error, in the order of the files; that they are too large together comes last.
pub fn check_files(spec: &FieldSpec, items: &[Item]) -> Result<Vec<Item>, FieldError> {
    let error = |code| FieldError::new(&spec.name, code);
    if i64::try_from(items.len()).unwrap_or(i64::MAX) > spec.max {
        return Err(error(FieldErrorCode::TooManyFiles).with("max", spec.max));
    }
    let mut kept = Vec::new();
    let mut total = 0_i64;
    for (place, item) in items.iter().enumerate() {
        let entry = place.saturating_add(1);
        if item.size == 0 {
            return Err(error(FieldErrorCode::FileEmpty).at("entry", entry));
        }
        if item.size > spec.bytes {
            return Err(error(FieldErrorCode::FileTooLarge).at("entry", entry).with("max", spec.bytes));
        }
        total = total.saturating_add(item.size);
        let media = match bytes_of(&item.head) {
            Some(head) => media_type(&head),
            None => Some(item.media.as_str()),
        };
        match media.filter(|media| spec.accept.iter().any(|known| known == media)) {
            Some(media) => kept.push(Item { media: media.to_owned(), head: String::new(), ..item.clone() }),
            None => return Err(error(FieldErrorCode::FileType).at("entry", entry)),
        }
    }
    if total > spec.total { Err(error(FieldErrorCode::FilesTooLarge).with("max", spec.total)) } else { Ok(kept) }
}

/// The bytes of a text in base64 or in lower-case hexadecimal digits; `None` for an empty text. Any other text gives
/// no bytes, which have no known type.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() {
        return None;
    }
    let hexadecimal =
        text.len().is_multiple_of(2) && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let width = if hexadecimal { 4 } else { 6 };
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in text.bytes() {
        let value = match byte {
            b'0'..=b'9' | b'a'..=b'f' if hexadecimal => char::from(byte).to_digit(16).unwrap_or(0),
            b'A'..=b'Z' => u32::from(byte).saturating_sub(65),
            b'a'..=b'z' => u32::from(byte).saturating_sub(71),
            b'0'..=b'9' => u32::from(byte).saturating_add(4),
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => return Some(Vec::new()),
        };
        held = (held << width) | value;
        bits = bits.saturating_add(width);
        if bits >= 8 {
            bits = bits.saturating_sub(8);
            bytes.push(u8::try_from((held >> bits) & 255).unwrap_or(0));
            held &= 255;
        }
    }
    Some(bytes)
}
