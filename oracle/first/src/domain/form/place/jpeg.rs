//! How a place is removed from a JPEG file.

use super::{Place, number, part_mut, tiff};

/// The first bytes of application segments: Exif 2.32, 4.7.2; XMP part 3, JPEG; Adobe's Photoshop file formats.
const EXIF: &[u8] = b"Exif\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
/// The bytes before a piece of extended XMP: the id of the text, its length, and the offset of the piece.
const PIECE: usize = 40;

/// Blanks every picture in the file: others may follow the first, as in the Multi-Picture Format (CIPA DC-007).
pub fn blank(bytes: &mut [u8], place: &mut Place) {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let start = rest.windows(3).position(|three| three == b"\xff\xd8\xff");
        place.pass_over(rest.get(..start.unwrap_or(rest.len())).unwrap_or_default());
        let Some(start) = start else { return };
        let (end, is_whole) = picture(bytes, at.saturating_add(start).saturating_add(2), place);
        place.may_stay |= !is_whole;
        at = end;
    }
}

/// Blanks one picture, from after its first marker. Returns where it ends, and whether it ends with its last marker.
/// Source: ITU-T T.81, annex B.
fn picture(bytes: &mut [u8], mut at: usize, place: &mut Place) -> (usize, bool) {
    loop {
        let next = at.saturating_add(2);
        let (Some(0xff), Some(&marker)) = (bytes.get(at), bytes.get(at.saturating_add(1))) else { return (at, false) };
        match marker {
            0xd9 => return (next, true),
            0xd8 => return (at, false),
            // A marker may be preceded by any number of these bytes.
            0xff => at = at.saturating_add(1),
            0x01 | 0xd0..=0xd7 => at = next,
            _ => {
                // The length counts itself.
                let length = number(bytes, next, 2, true).and_then(|length| length.checked_sub(2));
                let start = next.saturating_add(2);
                let Some(content) = length.and_then(|length| part_mut(bytes, start, length)) else {
                    return (next, false);
                };
                at = start.saturating_add(content.len());
                segment(marker, content, place);
                if marker == 0xda {
                    at = at.saturating_add(scan(bytes.get(at..).unwrap_or_default()));
                }
            }
        }
    }
}

/// The length of the coded pixels, in which 0xff is followed by zero or by a restart marker.
fn scan(bytes: &[u8]) -> usize {
    let end =
        bytes.windows(2).position(|two| matches!(two, [0xff, marker] if !matches!(marker, 0 | 0xd0..=0xd7 | 0xff)));
    end.unwrap_or(bytes.len())
}

fn segment(marker: u8, content: &mut [u8], place: &mut Place) {
    let (with, kept) = match marker {
        0xe1 if content.starts_with(EXIF) => return tiff::blank(content, place),
        0xe1 if content.starts_with(XMP) => (b' ', XMP.len()),
        0xe1 if content.starts_with(MORE_XMP) => (b' ', MORE_XMP.len().saturating_add(PIECE)),
        0xed if content.starts_with(PHOTOSHOP) => (0, PHOTOSHOP.len()),
        // These segments have no fixed format, or hold a signed record of the picture's origin.
        0xe1 | 0xe3..=0xeb | 0xef => {
            place.may_stay = true;
            return;
        }
        _ => return,
    };
    place.blank(content.get_mut(kept..).unwrap_or_default(), with);
}
