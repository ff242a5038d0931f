//! Whatever a file holds, taking the place out of it ends, keeps its length and stays within its metadata.

use aftersales::domain::form::{Place, blank_place};
use proptest::collection::vec;
use proptest::prelude::*;

const PIXELS: &[u8] = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0pixels\xff\0pixels\xff\xd9";

/// What was found, and the file afterwards.
fn clean(before: &[u8]) -> (Place, Vec<u8>) {
    let mut bytes = before.to_vec();
    let place = blank_place(&mut bytes);
    assert_eq!(bytes.len(), before.len());
    assert_eq!(place.blanked, bytes != before);
    (place, bytes)
}

/// A block in the form of TIFF, of numbers that often mean something in it.
fn block() -> impl Strategy<Value = Vec<u8>> {
    let tags = prop::sample::select(vec![0x8825, 0x8769, 0x927c, 0x02bc, 0x83bb, 0x8649, 0x0112, 1, 2]);
    let value = prop_oneof![4 => 0..400_u32, 1 => any::<u32>()];
    let entry = (tags, 1..14_u16, prop_oneof![4 => 0..9_u32, 1 => any::<u32>()], value.clone());
    let directory = (0..5_u16, vec(entry, 0..5), value);
    (any::<bool>(), vec(directory, 1..8)).prop_map(|(big, directories)| {
        let short = |number: u16| if big { number.to_be_bytes() } else { number.to_le_bytes() };
        let long = |number: u32| if big { number.to_be_bytes() } else { number.to_le_bytes() };
        let mut block = if big { b"MM\0*\0\0\0\x08" } else { b"II*\0\x08\0\0\0" }.to_vec();
        for (count, entries, next) in directories {
            block.extend(short(count));
            for (tag, kind, count, value) in entries {
                block.extend([&short(tag)[..], &short(kind), &long(count), &long(value)].concat());
            }
            block.extend(long(next));
        }
        block
    })
}

fn jpeg(block: &[u8]) -> Vec<u8> {
    let length = u16::try_from(block.len() + 8).unwrap().to_be_bytes();
    [b"\xff\xd8\xff\xe1", &length[..], b"Exif\0\0", block, PIXELS].concat()
}

fn png(block: &[u8]) -> Vec<u8> {
    let length = u32::try_from(block.len()).unwrap().to_be_bytes();
    [b"\x89PNG\r\n\x1a\n", &length[..], b"eXIf", block, b"CRC!\0\0\0\x11iTXtXML:com.adobe.xmpCRC!\0\0\0\0IENDCRC!"]
        .concat()
}

fn webp(block: &[u8]) -> Vec<u8> {
    let body = [b"WEBPEXIF", &u32::try_from(block.len()).unwrap().to_le_bytes()[..], block].concat();
    [b"RIFF", &u32::try_from(body.len()).unwrap().to_le_bytes()[..], &body].concat()
}

proptest! {
    #[test]
    fn random_bytes(head in 0..4_usize, body in vec(any::<u8>(), 0..600)) {
        let heads = [&b"\xff\xd8\xff\xe1\x01\x00Exif\0\0II*\0"[..], b"\x89PNG\r\n\x1a\n\0\0\0\x60eXIfMM\0*", b"RIFF\0\x02\0\0WEBP", b""];
        clean(&[heads[head], &body].concat());
    }

    #[test]
    fn directories_that_lead_anywhere(block in block()) {
        let file = jpeg(&block);
        let (_, bytes) = clean(&file);
        // The mark, the head and the first directory stay, and so do the pixels.
        let entries = usize::from(if block[0] == b'M' { block[9] } else { block[8] });
        let end = (12 + 10 + entries * 12).min(12 + block.len());
        prop_assert_eq!(&bytes[..end], &file[..end]);
        prop_assert!(bytes.ends_with(PIXELS));
        prop_assert!(clean(&webp(&block)).1.starts_with(b"RIFF"));
        prop_assert!(clean(&png(&block)).1.ends_with(b"IENDCRC!"));
    }

    #[test]
    fn files_that_were_damaged(block in block(), kind in 0..3_usize, hits in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6), end in any::<prop::sample::Index>()) {
        let mut file = [jpeg, png, webp][kind](&block);
        for (at, byte) in hits {
            let at = at.index(file.len());
            file[at] = byte;
        }
        clean(&file);
        clean(&file[..end.index(file.len())]);
    }
}

/// Each of these would take hours if what was read were read again.
#[test]
fn long_files_that_repeat_what_costs_most() {
    let million = 1 << 20;
    let mut entries = b"II*\0\x08\0\0\0\xff\xff".to_vec();
    for _ in 0..5000_u32 {
        entries.extend(b"\x7c\x92\x07\0\0\xff\0\0\x10\0\0\0\x25\x88\x04\0\x01\0\0\0\x08\0\0\0");
    }
    entries.truncate(65_000);
    for file in [
        b"\xff\xd8\xff".repeat(million),
        b"\xff\xd8\xff\xda\0\x02".repeat(million),
        [b"\xff\xd8", &vec![0xff; million][..]].concat(),
        [b"\xff\xd8", &jpeg(&entries)[2..].repeat(16)[..]].concat(),
        png(&entries.repeat(16)),
        webp(&entries.repeat(16)),
        [b"\x89PNG\r\n\x1a\n", &b"\0\0\0\0tEXt\0\0\0\0".repeat(million)[..]].concat(),
    ] {
        assert!(clean(&file).0.may_stay);
    }
}
