use super::{Place, number, part_mut, tiff};

/// Marks of application segments: Exif 2.32, 4.7.2; XMP part 3, JPEG; Adobe's Photoshop file formats.
const EXIF: &[u8] = b"Exif\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const MORE_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";
/// What stands before a piece of extended XMP: of which text, how long it is, where the piece belongs.
const PIECE: usize = 40;

/// Every picture in the file: others may follow the first, as the Multi-Picture Format (CIPA DC-007) has it.
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

/// Reads one picture from behind its first marker; where it ends, and whether it does so with its last marker.
/// Source: ITU-T T.81, annex B.
fn picture(bytes: &mut [u8], mut at: usize, place: &mut Place) -> (usize, bool) {
    loop {
        let next = at.saturating_add(2);
        let (Some(0xff), Some(&marker)) = (bytes.get(at), bytes.get(at.saturating_add(1))) else { return (at, false) };
        match marker {
            0xd9 => return (next, true),
            0xd8 => return (at, false),
            // Any number of these may stand before a marker.
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

/// How long the coded pixels are: in them 0xff is followed by zero or by the number of a restart.
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
        // Makers write here what they like, and signed origins stand here too.
        0xe1 | 0xe3..=0xeb | 0xef => {
            place.may_stay = true;
            return;
        }
        _ => return,
    };
    place.blank(content.get_mut(kept..).unwrap_or_default(), with);
}
