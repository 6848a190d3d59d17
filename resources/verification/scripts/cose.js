// COSE_Sign1 (RFC 9052 section 4.2) with Ed25519: 18([ h'{1: -8, 4: kid}', {}, payload, signature ]).

import { decoded, encoded } from "./cbor.js";
import { equal, hex, sha256, utf8 } from "./bytes.js";
import { ed25519Verified } from "./ed25519.js";
import { Fault, damaged, notCanonical } from "./faults.js";

export const CERTIFICATE = "certificate-1";
export const STATUS_LIST = "status-list-1";
export const KEY_LIST = "key-list-1";
export const KID = 8; // bytes
const SIGNATURE = 64; // bytes
const TAGGED = 0xd2; // COSE_Sign1 (RFC 9052 section 2)
const [ALG, KEY_ID, EDDSA] = [1, 4, -8];

/** What a key is called: the first bytes of the SHA-256 of its public half. */
export const kidOf = async (publicKey) => (await sha256(publicKey)).slice(0, KID);

/** What was signed, not checked yet. Throws Damaged, NotCanonical, Unprotected, Newer. */
export const readSigned = (content) => {
  if (content[0] !== TAGGED) throw damaged(0);
  const parts = decoded(content.subarray(1));
  if (!Array.isArray(parts) || parts.length !== 4) throw damaged(1);
  const [head, open, payload, signature] = parts;
  if (!(open instanceof Map)) throw damaged(1);
  if (open.size) throw new Fault("Unprotected", { place: 1 });
  if (![head, payload, signature].every((part) => part instanceof Uint8Array)) throw damaged(1);
  if (signature.length !== SIGNATURE) throw damaged(content.length - signature.length);
  return { kid: kidIn(head), payload, signature, content };
};

const kidIn = (head) => {
  const header = head.length ? decoded(head) : new Map();
  if (!(header instanceof Map)) throw damaged(2);
  if (!header.has(ALG) || !header.has(KEY_ID)) throw new Fault("Unprotected", { place: 2 });
  if (header.get(ALG) !== EDDSA) throw new Fault("Newer");
  const kid = header.get(KEY_ID);
  if (!(kid instanceof Uint8Array) || kid.length !== KID) throw damaged(2);
  if (!equal(head, headOf(kid))) throw notCanonical(2);
  return kid;
};

const headOf = (kid) => encoded(new Map([[ALG, EDDSA], [KEY_ID, kid]]));

/** Whether the key with this public half signed it for this purpose. */
export const isBy = (signed, publicKey, purpose) => {
  const whole = encoded(["Signature1", headOf(signed.kid), utf8(purpose), signed.payload]); // section 4.4
  return ed25519Verified(publicKey, signed.signature, whole);
};

/** Throws unless that key signed it for this: OtherPurpose if for something else, or WrongSignature. */
export const requireBy = async (signed, publicKey, purpose) => {
  if (await isBy(signed, publicKey, purpose)) return;
  for (const other of [CERTIFICATE, STATUS_LIST, KEY_LIST]) {
    if (await isBy(signed, publicKey, other)) throw new Fault("OtherPurpose", { purpose: other });
  }
  throw new Fault("WrongSignature");
};

/** The one of these keys that signed something for this. Throws UnknownKey, OtherPurpose, WrongSignature. */
export const signerAmong = async (keys, signed, purpose) => {
  const candidates = keys.filter((one) => equal(one.kid, signed.kid));
  if (!candidates.length) throw new Fault("UnknownKey", { kid: hex(signed.kid) });
  for (const one of candidates) {
    if (await isBy(signed, one.publicKey, purpose)) return one;
  }
  return requireBy(signed, candidates[0].publicKey, purpose);
};
