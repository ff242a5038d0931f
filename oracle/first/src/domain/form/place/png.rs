//! How a place is removed from a PNG file.

use super::{Place, number, part_mut, tiff};

/// Keywords of texts that hold XMP (XMP part 3, PNG), and of those in which ImageMagick and ExifTool wrote Exif and
/// IPTC before there was a chunk for them.
const TELLING: [&[u8]; 3] = [b"XML:com.adobe.xmp", b"Raw profile type ", b"exif:GPS"];
/// Keywords of colour profiles, which stay.
const COLOURS: [&[u8]; 2] = [b"Raw profile type icc", b"Raw profile type icm"];
/// The specification's keyword for any text, here for one of blanks.
const COMMENT: &[u8] = b"Comment\0";

/// Reads chunk by chunk, by the PNG specification, 5.3: length, type, content, checksum.
pub fn blank(bytes: &mut [u8], place: &mut Place) {
    let mut at = 8_usize;
    loop {
        let length = number(bytes, at, 4, true);
        let start = at.saturating_add(4);
        let chunk = length.and_then(|length| part_mut(bytes, start, length.checked_add(8)?));
        let Some((body, check)) = chunk.and_then(|chunk| chunk.split_at_mut_checked(chunk.len().checked_sub(4)?))
        else {
            place.may_stay = true;
            return;
        };
        at = start.saturating_add(body.len()).saturating_add(4);
        let mut found = Place::default();
        let is_last = chunk_of(body, &mut found);
        if found.blanked {
            check.copy_from_slice(&crc(body).to_be_bytes());
        }
        place.blanked |= found.blanked;
        place.may_stay |= found.may_stay;
        if is_last {
            place.pass_over(bytes.get(at..).unwrap_or_default());
            return;
        }
    }
}

/// Blanks a chunk, from its type on; returns true if it is the last.
fn chunk_of(body: &mut [u8], place: &mut Place) -> bool {
    let Some((kind, content)) = body.split_at_mut_checked(4) else { return true };
    match &*kind {
        b"IEND" => return true,
        b"eXIf" => tiff::blank(content, place),
        b"iTXt" | b"tEXt" | b"zTXt" => {
            let begins = |marks: &[&[u8]]| marks.iter().any(|mark| content.starts_with(mark));
            if begins(&TELLING) && !begins(&COLOURS) {
                // Blanked text can no longer be decompressed, so the chunk becomes one of plain text.
                kind.copy_from_slice(b"tEXt");
                if let Some((keyword, text)) = content.split_at_mut_checked(COMMENT.len()) {
                    keyword.copy_from_slice(COMMENT);
                    text.fill(b' ');
                }
                place.blanked = true;
            }
        }
        // A signed record of the picture's origin (C2PA), which is not read.
        b"caBX" => place.may_stay = true,
        _ => {}
    }
    false
}

/// The checksum of a chunk, by annex D of the specification.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            let low = crc & 1;
            crc = (crc >> 1) ^ (0xedb8_8320 & low.wrapping_neg());
        }
    }
    !crc
}
