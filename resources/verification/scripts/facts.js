// The printed facts of one certificate as they are signed: a map of small numbers to values. A text that was too
// long for the square stands as the SHA-256 of it, and is shown as that.

import { equal, sha256, utf8 } from "./bytes.js";
import { decoded, encoded } from "./cbor.js";
import { Fault, notCanonical, unfit } from "./faults.js";
import { isDay, isWhole } from "./strict.js";

const VERSION_OF_FACTS = 1;
const LONGEST_FACTS = 308; // bytes of the map
const ROOMY = 181; // bytes, up to which the square bears a stain on a fifth of it
const GIVE_WAY = [["aims", ROOMY], ["modules", ROOMY], ["issuer", 308], ["title", 308], ["name", 308]];
const DIGEST = 32; // bytes
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford
const SERIAL_LETTERS = 10;
const [LONGEST_NUMBER, LONGEST_CODE] = [20, 12]; // bytes
const [MOST_MINUTES, MOST_TEXTS] = [10_000_000, 400];
export const KINDS = [
  null, "kursbevis", "deltakerbevis", "praksisattest", "bekreftelse", "resultatoversikt", "opplaeringslogg",
  "modulbevis",
];
const PAPER_LANGUAGES = [null, "nb", "nn", "en", "se"];

// Spaces as Python strips them; a browser would take others too.
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const AROUND = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");
const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

const normal = (text) => text.normalize("NFC").replace(AROUND, "");
const isPlain = (text) => text !== "" && !UNPRINTABLE.test(text);
const isDigest = (value) => value instanceof Uint8Array && value.length === DIGEST;
const isSerialNumber = (value) => isWhole(value) && value >= 0 && value < 2 ** (5 * SERIAL_LETTERS);

const text = (value) => (typeof value === "string" ? normal(value) : isDigest(value) ? value : undefined);
const isText = (value) => value instanceof Uint8Array || isPlain(value);
const texts = (value) => {
  if (isDigest(value)) return value;
  if (!Array.isArray(value) || !value.length || !value.every((one) => typeof one === "string")) return undefined;
  return value.map(normal).filter((one) => one !== "");
};
const areTexts = (value) => value instanceof Uint8Array || (value.length <= MOST_TEXTS && value.every(isPlain));
const short = (longest) => [
  (value) => (typeof value === "string" ? normal(value) : undefined),
  (value) => isPlain(value) && utf8(value).length <= longest,
];
const serial = [(value) => (isSerialNumber(value) ? serialOf(value) : undefined), () => true];
const days = [(value) => (isDay(value) ? value : undefined), () => true];
const always = () => true;
const among = (codes) => [(value) => (isWhole(value) && codes[value] ? codes[value] : undefined), always];
const HOURS = { 60: 60, 45: 45 };

// [key, name, what it is if nothing is said (undefined: it must be), [how it is read, what fits]]
const FIELDS = [
  [1, "serial", undefined, serial],
  [2, "number", undefined, short(LONGEST_NUMBER)],
  [3, "kind", undefined, among(KINDS)],
  [4, "name", undefined, [text, isText]],
  [5, "born", null, days],
  [6, "title", undefined, [text, isText]],
  [7, "minutes", null, [(value) => (isWhole(value) ? value : undefined), (n) => n >= 0 && n <= MOST_MINUTES]],
  [8, "minutes_per_hour", 60, [(value) => (isWhole(value) ? HOURS[value] : undefined), always]],
  [9, "grade", "", short(LONGEST_CODE)],
  [10, "scale", "", short(LONGEST_CODE)],
  [11, "first", null, days],
  [12, "last", null, days],
  [13, "modules", [], [texts, areTexts]],
  [14, "aims", [], [texts, areTexts]],
  [15, "issuer", undefined, [text, isText]],
  [16, "issued_on", undefined, days],
  [17, "valid_until", null, days],
  [18, "language", undefined, among(PAPER_LANGUAGES)],
  [19, "replaces", "", serial],
];

/** A whole number in ten letters, the first the highest. */
const serialOf = (number) => {
  let letters = "";
  for (let rest = number; letters.length < SERIAL_LETTERS; rest = Math.floor(rest / 32)) {
    letters = LETTERS[rest % 32] + letters;
  }
  return letters;
};

const numberOf = (letters) => Array.from(letters).reduce((number, letter) => number * 32 + LETTERS.indexOf(letter), 0);

const BLANKS = "[ \\t\\r\\n\\u00a0\\ufeff]+"; // what keyboards, scanners and files of text put around a code
const BEFORE = new RegExp(`^${BLANKS}`, "u");
const BEHIND = new RegExp(`${BLANKS}$`, "u");

/** What was typed, without what stands before it; what stands behind may be a sign of a code. */
export const begun = (typed) => typed.replace(BEFORE, "");

/** The serial as it was made, however it was typed; null for what can be none. */
export const typedSerial = (typed) => {
  const close = begun(typed).replace(BEHIND, "").toUpperCase().replace(/[ \-\u00a0\u2013]/gu, "");
  const letters = close.replace(/O/g, "0").replace(/[IL]/g, "1");
  const fits = letters.length === SERIAL_LETTERS && Array.from(letters).every((letter) => LETTERS.includes(letter));
  return fits ? letters : null;
};

/** The facts in some bytes. Throws Damaged, NotCanonical, Newer, Unfit with the number of the key. */
export const readFacts = async (content) => {
  const told = decoded(content);
  if (!(told instanceof Map)) throw unfit(0);
  const version = told.get(0);
  if (!isWhole(version) || version < VERSION_OF_FACTS) throw unfit(0);
  if (version > VERSION_OF_FACTS) throw new Fault("Newer");
  told.delete(0);
  if (content.length > LONGEST_FACTS) throw unfit(content.length);
  const unknown = [...told.keys()].filter((key) => !FIELDS.some(([known]) => known === key));
  if (unknown.length) throw unfit(unknown.map(String).sort().slice(0, 3).join(", "));
  const facts = factsIn(told);
  requireTogether(facts);
  if (!equal(encoded(mapOf(await fitted(facts))), content)) throw notCanonical(0);
  return facts;
};

const factsIn = (told) => {
  const facts = {};
  for (const [key, name, empty, [read]] of FIELDS) {
    if (!told.has(key)) {
      if (empty === undefined) throw unfit(key);
      facts[name] = empty;
      continue;
    }
    const value = read(told.get(key));
    if (value === undefined) throw unfit(key);
    facts[name] = value;
  }
  for (const [key, name, empty, [, fits]] of FIELDS) {
    if (!isEmpty(facts[name], empty) && !fits(facts[name])) throw unfit(key);
  }
  return facts;
};

const isEmpty = (value, empty) =>
  empty !== undefined && (value === empty || (Array.isArray(empty) && Array.isArray(value) && value.length === 0));

/** Throw for facts that cannot be true beside one another. */
const requireTogether = (facts) => {
  if (Boolean(facts.grade) !== Boolean(facts.scale)) throw unfit(9);
  if ((facts.first === null) !== (facts.last === null)) throw unfit(12);
  if (facts.first !== null && facts.last < facts.first) throw unfit(12);
  if (facts.born !== null && facts.born > facts.issued_on) throw unfit(5);
  if (facts.valid_until !== null && facts.valid_until < facts.issued_on) throw unfit(17);
  if (facts.replaces === facts.serial) throw unfit(19);
};

const mapOf = (facts) => {
  const told = new Map([[0, VERSION_OF_FACTS]]);
  for (const [key, name, empty] of FIELDS) {
    const value = facts[name];
    if (!isEmpty(value, empty)) told.set(key, asWritten(name, value));
  }
  return told;
};

const asWritten = (name, value) => {
  if (name === "serial" || name === "replaces") return numberOf(value);
  if (name === "kind") return KINDS.indexOf(value);
  return name === "language" ? PAPER_LANGUAGES.indexOf(value) : value;
};

/** The same with texts shortened by the rule, which says what had to give way. */
const fitted = async (facts) => {
  let now = facts;
  for (const [name, most] of GIVE_WAY) {
    if (encoded(mapOf(now)).length <= most) continue;
    const value = now[name];
    if (!(value instanceof Uint8Array) && encoded(value).length > DIGEST + 2) {
      const shown = Array.isArray(value) ? value.join("\n") : value;
      now = { ...now, [name]: await sha256(utf8(normal(shown))) };
    }
  }
  return now;
};
