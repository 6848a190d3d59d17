// DER (X.690): read as far as certificates and signatures need it, and written for the one form of ours.

import { joined } from "./bytes.js";

export const [SEQUENCE, SET, OCTET_STRING, OID, INTEGER, NULL] = [0x30, 0x31, 0x04, 0x06, 0x02, 0x05];
export const TAGGED = 0xa0; // [0], constructed
const [LONG, LONGEST_LENGTH] = [0x80, 4]; // bytes of a length

/** The value that begins here: its tag, its content, all of it, and where it ends. Throws RangeError. */
export const valueIn = (content, at = 0) => {
  if (at + 2 > content.length) throw new RangeError("cut");
  let size = content[at + 1];
  let start = at + 2;
  if (size >= LONG) {
    const count = size - LONG;
    if (count < 1 || count > LONGEST_LENGTH || start + count > content.length) throw new RangeError("length");
    size = content.subarray(start, start + count).reduce((sum, one) => sum * 256 + one, 0);
    start += count;
  }
  const end = start + size;
  if (end > content.length) throw new RangeError("cut");
  return { tag: content[at], content: content.subarray(start, end), whole: content.subarray(at, end), end };
};

/** The values within another one, of this tag if one is asked for. */
export const valuesIn = (value, tag = null) => {
  if (tag !== null && value?.tag !== tag) throw new RangeError("another kind of value");
  const found = [];
  for (let at = 0; at < value.content.length; at = found.at(-1).end) found.push(valueIn(value.content, at));
  return found;
};

export const der = (tag, ...parts) => {
  const content = joined(...parts);
  if (content.length < LONG) return joined([tag, content.length], content);
  const size = [];
  for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256);
  return joined([tag, LONG | size.length], size, content);
};

export const oid = (dotted) => {
  const [first, second, ...rest] = dotted.split(".").map(Number);
  return der(OID, ...[first * 40 + second, ...rest].map(base128));
};

const base128 = (number) => {
  const digits = [number & 0x7f];
  for (let rest = number >> 7; rest > 0; rest >>= 7) digits.unshift(0x80 | (rest & 0x7f));
  return digits;
};
