// Base45 (RFC 9285), read strictly: every text that is read is the one that writing gives.

import { Fault } from "./faults.js";

export const BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"; // RFC 9285 table 1

/** The bytes of some signs. Throws Damaged with the sign it shows at, counted from one after `before` others. */
export const fromBase45 = (text, before) => {
  const at = (place) => new Fault("Damaged", { place: before + place });
  const signs = Array.from(text);
  const values = signs.map((sign) => BASE45.indexOf(sign));
  if (values.includes(-1)) throw at(values.indexOf(-1) + 1);
  if (values.length % 3 === 1) throw at(values.length);
  const made = [];
  let place = 0;
  for (; place + 3 <= values.length; place += 3) {
    const number = values[place] + 45 * values[place + 1] + 2025 * values[place + 2];
    if (number > 0xffff) throw at(place + 1);
    made.push(number >> 8, number & 0xff);
  }
  if (place < values.length) {
    const number = values[place] + 45 * values[place + 1];
    if (number > 0xff) throw at(place + 1);
    made.push(number);
  }
  return Uint8Array.from(made);
};
