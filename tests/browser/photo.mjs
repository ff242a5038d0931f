// A photograph that says where it was taken, byte by byte: JPEG with Exif 2.32 in big endian. Its first directory has
// the orientation and leads to that of the place, with a latitude.
const LATITUDE = Buffer.from("00000034000000010000001f0000000100000c2200000064", "hex");
const HEAD = Buffer.from(
  "ffd8"
    + "ffe1006c"
    + "457869660000"
    + "4d4d002a00000008"
    + "0002"
    + "011200030000000100060000"
    + "88250004000000010000002600000000"
    + "0002"
    + "00010002000000024e000000"
    + "00020005000000030000004400000000",
  "hex",
);
const PIXELS = Buffer.from("fffe0006" + "6b657074" + "ffda0008010100003f00" + "12ff0034" + "ffd9", "hex");
/** The directory of the place begins there, in the whole file; its values end with the segment. */
const PLACE = 12 + 0x26;

/** As the camera wrote it. */
export const photo = Buffer.concat([HEAD, LATITUDE, Buffer.from("6b6570746b657074", "hex"), PIXELS]);

/** As it should be sent. */
export const placeless = Buffer.from(photo);
placeless.fill(0, PLACE, PLACE + 30 + LATITUDE.length);

export const secrets = [LATITUDE, Buffer.from("00010002000000024e", "hex")];
export const orientation = Buffer.from("011200030000000100060000", "hex");
