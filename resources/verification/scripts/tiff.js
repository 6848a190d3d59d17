// TIFF (revision 6.0), which scanners of offices write and no browser draws everywhere: put into the pages of a PDF as
// it is, for both know the same ways to press pictures, and drawn by pdf.js. Not read: tiles, planes, 16 bits, and
// what shines through.

import { fromHex, joined, utf8 } from "./bytes.js";
import { MOST_DOTS } from "./picture.js";

const MOST_PAGES = 10;
const MOST_VALUES = 100_000;
const POINTS = 72 / 200; // of a dot, so that at 200 dpi it is one again
const SIZES = { 1: 1, 3: 2, 4: 4, 7: 1 }; // bytes of a value of each type that is asked for
const TAGS = {
  width: 256, height: 257, bits: 258, pressed: 259, meaning: 262, order: 266, offsets: 273, samples: 277, rows: 278,
  lengths: 279, planes: 284, fax: 292, predictor: 317, colours: 320, tiles: 322, more: 338, tables: 347,
};
const FAX = new Set([2, 3, 4]);
const FILTERS = {
  2: "CCITTFax", 3: "CCITTFax", 4: "CCITTFax", 5: "LZW", 7: "DCT", 8: "Flate", 32773: "RunLength", 32946: "Flate",
};
const [WHITE_IS_NOUGHT, BLACK_IS_NOUGHT, RGB, PALETTE, CMYK, YCBCR] = [0, 1, 2, 3, 5, 6];
const [UPSIDE_DOWN, BY_DIFFERENCES] = [2, 2]; // order of bits; predictor

/** Whether a file begins as a TIFF does. */
export const isTiff = (file) => ["II*\0", "MM\0*"].includes(String.fromCharCode(...file.subarray(0, 4)));

/** A PDF of its first ten pages. Throws for what is cut short, too large or of a kind that is not read. */
export const pdfOfTiff = (file) => {
  const pages = directoriesOf(file).map((told) => pageOf(file, told));
  const parts = [];
  const add = (...content) => parts.push(joined(...content.map((one) => (typeof one === "string" ? utf8(one) : one))));
  const first = 3;
  const kids = [];
  for (const { width, height, pictures } of pages) {
    const number = first + parts.length;
    kids.push(`${number} 0 R`);
    const names = pictures.map((_one, at) => `/I${at} ${number + 2 + at} 0 R`).join(" ");
    const box = `[0 0 ${width * POINTS} ${height * POINTS}]`;
    add(`<</Type/Page/Parent 2 0 R/MediaBox${box}/Contents ${number + 1} 0 R/Resources<</XObject<<${names}>>>>>>`);
    add(...stream("", utf8(pictures.map((one, at) => placed(one, at, width, height)).join("\n"))));
    for (const one of pictures) add(...stream(one.told, one.content));
  }
  const top = ["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Count ${kids.length}/Kids[${kids.join(" ")}]>>`];
  return written([...top.map(utf8), ...parts]);
};

const placed = ({ from, rows }, at, width, height) =>
  `q ${width * POINTS} 0 0 ${rows * POINTS} 0 ${(height - from - rows) * POINTS} cm /I${at} Do Q`;

const stream = (told, content) => [`<<${told}/Length ${content.length}>>stream\n`, content, "\nendstream"];

const written = (objects) => {
  const parts = [utf8("%PDF-1.4\n")];
  const places = [];
  let at = parts[0].length;
  for (const [number, content] of objects.entries()) {
    places.push(at);
    parts.push(utf8(`${number + 1} 0 obj\n`), content, utf8("\nendobj\n"));
    at += parts.slice(-3).reduce((size, one) => size + one.length, 0);
  }
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(utf8(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R>>\n`));
  parts.push(utf8(`startxref\n${at}\n%%EOF`));
  return joined(...parts);
};

/** What each page tells of itself: {name: [value, …]}. */
const directoriesOf = (file) => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const little = file[0] === 0x49;
  const found = [];
  for (let at = view.getUint32(4, little); at && found.length < MOST_PAGES; ) {
    const count = view.getUint16(at, little);
    const told = {};
    for (let entry = 0; entry < count; entry += 1) Object.assign(told, entryAt(view, at + 2 + 12 * entry, little));
    found.push(told);
    at = view.getUint32(at + 2 + 12 * count, little);
  }
  if (!found.length) throw new RangeError("no page");
  return found;
};

const entryAt = (view, at, little) => {
  const tag = view.getUint16(at, little);
  const name = Object.keys(TAGS).find((one) => TAGS[one] === tag);
  const size = SIZES[view.getUint16(at + 2, little)];
  const count = view.getUint32(at + 4, little);
  if (!name || !size || count > MOST_VALUES) return {};
  const from = count * size <= 4 ? at + 8 : view.getUint32(at + 8, little);
  const read = { 1: "getUint8", 2: "getUint16", 4: "getUint32" }[size];
  return { [name]: Array.from({ length: count }, (_one, place) => view[read](from + place * size, little)) };
};

const pageOf = (file, told) => {
  const one = (name, otherwise) => told[name]?.[0] ?? otherwise;
  const kind = {
    width: one("width"), height: one("height"), bits: one("bits", 1), pressed: one("pressed", 1),
    meaning: one("meaning"), samples: one("samples", 1), fax: one("fax", 0),
    isByDifferences: one("predictor", 1) === BY_DIFFERENCES,
    isTurned: one("order", 1) === UPSIDE_DOWN, colours: told.colours, tables: told.tables,
  };
  const isRead = kind.bits <= 8 && one("planes", 1) === 1 && !told.tiles && !told.more && kind.width > 0;
  if (!isRead || !(kind.pressed === 1 || kind.pressed in FILTERS)) throw new RangeError("a kind that is not read");
  if (!(kind.width * kind.height <= MOST_DOTS)) throw new RangeError("too large");
  const rows = Math.min(one("rows", kind.height), kind.height);
  const pictures = told.offsets.map((from, at) => {
    const content = file.subarray(from, from + told.lengths[at]);
    if (content.length !== told.lengths[at]) throw new RangeError("cut short");
    return pictureOf(kind, content, at * rows, Math.min(rows, kind.height - at * rows));
  });
  return { ...kind, pictures };
};

/** A strip of a page as a picture of a PDF (ISO 32000-1, 8.9.5). */
const pictureOf = (kind, strip, from, rows) => {
  const { width, bits, pressed, meaning, samples } = kind;
  const isLight = FAX.has(pressed) ? meaning === BLACK_IS_NOUGHT : meaning === WHITE_IS_NOUGHT;
  const told = [
    `/Type/XObject/Subtype/Image/Width ${width}/Height ${rows}/BitsPerComponent ${bits}/ColorSpace${colourSpace(kind)}`,
    isLight && samples === 1 ? "/Decode[1 0]" : "",
    pressed in FILTERS ? `/Filter/${FILTERS[pressed]}Decode${how(kind, rows)}` : "",
  ].join("");
  return { told, from, rows, content: pressed === 7 ? withTables(kind.tables, strip) : turned(kind, strip) };
};

const colourSpace = ({ meaning, samples, bits, colours }) => {
  if (meaning === PALETTE && samples === 1) {
    const count = 2 ** bits;
    const shade = (number) => (colours[number] >> 8).toString(16).padStart(2, "0");
    const table = Array.from({ length: count }, (_one, at) => shade(at) + shade(count + at) + shade(2 * count + at));
    return `[/Indexed/DeviceRGB ${count - 1}<${table.join("")}>]`;
  }
  if (samples === 1 && meaning <= BLACK_IS_NOUGHT) return "/DeviceGray";
  if (samples === 3 && (meaning === RGB || meaning === YCBCR)) return "/DeviceRGB";
  if (samples === 4 && meaning === CMYK) return "/DeviceCMYK";
  throw new RangeError("a kind that is not read");
};

const how = ({ width, bits, samples, pressed, fax, meaning, isByDifferences }, rows) => {
  if (FAX.has(pressed)) {
    const k = pressed === 4 ? -1 : Number(pressed === 3 && (fax & 1) === 1);
    return `/DecodeParms<</K ${k}/Columns ${width}/Rows ${rows}/EncodedByteAlign ${pressed === 2 || (fax & 4) === 4}>>`;
  }
  if (pressed === 7) return `/DecodeParms<</ColorTransform ${Number(meaning === YCBCR)}>>`;
  if (meaning === YCBCR) throw new RangeError("a kind that is not read");
  if (!isByDifferences || pressed === 32773) return "";
  return `/DecodeParms<</Predictor 2/Colors ${samples}/BitsPerComponent ${bits}/Columns ${width}>>`;
};

/** A JPEG whose tables stand once for all strips: they go in behind its first sign. */
const withTables = (tables, strip) =>
  tables ? joined(fromHex("ffd8"), Uint8Array.from(tables).subarray(2, -2), strip.subarray(2)) : strip;

const turned = ({ pressed, isTurned }, strip) => (isTurned && FAX.has(pressed) ? strip.map(mirrored) : strip);

const mirrored = (one) => [0, 1, 2, 3, 4, 5, 6, 7].reduce((made, bit) => made | (((one >> bit) & 1) << (7 - bit)), 0);
