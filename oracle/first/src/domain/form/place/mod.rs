//! How the place where a photo was taken is removed from its file.
//!
//! Data is blanked where it is: a file keeps its length, so every offset in it stays right, and pixels and orientation
//! are never touched. In Exif the directory of the place is blanked, and values that hold data of other kinds. XMP and
//! IPTC are blanked as a whole, since any name in them may give a place away. The work is linear in the size of the
//! file.

mod jpeg;
mod png;
mod tiff;
mod webp;


use super::attachment::media_type;

/// The result of removing the place from a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// True if bytes were blanked.
    pub blanked: bool,
    /// True if a place may be left, because a part of the file could not be read.
    pub may_stay: bool,
}

impl Place {
    /// Overwrites bytes.
    fn blank(&mut self, bytes: &mut [u8], with: u8) {
        self.blanked |= bytes.iter().any(|byte| *byte != with);
        bytes.fill(with);
    }

    /// Skips bytes after the end of a picture. Unless all are zero, they may hold a place.
    fn pass_over(&mut self, bytes: &[u8]) {
        self.may_stay |= bytes.iter().any(|byte| *byte != 0);
    }
}

/// True if a file with these first bytes is of a type from which a place can be removed. 12 bytes are enough.
///
/// ```
/// use aftersales::domain::form::has_places;
///
/// assert!(has_places(b"\xff\xd8\xff\xe1") && has_places(b"RIFF\0\0\0\0WEBP"));
/// assert!(!has_places(b"%PDF-1.7"));
/// ```
#[must_use]
pub fn has_places(head: &[u8]) -> bool {
    matches!(media_type(head), Some("image/jpeg" | "image/png" | "image/webp"))
}

/// Removes the place from a JPEG, PNG or WebP file; other files stay as they are. The parts that can be read are
/// blanked even if others cannot be read.
///
/// ```
/// use aftersales::domain::form::blank_place;
///
/// // A JPEG with nothing but XMP data: 34 bytes, and two for their length.
/// let mut file = b"\xff\xd8\xff\xe1\0\x24http://ns.adobe.com/xap/1.0/\0<gps>\xff\xd9".to_vec();
/// let place = blank_place(&mut file);
/// assert!(place.blanked && !place.may_stay);
/// assert!(file.ends_with(b"/1.0/\0     \xff\xd9"));
/// ```
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

/// So many bytes from an offset; `None` if the file is shorter.
fn part(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// The same bytes, mutable.
fn part_mut(bytes: &mut [u8], at: usize, length: usize) -> Option<&mut [u8]> {
    bytes.get_mut(at..at.checked_add(length)?)
}

/// The number in up to four bytes from an offset.
fn number(bytes: &[u8], at: usize, width: usize, big_endian: bool) -> Option<usize> {
    let mut number = 0;
    let part = part(bytes, at, width)?;
    for place in 0..width {
        let place = if big_endian { place } else { width.wrapping_sub(place).wrapping_sub(1) };
        number = (number << 8) | usize::from(*part.get(place)?);
    }
    Some(number)
}
