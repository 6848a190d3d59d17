// Certificates (X.509, RFC 5280) of P-256 keys, and what they signed.

import { equal, fromUtf8, hex, joined } from "./bytes.js";
import { INTEGER, SEQUENCE, der, oid, valueIn, valuesIn } from "./der.js";

const CURVE_P256 = joined(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7"));
const ECDSA_SHA256 = der(SEQUENCE, oid("1.2.840.10045.4.3.2"));
const NAMED_BY_SERIAL = oid("2.5.4.5");
const KEY_USAGE = oid("2.5.29.15");
const [BIT_STRING, EXTENSIONS, UTC_TIME, CONTENT_COMMITMENT] = [0x03, 0xa3, 0x17, 0x40];
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n; // of P-256 (SEC 2, 2.4.2)
const MILLISECONDS_OF_A_DAY = 86_400_000;

/** What we need of a certificate. Throws RangeError for what is none. */
export const readCertificate = (content) => {
  const outer = valueIn(content);
  if (outer.end !== content.length) throw new RangeError("bytes behind");
  const [told, algorithm, signature] = valuesIn(outer, SEQUENCE);
  const parts = valuesIn(told, SEQUENCE).filter((part, place) => !(place === 0 && part.tag === 0xa0));
  const [serial, , issuer, validity, subject, key, ...rest] = parts;
  const [begins, ends] = valuesIn(validity, SEQUENCE).map(dayOf);
  return {
    content, told: told.whole, algorithm: algorithm.whole, signature: bitsOf(signature), serial: serial.whole,
    issuer: issuer.whole, subject: subject.whole, key: key.whole, begins, ends,
    extensions: rest.filter((part) => part.tag === EXTENSIONS),
  };
};

/** Whether a certificate signed another one, or itself: its name and its P-256 key, whatever the day. */
export const signedBy = async (below, above) =>
  equal(below.issuer, above.subject) && equal(below.algorithm, ECDSA_SHA256) && isOnP256(above) &&
  (await ecdsaVerified(above.key, below.signature, below.told));

export const isOnP256 = (certificate) => equal(valuesIn(valueIn(certificate.key), SEQUENCE)[0].content, CURVE_P256);

/** What the certificate says its Ed25519 key is called: every serial number in its subject. */
export const namedKeys = (certificate) =>
  valuesIn(valueIn(certificate.subject)).flatMap((set) => valuesIn(set)).map((one) => valuesIn(one))
    .filter(([name]) => equal(name.whole, NAMED_BY_SERIAL)).map(([, value]) => fromUtf8(value.content));

/** Whether the key may sign papers: "non-repudiation" (content commitment) in its key usage. */
export const isForPapers = (certificate) => {
  const [list] = certificate.extensions.flatMap((one) => valuesIn(one));
  const usage = list && valuesIn(list).map((one) => valuesIn(one)).find(([name]) => equal(name.whole, KEY_USAGE));
  if (!usage) return false;
  const bits = valueIn(usage.at(-1).content);
  return isOnP256(certificate) && bits.tag === BIT_STRING && Boolean(bits.content[1] & CONTENT_COMMITMENT);
};

/** Whether a P-256 key (its SubjectPublicKeyInfo) made this signature (DER) with SHA-256. */
export const ecdsaVerified = async (key, signature, content) => {
  const numbers = numbersOf(signature);
  if (numbers === null) return false;
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const taken = await crypto.subtle.importKey("spki", key, algorithm, false, ["verify"]);
  return crypto.subtle.verify(algorithm, taken, joined(...numbers), content);
};

/** Whether a signature is written in the one way, with the smaller of its two numbers: see form.py. */
export const isTheSmaller = (signature) => {
  const numbers = numbersOf(signature);
  if (numbers === null || BigInt(`0x${hex(numbers[1])}`) > ORDER / 2n) return false;
  return equal(signature, der(SEQUENCE, ...numbers.map(integer)));
};

/** The two numbers of a signature, 32 bytes each. */
const numbersOf = (signature) => {
  try {
    const outer = valueIn(signature);
    const both = valuesIn(outer, SEQUENCE).map((one) => shortened(one.content));
    if (outer.end !== signature.length || both.length !== 2 || both.some((one) => one.length > 32)) return null;
    return both.map((one) => joined(new Uint8Array(32 - one.length), one));
  } catch {
    return null;
  }
};

const shortened = (number) => number.subarray(Math.max(0, number.findIndex((one) => one !== 0)));

const integer = (number) => {
  const short = shortened(number);
  return der(INTEGER, short[0] & 0x80 ? [0] : [], short);
};

const bitsOf = (value) => {
  if (value.tag !== BIT_STRING || value.content[0] !== 0) throw new RangeError("bits");
  return value.content.subarray(1);
};

/** The day of a moment in a certificate, counted from 1970-01-01. */
const dayOf = (value) => {
  const told = fromUtf8(value.content);
  const short = value.tag === UTC_TIME;
  const year = short ? Number(told.slice(0, 2)) + (told.slice(0, 2) < "50" ? 2000 : 1900) : Number(told.slice(0, 4));
  const [month, day] = [short ? 2 : 4, short ? 4 : 6].map((at) => Number(told.slice(at, at + 2)));
  return Math.floor(Date.UTC(year, month - 1, day) / MILLISECONDS_OF_A_DAY);
};
