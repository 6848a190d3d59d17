// CBOR (RFC 8949) read strictly: whatever has one meaning has one way to be written, and no other is read.
//
// Values: numbers (a BigInt where a number could not hold it), Uint8Array, strings, arrays, Map, true, false, null.

import { compared, fromUtf8, joined, utf8 } from "./bytes.js";
import { damaged, notCanonical } from "./faults.js";

const DEEPEST = 6; // containers within one another
const LARGEST_CBOR = 8 * 2 ** 20; // bytes
const [UNSIGNED, NEGATIVE, OCTETS, TEXT, LIST, MAP, TAG, SIMPLE] = [0, 1, 2, 3, 4, 5, 6, 7]; // section 3.1
const SIMPLES = new Map([[20, false], [21, true], [22, null]]);

/** The value in some bytes, and nothing behind it. Throws Damaged and NotCanonical with the byte. */
export const decoded = (content) => {
  if (content.length === 0 || content.length > LARGEST_CBOR) throw damaged(content.length);
  const end = itemEnd(content, 0, DEEPEST);
  if (end !== content.length) throw damaged(end);
  try {
    return valueAt(content, 0)[0];
  } catch {
    throw damaged(content.length); // a text that is no UTF-8
  }
};

/** The one way to write a value: shortest heads, keys of a map in order. */
export const encoded = (value) => {
  if (value instanceof Uint8Array) return joined(written(OCTETS, value.length), value);
  if (Array.isArray(value)) return joined(written(LIST, value.length), ...value.map(encoded));
  if (value instanceof Map) {
    const pairs = [...value].map(([key, one]) => [encoded(key), encoded(one)]);
    pairs.sort(([one], [two]) => compared(one, two));
    return joined(written(MAP, pairs.length), ...pairs.flat());
  }
  if (typeof value === "string") {
    const content = utf8(value);
    return joined(written(TEXT, content.length), content);
  }
  return value < 0 ? written(NEGATIVE, -1 - value) : written(UNSIGNED, value);
};

const written = (kind, argument) => {
  const first = kind << 5;
  if (argument < 24) return Uint8Array.of(first | argument);
  const size = argument < 0x100 ? 1 : argument < 0x10000 ? 2 : argument < 0x100000000 ? 4 : 8;
  const head = new Uint8Array(1 + size);
  head[0] = first | (24 + Math.log2(size));
  let rest = BigInt(argument);
  for (let at = size; at > 0; at -= 1) {
    head[at] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return head;
};

const itemEnd = (content, at, depth) => {
  const [kind, argument, end] = headAt(content, at);
  if (kind === UNSIGNED || kind === NEGATIVE) return end;
  if (kind === OCTETS || kind === TEXT) {
    if (argument > content.length - end) throw damaged(at);
    return end + argument;
  }
  if (kind === SIMPLE && SIMPLES.has(argument)) return end;
  if (kind === TAG || kind === SIMPLE || depth === 0) throw notCanonical(at);
  if (argument > content.length - end) throw damaged(at); // each item has a byte at least
  return kind === LIST ? listEnd(content, end, argument, depth - 1) : mapEnd(content, end, argument, depth - 1);
};

const listEnd = (content, at, count, depth) => {
  let end = at;
  for (let item = 0; item < count; item += 1) end = itemEnd(content, end, depth);
  return end;
};

const mapEnd = (content, start, count, depth) => {
  let before = new Uint8Array();
  let at = start;
  for (let pair = 0; pair < count; pair += 1) {
    const end = itemEnd(content, at, depth);
    const key = content.subarray(at, end);
    if (compared(key, before) <= 0) throw notCanonical(at);
    before = key;
    at = itemEnd(content, end, depth);
  }
  return at;
};

/** Type, argument and end of the head that begins here, in its shortest form. */
const headAt = (content, at) => {
  if (at >= content.length) throw damaged(at);
  const kind = content[at] >> 5;
  const low = content[at] & 31;
  if (low < 24) return [kind, low, at + 1];
  if (low > 27 || kind === SIMPLE) throw notCanonical(at); // without a length; floats
  const size = 1 << (low - 24);
  const end = at + 1 + size;
  if (end > content.length) throw damaged(at);
  let argument = 0n;
  for (const one of content.subarray(at + 1, end)) argument = (argument << 8n) | BigInt(one);
  const least = size === 1 ? 24n : 1n << BigInt(4 * size);
  if (argument < least) throw notCanonical(at);
  return [kind, argument <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(argument) : argument, end];
};

/** The value that begins here, already known to be well written, and where it ends. */
const valueAt = (content, at) => {
  const [kind, argument, end] = headAt(content, at);
  if (kind === UNSIGNED) return [argument, end];
  if (kind === NEGATIVE) return [typeof argument === "bigint" ? -1n - argument : -1 - argument, end];
  if (kind === OCTETS) return [content.slice(end, end + argument), end + argument];
  if (kind === TEXT) return [fromUtf8(content.subarray(end, end + argument)), end + argument];
  if (kind === SIMPLE) return [SIMPLES.get(argument), end];
  return kind === LIST ? listAt(content, end, argument) : mapAt(content, end, argument);
};

const listAt = (content, start, count) => {
  const values = [];
  let at = start;
  for (let item = 0; item < count; item += 1) {
    const [value, end] = valueAt(content, at);
    values.push(value);
    at = end;
  }
  return [values, at];
};

const mapAt = (content, start, count) => {
  const pairs = new Map();
  let at = start;
  for (let pair = 0; pair < count; pair += 1) {
    const [key, middle] = valueAt(content, at);
    const [value, end] = valueAt(content, middle);
    pairs.set(key, value);
    at = end;
  }
  return [pairs, at];
};
