// Squares of dots in pictures, read by zxing, which is carried along and fetches nothing.

import { fromBase64 } from "./bytes.js";
import { Fault } from "./faults.js";

const READING = { formats: ["QRCode"] }; // all else as the library has it, and as the program does
export const MOST_DOTS = 80_000_000;
const MANY_DOTS = 2_000_000;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];
const [GIF_PICTURE, GIF_MORE, GIF_END] = [0x2c, 0x21, 0x3b];
const FILM = 0x02; // a sign of a WEBP
const BRANDS = {
  heic: "HEIC", heix: "HEIC", heim: "HEIC", heis: "HEIC", hevc: "HEIC", mif1: "HEIC", msf1: "HEIC",
  avif: "AVIF", avis: "AVIF",
};
const OF_OURS = /^BEVIS[1-9][0-9]?:/;

let prepared = false;

const begins = (file, signs) => signs.every((one, place) => file[place] === one);
const letters = (file, from, to) => String.fromCharCode(...file.subarray(from, to));
const lengthAt = (file, at) => new DataView(file.buffer, file.byteOffset + at, 4).getUint32(0, true);

/** Whether a file is one whole picture: one that is cut short, or came to harm, is not looked into. */
export const isWholePicture = (file) => {
  if (begins(file, PNG)) return isWholePng(file);
  if (begins(file, JPEG)) return isWholeJpeg(file);
  return ["GIF87a", "GIF89a"].includes(letters(file, 0, 6)) ? isWholeGif(file) : isWholeWebp(file);
};

/** What a picture is called that is not read here; "" for any other file. */
const otherKind = (file) => {
  if (letters(file, 4, 8) === "ftyp") return BRANDS[letters(file, 8, 12)] ?? "";
  return letters(file, 0, 2) === "BM" && file.length >= 6 && lengthAt(file, 2) === file.length ? "BMP" : "";
};

/** Blocks up to the sign of the end, with one picture among them (GIF 89a, appendix B). */
const isWholeGif = (file) => {
  let pictures = 0;
  for (let at = 13 + tableAt(file, 10); at < file.length; ) {
    if (file[at] === GIF_END) return pictures === 1;
    if (file[at] === GIF_MORE) {
      at = behindParts(file, at + 2);
    } else if (file[at] === GIF_PICTURE) {
      pictures += 1;
      at = behindParts(file, at + 11 + tableAt(file, at + 9));
    } else {
      return false;
    }
  }
  return false;
};

/** How many bytes the table of colours has that is told of at a place. */
const tableAt = (file, at) => (file[at] & 0x80 ? 3 * 2 ** ((file[at] & 7) + 1) : 0);

/** Where the next block begins: parts tell their length, and the last has none. */
const behindParts = (file, start) => {
  let at = start;
  while (file[at]) at += file[at] + 1;
  return at + 1;
};

/** The length that the head tells is there, and it is no film (RFC 9649). */
const isWholeWebp = (file) => {
  if (letters(file, 0, 4) !== "RIFF" || letters(file, 8, 12) !== "WEBP") return false;
  const isFilm = letters(file, 12, 16) === "VP8X" && Boolean(file[20] & FILM);
  return !isFilm && 8 + lengthAt(file, 4) <= file.length;
};

/** Every part of a PNG has a sum of its own (section 5.3), and the last one is the end. */
const isWholePng = (file) => {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = PNG.length; at + 12 <= file.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > file.length || view.getUint32(end) !== sumOf(file.subarray(at + 4, end))) return false;
    if (String.fromCharCode(...file.subarray(at + 4, at + 8)) === "IEND") return true;
    at = end + 4;
  }
  return false;
};

const SUMS = Uint32Array.from({ length: 256 }, (_one, number) => {
  let sum = number;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

const sumOf = (content) => ~content.reduce((sum, one) => SUMS[(sum ^ one) & 0xff] ^ (sum >>> 8), -1) >>> 0;

/** A JPEG ends with a sign that stands nowhere within its last part. */
const isWholeJpeg = (file) => {
  for (let at = file.length - 2; at > 0; at -= 1) {
    if (file[at] === 0xff && file[at + 1] === 0xd9) return true;
    if (file[at] === 0xff && file[at + 1] === 0xda) return false;
  }
  return false;
};

/** The code of ours in a picture. Throws NotReadable, OtherPicture, NoCodeFound, SeveralCodes, NoCode. */
export const codeInPicture = async (file) => {
  const kind = otherKind(file);
  if (kind) throw new Fault("OtherPicture", { kind });
  if (!isWholePicture(file)) throw new Fault("NotReadable");
  let bitmap;
  try {
    bitmap = await createImageBitmap(new Blob([file]));
  } catch {
    throw new Fault("NotReadable");
  }
  if (bitmap.width * bitmap.height > MOST_DOTS) throw new Fault("NotReadable");
  return theOneIn(await textsIn(bitmap));
};

/** All texts of squares in something that can be drawn; a large one is looked at once more at half its size. */
export const textsIn = async (drawable) => {
  const [width, height] = [drawable.width, drawable.height];
  const found = await textsInDots(dotsOf(drawable, width, height));
  if (found.length || width * height < MANY_DOTS) return found;
  return textsInDots(dotsOf(drawable, width >> 1, height >> 1));
};

const dotsOf = (drawable, width, height) => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.fillStyle = "white";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(drawable, 0, 0, width, height);
  return pen.getImageData(0, 0, width, height);
};

const textsInDots = async (dots) => {
  if (!prepared) {
    const wasmBinary = fromBase64(document.getElementById("reader").textContent.trim()).buffer;
    globalThis.ZXingWASM.prepareZXingModule({ overrides: { wasmBinary } });
    prepared = true;
  }
  const found = await globalThis.ZXingWASM.readBarcodes(dots, READING);
  return found.filter((one) => one.isValid).map((one) => one.text);
};

/** Whether the text of a square begins as a code of ours does. */
export const isOurs = (text) => OF_OURS.test(text);

/** The one code of ours among some texts. Throws NoCodeFound, NoCode, SeveralCodes. */
export const theOneIn = (texts) => {
  if (!texts.length) throw new Fault("NoCodeFound");
  const ours = new Set(texts.filter(isOurs));
  if (!ours.size) throw new Fault("NoCode");
  if (ours.size > 1) throw new Fault("SeveralCodes");
  return [...ours][0];
};
