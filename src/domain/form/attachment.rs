//! Which files a form accepts, by their first bytes.

use super::field::{FieldSpec, Item};
use super::field_error::{FieldError, FieldErrorCode};
use super::text::{control, length, turning};

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

/// The most characters of a file's name, by the limit of usual file systems.
const MAX_NAME: usize = 255;

/// Checks files: their number, the size of each and of all, their names and types. The first bytes decide the type where
/// they are given. The entry of an error counts from 1.
///
/// # Errors
///
/// The first error of every file, in their order; that they are too large together comes last. Of too many files only their
/// number is told.
pub fn check_files(spec: &FieldSpec, items: &[Item]) -> Result<Vec<Item>, Vec<FieldError>> {
    let error = |code| FieldError::new(&spec.name, code);
    if i64::try_from(items.len()).unwrap_or(i64::MAX) > spec.max {
        return Err(vec![error(FieldErrorCode::TooManyFiles).with("max", spec.max)]);
    }
    let (mut kept, mut errors) = (Vec::new(), Vec::new());
    let mut total = 0_i64;
    for (place, item) in items.iter().enumerate() {
        total = total.saturating_add(item.size);
        match check_file(spec, item) {
            Ok(file) => kept.push(file),
            Err(error) => errors.push(error.at("entry", place.saturating_add(1))),
        }
    }
    // Of one that is too large alone that was said.
    if total > spec.total && errors.iter().all(|error| error.code != FieldErrorCode::FileTooLarge) {
        errors.push(error(FieldErrorCode::FilesTooLarge).with("max", spec.total));
    }
    if errors.is_empty() { Ok(kept) } else { Err(errors) }
}

fn check_file(spec: &FieldSpec, item: &Item) -> Result<Item, FieldError> {
    let error = |code| FieldError::new(&spec.name, code);
    if item.size == 0 {
        return Err(error(FieldErrorCode::FileEmpty));
    }
    if item.size > spec.bytes {
        return Err(error(FieldErrorCode::FileTooLarge).with("max", spec.bytes));
    }
    if !is_file_name(&item.name) {
        return Err(error(FieldErrorCode::FileName));
    }
    let media = match bytes_of(&item.head) {
        Some(head) => media_type(&head),
        None => Some(item.media.as_str()),
    };
    match media.filter(|media| spec.accept.iter().any(|known| known == media)) {
        Some(media) => Ok(Item { media: media.to_owned(), head: String::new(), ..item.clone() }),
        None => Err(error(FieldErrorCode::FileType)),
    }
}

/// True for a name that means one file in any folder: short enough, and without path, control characters and signs that turn
/// text around, which make a name look like another.
fn is_file_name(name: &str) -> bool {
    length(name) <= MAX_NAME
        && !matches!(name, "." | "..")
        && control(name, false).is_none()
        && turning(name).is_none()
        && !name.contains(['/', '\\'])
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

#[cfg(test)]
mod tests {
    use super::super::field::FieldKind;
    use super::*;

    #[test]
    fn first_bytes_in_both_spellings() {
        let cases = [
            ("/9j/4AAQ", Some("image/jpeg")),
            ("ffd8ffe0", Some("image/jpeg")),
            ("iVBORw0KGgo=", Some("image/png")),
            ("89504e470d0a1a0a", Some("image/png")),
            ("R0lGODlh", Some("image/gif")),
            ("UklGRgAAAABXRUJQ", Some("image/webp")),
            ("JVBERi0xLjc=", Some("application/pdf")),
            ("000000206674797069736f6d", Some("video/mp4")),
            ("0000001466747970717420200", None),
            ("00000014667479707174202000", Some("video/quicktime")),
            ("000000186674797068656963", Some("image/heic")),
            ("TVqQAAMAAAA=", None),
            ("?", None),
        ];
        for (head, want) in cases {
            assert_eq!(bytes_of(head).as_deref().and_then(media_type), want, "{head}");
        }
        assert_eq!(bytes_of(""), None);
    }

    #[test]
    fn a_file_is_kept_with_the_type_that_its_first_bytes_show_and_without_them() {
        let mut spec = FieldSpec::new("attachments", FieldKind::Attachments);
        spec.accept = vec!["image/png".to_owned()];
        let (name, media) = ("a.jpg".to_owned(), "image/jpeg".to_owned());
        let file = Item { name, size: 1000, media, head: "89504e470d0a1a0a".to_owned(), ..Item::default() };
        let kept = Item { media: "image/png".to_owned(), head: String::new(), ..file.clone() };
        assert_eq!(check_files(&spec, &[file]).ok(), Some(vec![kept]));
    }
}
