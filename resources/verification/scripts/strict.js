// Strict reading of what was signed: values of exactly their kind, in their bounds, and nothing else.

import { decoded } from "./cbor.js";
import { Fault, notCanonical, unfit } from "./faults.js";

const [FIRST_DAY, LAST_DAY] = [-719162, 2932896]; // 0001-01-01 and 9999-12-31, counted from 1970-01-01

export const isWhole = (value) => typeof value === "number";

export const whole = (value, place, least = 0, most = Number.MAX_SAFE_INTEGER) => {
  if (!isWhole(value) || value < least || value > most) throw unfit(place);
  return value;
};

export const octets = (value, place, length = null) => {
  if (!(value instanceof Uint8Array) || (length !== null && value.length !== length)) throw unfit(place);
  return value;
};

export const isDay = (value) => isWhole(value) && value >= FIRST_DAY && value <= LAST_DAY;

export const day = (value, place) => {
  if (!isDay(value)) throw unfit(place);
  return value;
};

export const list = (value, place, count = null) => {
  if (!Array.isArray(value) || (count !== null && value.length !== count)) throw unfit(place);
  return value;
};

/** The map in some bytes without its version, which stands under 0; exactly these keys. */
export const versionedMap = (content, version, keys) => {
  const told = decoded(content);
  if (!(told instanceof Map)) throw unfit(0);
  if (whole(told.get(0), 0, 1) > version) throw new Fault("Newer");
  told.delete(0);
  const others = [...told.keys()].filter((key) => !keys.includes(key));
  const missing = keys.filter((key) => !told.has(key));
  if (others.length || missing.length) throw unfit([...others, ...missing].map(String).sort().slice(0, 3).join(", "));
  return told;
};

/** Throw NotCanonical unless each is above the one before by this comparison: sorted, and none twice. */
export const requireAscending = (values, compare, place) => {
  for (let at = 1; at < values.length; at += 1) {
    if (compare(values[at - 1], values[at]) >= 0) throw notCanonical(place);
  }
};
