//! Takes the place at which a photo was taken out of its file.
//!
//! Everything is blanked where it stands: no file becomes longer or shorter, so no offset in it goes wrong, and pixels
//! and the tag of the orientation are never touched. Of Exif the directory of the place goes, and what holds data of
//! other kinds; XMP and IPTC go as a whole, since any name in them may tell of a place. Work is linear in the file.

mod jpeg;
mod png;
mod tiff;
mod webp;

#[cfg(test)]
mod tests;

use super::attachment::media_type;

/// What came of taking the place out of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Bytes were blanked.
    pub blanked: bool,
    /// A place may be left: something in the file could not be read, or is of a kind that is not read here.
    pub may_stay: bool,
}

impl Place {
    /// Overwrites what stands there.
    fn blank(&mut self, bytes: &mut [u8], with: u8) {
        self.blanked |= bytes.iter().any(|byte| *byte != with);
        bytes.fill(with);
    }

    /// Nothing is known of bytes behind the end of a picture, unless they only fill up.
    fn pass_over(&mut self, bytes: &[u8]) {
        self.may_stay |= bytes.iter().any(|byte| *byte != 0);
    }
}

/// Is the file that begins like this of a kind out of which a place can be taken? 12 bytes are enough.
#[must_use]
pub fn has_places(head: &[u8]) -> bool {
    matches!(media_type(head), Some("image/jpeg" | "image/png" | "image/webp"))
}

/// Takes the place out of a JPEG, PNG or WebP file; others stay as they are. What can be read is blanked also where
/// something else cannot.
pub fn blank_place(bytes: &mut [u8]) -> Place {
    let mut place = Place::default();
    match media_type(bytes) {
        Some("image/jpeg") => jpeg::blank(bytes, &mut place),
        Some("image/png") => png::blank(bytes, &mut place),
        Some("image/webp") => webp::blank(bytes, &mut place),
        _ => place.may_stay = true,
    }
    place
}

/// So many bytes from there; none if they are not all there.
fn part(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// The same, to be changed.
fn part_mut(bytes: &mut [u8], at: usize, length: usize) -> Option<&mut [u8]> {
    bytes.get_mut(at..at.checked_add(length)?)
}

/// A number of up to four bytes.
fn number(bytes: &[u8], at: usize, width: usize, big_endian: bool) -> Option<usize> {
    let mut number = 0;
    let part = part(bytes, at, width)?;
    for place in 0..width {
        let place = if big_endian { place } else { width.wrapping_sub(place).wrapping_sub(1) };
        number = (number << 8) | usize::from(*part.get(place)?);
    }
    Some(number)
}
