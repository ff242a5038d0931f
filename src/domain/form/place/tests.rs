//! What is removed from files of every type, and what must stay.

use super::*;

/// The bytes that no cleaned file may hold: in Exif as a number, elsewhere as text.
const SECRET: &[u8] = b"\x07SECRET\x07";
const BLANKED: Place = Place { blanked: true, may_stay: false };
const IN_PART: Place = Place { blanked: true, may_stay: true };
const ABSENT: Place = Place { blanked: false, may_stay: false };
const UNKNOWN: Place = Place { blanked: false, may_stay: true };

fn bytes_of(number: usize, width: usize, big: bool) -> Vec<u8> {
    let all = u32::try_from(number).unwrap();
    match (width, big) {
        (2, true) => all.to_be_bytes()[2..].to_vec(),
        (2, false) => all.to_le_bytes()[..2].to_vec(),
        (_, true) => all.to_be_bytes().to_vec(),
        (_, false) => all.to_le_bytes().to_vec(),
    }
}

fn entry(big: bool, tag: usize, kind: usize, count: usize, value: usize) -> Vec<u8> {
    // A short number stands at the left of its field.
    let value =
        if (kind, count) == (3, 1) { [bytes_of(value, 2, big), vec![0; 2]].concat() } else { bytes_of(value, 4, big) };
    [bytes_of(tag, 2, big), bytes_of(kind, 2, big), bytes_of(count, 4, big), value].concat()
}

fn directory(big: bool, entries: &[Vec<u8>], next: usize) -> Vec<u8> {
    [bytes_of(entries.len(), 2, big), entries.concat(), bytes_of(next, 4, big)].concat()
}

/// The first directory with orientation 6 at 8, Exif with a maker's note at 50, the place at 68, the thumbnail's
/// directory at 110 with a place of its own at 140, values from 170 on.
fn tiff(big: bool) -> Vec<u8> {
    let head = if big { b"MM\0*\0\0\0\x08" } else { b"II*\0\x08\0\0\0" };
    let mut block = head.to_vec();
    block.extend(directory(
        big,
        &[entry(big, 0x0112, 3, 1, 6), entry(big, EXIF, 4, 1, 50), entry(big, GPS, 4, 1, 68)],
        110,
    ));
    assert_eq!(block.len(), 50);
    block.extend(directory(big, &[entry(big, 0x927c, 7, 8, 170)], 0));
    assert_eq!(block.len(), 68);
    let latitude = [entry(big, 1, 2, 2, 0x4e00_4e00), entry(big, 2, 5, 3, 178), entry(big, 0x1d, 2, 8, 202)];
    block.extend(directory(big, &latitude, 0));
    assert_eq!(block.len(), 110);
    block.extend(directory(big, &[entry(big, 0x0103, 3, 1, 6), entry(big, GPS, 4, 1, 140)], 0));
    assert_eq!(block.len(), 140);
    block.extend(directory(big, &[entry(big, 4, 5, 1, 210)], 0));
    block.resize(170, 0);
    block.extend(SECRET.repeat(6));
    block
}

const EXIF: usize = 0x8769;
const GPS: usize = 0x8825;

fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    [&[0xff, marker][..], &bytes_of(content.len() + 2, 2, true), content].concat()
}

fn exif(big: bool) -> Vec<u8> {
    segment(0xe1, &[b"Exif\0\0", &tiff(big)[..]].concat())
}

const SCAN: &[u8] = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\xff\0\x34\xff\xd0\x56\xff\xff\xd9";

fn jpeg(segments: &[Vec<u8>]) -> Vec<u8> {
    let app0 = segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    [b"\xff\xd8", &app0[..], &segments.concat(), SCAN].concat()
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&bytes_of(content.len(), 4, true)[..], kind, content, &crc(&[kind, content].concat()).to_be_bytes()].concat()
}

/// The same checksum in another way: division bit by bit over the whole message.
fn crc(bytes: &[u8]) -> u32 {
    let mut rest = u32::MAX;
    for bit in bytes.iter().flat_map(|byte| (0..8).map(move |bit| u32::from(byte >> bit & 1))) {
        rest = if (rest ^ bit) & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
    }
    !rest
}

fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = chunk(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0");
    [b"\x89PNG\r\n\x1a\n", &head[..], &chunks.concat(), &chunk(b"IDAT", b"pixels"), &chunk(b"IEND", b"")].concat()
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, content) in chunks {
        body.extend([&name[..], &bytes_of(content.len(), 4, false), content, &vec![0; content.len() % 2][..]].concat());
    }
    [b"RIFF", &bytes_of(body.len(), 4, false)[..], &body].concat()
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|part| part == text)
}

/// Cleans a file and checks what holds for every file: its length stays, and a second time blanks nothing.
fn cleaned(before: &[u8]) -> (Place, Vec<u8>) {
    let mut bytes = before.to_vec();
    let place = blank_place(&mut bytes);
    assert_eq!(bytes.len(), before.len());
    assert_eq!(place.blanked, bytes != before);
    let mut again = bytes.clone();
    assert_eq!(blank_place(&mut again), Place { blanked: false, ..place });
    assert_eq!(again, bytes);
    (place, bytes)
}

#[test]
fn exif_loses_the_place_and_nothing_else() {
    for big in [false, true] {
        let (place, bytes) = cleaned(&jpeg(&[exif(big)]));
        assert_eq!(place, BLANKED);
        let mut want = tiff(big);
        want[68..110].fill(0);
        want[140..158].fill(0);
        want[170..].fill(0);
        assert_eq!(bytes, jpeg(&[segment(0xe1, &[b"Exif\0\0", &want[..]].concat())]));
    }
}

#[test]
fn a_file_without_a_place_is_left_as_it_is() {
    let plain = [b"II*\0\x08\0\0\0", &directory(false, &[entry(false, 0x0112, 3, 1, 6)], 0)[..]].concat();
    let marked = segment(0xe1, &[b"Exif\0\0", &plain[..]].concat());
    for file in [
        jpeg(&[]),
        jpeg(&[marked, segment(0xe2, b"ICC_PROFILE\0"), segment(0xee, b"Adobe"), segment(0xfe, b"a comment")]),
        png(&[chunk(b"eXIf", &plain), chunk(b"tEXt", b"Title\0x"), chunk(b"zTXt", b"Raw profile type icc\0\0x")]),
        riff(&[(b"VP8 ", b"odd"), (b"EXIF", &plain)]),
    ] {
        assert_eq!(cleaned(&file), (ABSENT, file));
    }
}

#[test]
fn in_the_middle_of_many_segments_and_in_the_pictures_that_follow() {
    let xmp = segment(0xe1, &[b"http://ns.adobe.com/xap/1.0/\0<x>", SECRET].concat());
    let piece = [b"http://ns.adobe.com/xmp/extension/\0", &[b'A'; 32][..], &[0, 0, 0, 9, 0, 0, 0, 0], SECRET].concat();
    let iptc = segment(0xed, &[b"Photoshop 3.0\x008BIM\x04\x04", SECRET].concat());
    let many = vec![segment(0xe2, b"MPF\0"), segment(0xfe, b"x"), xmp, exif(true), segment(0xe1, &piece), iptc];
    let first = jpeg(&many);
    let (place, bytes) = cleaned(&[&first[..], &[0; 5], &jpeg(&[exif(false)]), &jpeg(&[exif(true)])].concat());
    assert_eq!(place, BLANKED);
    assert!(!holds(&bytes, SECRET));
    assert!(holds(&bytes, b"http://ns.adobe.com/xap/1.0/\0           \xff\xe1"));
    assert!(holds(&bytes, &[&[b'A'; 32][..], &[0, 0, 0, 9, 0, 0, 0, 0], b"        \xff\xed"].concat()));
}

#[test]
fn unreadable_parts_are_reported_and_the_rest_is_blanked() {
    // A video behind the picture, a maker's segment, a signed origin, a second part of Exif, a picture cut off.
    for tail in [&b"\0\0ftypmp42"[..], b"\xff\xd8\xff\xe1\xff", b"\xff\xd8\xff\xd8\xff"] {
        let (place, bytes) = cleaned(&[&jpeg(&[exif(true)])[..], tail].concat());
        assert_eq!(place, IN_PART, "{tail:?}");
        assert!(!holds(&bytes, SECRET));
    }
    for segment in [segment(0xe6, b"GoPro\0"), segment(0xeb, b"JP"), segment(0xe1, b"Exif\0\0more"), segment(0xe1, b"")]
    {
        let (place, bytes) = cleaned(&jpeg(&[segment, exif(false)]));
        assert_eq!(place, IN_PART);
        assert!(!holds(&bytes, SECRET));
    }
    let whole = jpeg(&[exif(false)]);
    for end in 3..whole.len() {
        assert!(cleaned(&whole[..end]).0.may_stay, "{end}");
    }
}

#[test]
fn other_kinds_stay_as_they_are() {
    for file in [
        &b""[..],
        b"\xff\xd8",
        b"GIF89a",
        b"\0\0\0\x18ftypheic",
        b"\0\0\0\x18ftypmp42",
        b"%PDF-1.7",
        b"RIFX\0\0\0\0WEBP",
    ] {
        assert_eq!(cleaned(file), (UNKNOWN, file.to_vec()));
    }
    assert!(has_places(b"\xff\xd8\xff\xe0") && has_places(b"RIFF\0\0\0\0WEBP") && has_places(b"\x89PNG\r\n\x1a\n"));
    assert!(!has_places(b"\0\0\0\x18ftypheic") && !has_places(b""));
}

#[test]
fn offsets_that_lead_astray() {
    let block = |big, entries: &[Vec<u8>], next| {
        let head = if big { b"MM\0*\0\0\0\x08" } else { b"II*\0\x08\0\0\0" };
        jpeg(&[segment(0xe1, &[b"Exif\0\0", &head[..], &directory(big, entries, next)].concat())])
    };
    for big in [false, true] {
        let one = |tag, value| entry(big, tag, 4, 1, value);
        // Round in a circle, each directory once.
        assert_eq!(cleaned(&block(big, &[one(EXIF, 8)], 8)).0, ABSENT);
        // Out of range, or at what is a directory already.
        for far in [8, 10, 14, 20, 26, 27, 1000, 0xffff_ffff] {
            assert_eq!(cleaned(&block(big, &[one(GPS, far)], 0)).0, UNKNOWN, "{far}");
        }
        assert_eq!(cleaned(&block(big, &[], 1000)).0, UNKNOWN);
        // Values that end behind the block, that are longer than can be counted, and that are of no known kind.
        for (kind, count, value) in
            [(7, 40, 20), (7, 0xffff_ffff, 20), (5, 0x2000_0001, 20), (7, 8, 0xffff_fff0), (99, 1, 0)]
        {
            assert!(cleaned(&block(big, &[entry(big, 0x927c, kind, count, value)], 0)).0.may_stay);
        }
        // More directories than there are, and values that overlap.
        let many: Vec<_> = (0..60).map(|place| one(EXIF, 8 + place)).collect();
        assert!(cleaned(&block(big, &many, 0)).0.may_stay);
        let same = directory(big, &vec![entry(big, 0x927c, 7, 30, 150); 10], 0);
        let head = if big { b"Exif\0\0MM\0*\0\0\0\x08" } else { b"Exif\0\0II*\0\x08\0\0\0" };
        let file = [head, &same[..], &[7; 60]].concat();
        assert_eq!(cleaned(&jpeg(&[segment(0xe1, &file)])).0, IN_PART);
        // Where the orientation is.
        let over = [entry(big, 0x927c, 7, 30, 2), entry(big, 0x0112, 3, 1, 6), entry(big, 0x8649, 7, 5, 36)];
        assert_eq!(cleaned(&block(big, &over, 0)).0, UNKNOWN);
    }
    // A directory of the place that ends early is blanked as far as it goes; one that cannot be one is left.
    let mut block = tiff(false);
    block.truncate(100);
    let (place, bytes) = cleaned(&jpeg(&[segment(0xe1, &[b"Exif\0\0", &block[..]].concat())]));
    assert_eq!(place, IN_PART);
    assert!(holds(&bytes, &[&block[60..68], &[0; 32]].concat()));
    let mut block = tiff(false);
    block[68..70].copy_from_slice(&[0, 9]);
    let (place, bytes) = cleaned(&jpeg(&[segment(0xe1, &[b"Exif\0\0", &block[..]].concat())]));
    assert_eq!(place, IN_PART);
    assert!(holds(&bytes, &block[68..110]));
}

#[test]
fn values_of_every_kind_and_as_many_as_there_may_be() {
    for big in [false, true] {
        let head = if big { b"MM\0*\0\0\0\x08" } else { b"II*\0\x08\0\0\0" };
        let with = |entries: &[Vec<u8>]| {
            let first = directory(big, &[entry(big, GPS, 4, 1, 26)], 0);
            let block = [b"Exif\0\0", &head[..], &first, &directory(big, entries, 0), SECRET].concat();
            cleaned(&jpeg(&[segment(0xe1, &block)]))
        };
        for (kinds, count) in [(&[1, 2, 6, 7, 129][..], 8), (&[3, 8], 4), (&[4, 9, 11, 13], 2), (&[5, 10, 12], 1)] {
            for kind in kinds {
                let (place, bytes) = with(&[entry(big, 2, *kind, count, 44)]);
                assert_eq!(place, BLANKED, "{kind}");
                assert!(!holds(&bytes, SECRET), "{kind}");
            }
        }
        // Twice as many as the standard has; what has more is no place.
        let many = |count| with(&vec![entry(big, 1, 3, 1, 7); count]).0;
        assert_eq!([many(64), many(65)], [BLANKED, UNKNOWN]);
    }
}

#[test]
fn png_in_every_place_with_its_check_mended() {
    let xmp = [b"XML:com.adobe.xmp\0\0\0\0\0<x>", SECRET].concat();
    let packed = [b"XML:com.adobe.xmp\0\x01\0\0\0x\x9c", SECRET].concat();
    let raw = [b"Raw profile type exif\0\0x\x9c", SECRET].concat();
    for (kind, content) in [(b"iTXt", &xmp), (b"iTXt", &packed), (b"zTXt", &raw), (b"tEXt", &raw)] {
        let (place, bytes) = cleaned(&png(&[chunk(kind, content), chunk(b"tEXt", b"Title\0x")]));
        assert_eq!(place, BLANKED);
        let blank = [b"Comment\0", &vec![b' '; content.len() - 8][..]].concat();
        assert_eq!(bytes, png(&[chunk(b"tEXt", &blank), chunk(b"tEXt", b"Title\0x")]));
    }
    for (big, mark) in [(true, &b""[..]), (false, b"Exif\0\0")] {
        let mut want = tiff(big);
        let (place, bytes) = cleaned(&png(&[chunk(b"eXIf", &[mark, &want].concat())]));
        want[68..110].fill(0);
        want[140..158].fill(0);
        want[170..].fill(0);
        assert_eq!((place, bytes), (BLANKED, png(&[chunk(b"eXIf", &[mark, &want].concat())])));
    }
    let whole = png(&[chunk(b"eXIf", &tiff(true))]);
    for end in 8..whole.len() {
        assert!(cleaned(&whole[..end]).0.may_stay, "{end}");
    }
    assert_eq!(cleaned(&[&whole[..], b"more"].concat()).0, IN_PART);
    assert_eq!(cleaned(&png(&[chunk(b"caBX", b"x")])).0, UNKNOWN);
    assert_eq!(cleaned(b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffeXIf").0, UNKNOWN);
}

#[test]
fn webp_with_and_without_the_mark_of_a_segment() {
    let xmp = [b"<x>", SECRET].concat();
    for mark in [&b""[..], b"Exif\0\0"] {
        let exif = [mark, &tiff(false)].concat();
        let whole = riff(&[(b"VP8X", b"\x0c\0\0\0\0\0\0\0\0\0"), (b"VP8 ", b"odd"), (b"EXIF", &exif), (b"XMP ", &xmp)]);
        let (place, bytes) = cleaned(&whole);
        assert_eq!(place, BLANKED);
        assert!(!holds(&bytes, SECRET) && holds(&bytes, b"XMP \x0b\0\0\0           \0"));
        for end in 12..whole.len() {
            assert!(cleaned(&whole[..end]).0.may_stay, "{end}");
        }
        assert_eq!(cleaned(&[&whole[..], b"more"].concat()).0, IN_PART);
    }
    assert_eq!(cleaned(&riff(&[(b"C2PA", b"x")])).0, UNKNOWN);
    assert_eq!(cleaned(b"RIFF\xff\xff\xff\xffWEBPEXIF\xff\xff\xff\xff").0, UNKNOWN);
}
