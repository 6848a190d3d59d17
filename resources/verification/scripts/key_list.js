// The list of every public key a school ever signed with, itself signed by the school's root.

import { compared, equal, hex, sha256 } from "./bytes.js";
import { KEY_LIST, kidOf, readSigned, requireBy } from "./cose.js";
import { Fault, unfit } from "./faults.js";
import * as strict from "./strict.js";
import { isOnP256, namedKeys, readCertificate, signedBy } from "./x509.js";

const [ACTIVE, LOST] = [1, 3];
const [PUBLIC, MARK] = [32, 16]; // bytes of a public key, and of a digest in short
const [MOST_KEYS, LARGEST_CERTIFICATE] = [500, 4096];
const [NUMBER, AS_OF, ROOT, KEYS] = [1, 2, 3, 4];

/** The list in some bytes, if the root with this public key (32 bytes) signed it. */
export const readKeyList = async (content, root) => {
  const signed = readSigned(content);
  const rootKid = await kidOf(root);
  if (!equal(signed.kid, rootKid)) throw new Fault("UnknownKey", { kid: hex(signed.kid) });
  await requireBy(signed, root, KEY_LIST);
  const told = strict.versionedMap(signed.payload, 1, [NUMBER, AS_OF, ROOT, KEYS]);
  const certificate = strict.octets(told.get(ROOT), ROOT);
  if (!(await vouches(certificate, certificate, rootKid))) throw unfit(ROOT);
  const rows = strict.list(told.get(KEYS), KEYS);
  if (rows.length > MOST_KEYS) throw unfit(KEYS);
  const keys = [];
  for (const [place, row] of rows.entries()) keys.push(await recordOf(row, place + 1, certificate));
  strict.requireAscending(keys, (one, two) => one.first - two.first || compared(one.publicKey, two.publicKey), KEYS);
  if (new Set(keys.map((one) => hex(one.publicKey))).size !== keys.length) throw unfit(KEYS);
  const number = strict.whole(told.get(NUMBER), NUMBER, 1);
  return { root, rootKid, certificate, number, asOf: strict.day(told.get(AS_OF), AS_OF), keys };
};

export const isLost = (key) => key.state === LOST;

/** Whether the school signed with a key on a day. */
export const wasUsedOn = (key, day) => key.first <= day && (key.until === null || day <= key.until);

/** Whether these signed bytes are among what was signed before the key was lost. */
export const hadSigned = async (key, content) => key.signed.has(hex((await sha256(content)).slice(0, MARK)));

const recordOf = async (row, place, rootCertificate) => {
  const [publicKey, certificate, first, until, state, lastEntry, marks] = strict.list(row, place, 7);
  const key = {
    certificate: strict.octets(certificate, place),
    publicKey: strict.octets(publicKey, place, PUBLIC),
    first: strict.day(first, place),
    until: until === null ? null : strict.day(until, place),
    state: strict.whole(state, place, ACTIVE, LOST),
    lastEntry: strict.whole(lastEntry, place),
    signed: marksOf(strict.octets(marks, place), place),
  };
  key.kid = await kidOf(key.publicKey);
  if (!isSound(key) || !(await vouches(rootCertificate, key.certificate, key.kid))) throw unfit(place);
  return key;
};

const marksOf = (content, place) => {
  if (content.length % MARK) throw unfit(place);
  const marks = [];
  for (let at = 0; at < content.length; at += MARK) marks.push(hex(content.subarray(at, at + MARK)));
  strict.requireAscending(marks, (one, two) => (one < two ? -1 : Number(one > two)), place);
  return new Set(marks);
};

/** Whether what a record says of itself can be true together. */
const isSound = (key) => {
  if ((key.until === null) !== (key.state === ACTIVE)) return false;
  if (key.until !== null && key.until < key.first) return false;
  return isLost(key) || !(key.lastEntry || key.signed.size);
};

/** Whether a root's certificate signed another one, or itself, for the Ed25519 key that is called so. */
const vouches = async (root, certificate, kid) => {
  if (certificate.length > LARGEST_CERTIFICATE) return false;
  try {
    const [above, below] = [readCertificate(root), readCertificate(certificate)];
    const named = namedKeys(below);
    if (named.length !== 1 || named[0] !== hex(kid)) return false;
    return isOnP256(above) && isOnP256(below) && (await signedBy(below, above));
  } catch {
    return false;
  }
};
