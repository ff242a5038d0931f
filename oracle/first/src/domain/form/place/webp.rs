//! How a place is removed from a WebP file.

use super::{Place, number, part, part_mut, tiff};

/// Reads chunk by chunk, by RFC 9649, 2.3 to 2.7: name, length, content, and a padding byte after an odd length.
pub fn blank(bytes: &mut [u8], place: &mut Place) {
    let length = number(bytes, 4, 4, false).filter(|_| bytes.starts_with(b"RIFF"));
    let stated = length.map_or(usize::MAX, |length| length.saturating_add(8));
    let (file, rest) = bytes.split_at_mut(stated.min(bytes.len()));
    place.may_stay |= stated > file.len();
    place.pass_over(rest);
    let mut at = 12_usize;
    while at < file.len() {
        let start = at.saturating_add(8);
        let is = |name: &[u8]| part(file, at, 4) == Some(name);
        let (is_exif, is_xmp, is_origin) = (is(b"EXIF"), is(b"XMP "), is(b"C2PA"));
        let length = number(file, at.saturating_add(4), 4, false);
        let Some(content) = length.and_then(|length| part_mut(file, start, length)) else {
            place.may_stay = true;
            return;
        };
        at = start.saturating_add(content.len()).saturating_add(content.len() & 1);
        if is_exif {
            tiff::blank(content, place);
        } else if is_xmp {
            place.blank(content, b' ');
        }
        place.may_stay |= is_origin;
    }
}
