//! How a place is removed from a block of Exif data, which has the form of TIFF.

use super::{Place, number};

/// Tags that point to a directory, by Exif 2.32, 4.6.3.
const EXIF: usize = 0x8769;
const GPS: usize = 0x8825;
/// Values that hold data of another kind: XMP (XMP part 3, TIFF), IPTC (TIFF/EP), the resources of Photoshop (Adobe's
/// technical notes on TIFF), and the maker's note, which has no standard format.
const FOREIGN: [usize; 4] = [0x02bc, 0x83bb, 0x8649, 0x927c];
/// The most directories that are read, which is more than any camera writes.
const MOST: usize = 16;
/// The most entries in a directory of the place: Exif 2.32, 4.6.6, has 32 tags.
const MAX_OF_PLACE: usize = 64;
/// Bytes of the header: byte order, mark, and the offset of the first directory.
const HEAD: usize = 8;
/// Bytes of an entry, by TIFF 6.0, section 2: tag, type, count, value or its offset.
const ENTRY: usize = 12;

/// Blanks the directory of the place in a block of Exif, which has the form of TIFF 6.0. Its count of entries becomes
/// zero, so no reader finds it.
pub fn blank(block: &mut [u8], place: &mut Place) {
    // Some programs write the mark of a JPEG segment into other files too.
    let skipped = if block.starts_with(b"Exif\0") { 6 } else { 0 };
    let block = block.get_mut(skipped..).unwrap_or_default();
    let big_endian = block.starts_with(b"MM\0*");
    let first = number(block, 4, 4, big_endian);
    let Some(first) = first.filter(|_| big_endian || block.starts_with(b"II*\0")) else {
        place.may_stay = true;
        return;
    };
    let length = number(block, first, 2, big_endian).unwrap_or_default().saturating_mul(ENTRY).saturating_add(2);
    let kept = (first, first.saturating_add(length));
    let left = block.len();
    let mut tiff = Tiff { block, big_endian, kept, left, ahead: vec![(first, false)], place };
    let mut next = 0_usize;
    while let Some((at, is_place)) = tiff.ahead.get(next).copied() {
        if tiff.directory(at, is_place).is_none() {
            tiff.place.may_stay = true;
        }
        next = next.saturating_add(1);
    }
}

struct Tiff<'a> {
    block: &'a mut [u8],
    big_endian: bool,
    /// Where the first directory begins and ends. It holds the orientation, so nothing in it is blanked.
    kept: (usize, usize),
    /// The bytes that values may still have. Values that do not overlap have no more bytes than the block.
    left: usize,
    /// Directories that were or will be read, each once, since offsets may form a circle.
    ahead: Vec<(usize, bool)>,
    place: &'a mut Place,
}

impl Tiff<'_> {
    fn number(&self, at: usize, width: usize) -> Option<usize> {
        number(self.block, at, width, self.big_endian)
    }

    fn go_to(&mut self, at: usize, is_place: bool) {
        match self.ahead.iter().find(|known| known.0 == at) {
            Some(known) if known.1 == is_place => {}
            None if self.ahead.len() < MOST => self.ahead.push((at, is_place)),
            _ => self.place.may_stay = true,
        }
    }

    /// Reads a directory as far as the block goes; `None` if that is not all of it.
    fn directory(&mut self, start: usize, is_place: bool) -> Option<()> {
        let count = self.number(start, 2)?;
        if is_place && count > MAX_OF_PLACE {
            return None;
        }
        let mut at = start.checked_add(2)?;
        let end = at.checked_add(count.checked_mul(ENTRY)?)?;
        while at < end.min(self.block.len()) {
            let Some(tag) = self.number(at, 2) else { break };
            if is_place || FOREIGN.contains(&tag) {
                self.value(at);
            } else if tag == EXIF || tag == GPS {
                self.go_to(self.number(at.checked_add(8)?, 4)?, tag == GPS);
            }
            at = at.checked_add(ENTRY)?;
        }
        let behind = end.checked_add(4)?;
        if is_place {
            self.blank(start, behind.min(self.block.len()))?;
        } else if let Some(next) = self.number(end, 4).filter(|next| *next != 0) {
            self.go_to(next, false);
        }
        // The last directory may end without the offset of a next one.
        (end <= self.block.len()).then_some(())
    }

    /// Blanks the value of an entry.
    fn value(&mut self, entry: usize) {
        if self.blank_value(entry).is_none() {
            self.place.may_stay = true;
        }
    }

    fn blank_value(&mut self, entry: usize) -> Option<()> {
        let width = match self.number(entry.checked_add(2)?, 2)? {
            1 | 2 | 6 | 7 | 129 => 1_usize,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = width.checked_mul(self.number(entry.checked_add(4)?, 4)?)?;
        // A short value is in the entry itself: that of a place is blanked with it, and any other holds no data of
        // interest.
        if length <= 4 {
            return Some(());
        }
        let at = self.number(entry.checked_add(8)?, 4)?;
        self.left = self.left.checked_sub(length)?;
        let (end, there) = (at.checked_add(length)?, self.block.len());
        self.blank(at, end.min(there))?;
        (end <= there).then_some(())
    }

    fn blank(&mut self, start: usize, end: usize) -> Option<()> {
        if start < HEAD || (start < self.kept.1 && end > self.kept.0) {
            return None;
        }
        self.place.blank(self.block.get_mut(start..end)?, 0);
        Some(())
    }
}
