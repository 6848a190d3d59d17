// The signed list of papers that were replaced or revoked.

import { compared, equal, sha256, utf8 } from "./bytes.js";
import { STATUS_LIST, isBy, readSigned, requireBy, signerAmong } from "./cose.js";
import { Fault, unfit } from "./faults.js";
import { isLost, wasUsedOn } from "./key_list.js";
import * as strict from "./strict.js";

const MARK_OF_SERIAL = 16; // bytes of the SHA-256 of a serial
const MOST_ENTRIES = 200_000;
const [BEGINNING, LIST_NUMBER, LIST_AS_OF, ENTRIES] = [1, 2, 3, 4];
export const [REPLACED, REVOKED] = [1, 2];

/** The list in some bytes, if a key of the school that may do so signed it. */
export const readStatusList = async (content, keys) => {
  const signed = readSigned(content);
  const signer = await signerOf(signed, keys);
  const found = listIn(signed.payload);
  if (signer !== null) {
    if (isLost(signer)) throw new Fault("SignedAfterLoss", { day: signer.until });
    if (!wasUsedOn(signer, found.asOf)) throw new Fault("OutOfUse", { day: found.asOf });
  }
  return found;
};

/** What became of the paper with this serial; undefined if nothing did. */
export const entryOf = async (list, serial) => {
  const mark = (await sha256(utf8(serial))).slice(0, MARK_OF_SERIAL);
  return list.entries.find((one) => equal(one.mark, mark));
};

/** Days since it was made; less than nought if the day it bears has not come yet. */
export const ageOf = (list, today) => today - list.asOf;

/** The key that signed it; null for the root. */
const signerOf = async (signed, keys) => {
  if (equal(signed.kid, keys.rootKid)) {
    if (await isBy(signed, keys.root, STATUS_LIST)) return null;
    if (!keys.keys.some((one) => equal(one.kid, signed.kid))) await requireBy(signed, keys.root, STATUS_LIST);
  }
  return signerAmong(keys.keys, signed, STATUS_LIST);
};

const listIn = (payload) => {
  const told = strict.versionedMap(payload, 1, [BEGINNING, LIST_NUMBER, LIST_AS_OF, ENTRIES]);
  const asOf = strict.day(told.get(LIST_AS_OF), LIST_AS_OF);
  const rows = strict.list(told.get(ENTRIES), ENTRIES);
  if (rows.length > MOST_ENTRIES) throw unfit(ENTRIES);
  const entries = rows.map((row, place) => entryIn(row, place + 1, asOf));
  strict.requireAscending(entries.map((one) => one.mark), compared, ENTRIES);
  const beginning = strict.whole(told.get(BEGINNING), BEGINNING, 1);
  return { beginning, number: strict.whole(told.get(LIST_NUMBER), LIST_NUMBER, 1), asOf, entries };
};

const entryIn = (row, place, asOf) => {
  const [mark, status, day] = strict.list(row, place, 3);
  const found = {
    mark: strict.octets(mark, place, MARK_OF_SERIAL),
    status: strict.whole(status, place, REPLACED, REVOKED),
    day: strict.day(day, place),
  };
  if (found.day > asOf) throw unfit(place);
  return found;
};
