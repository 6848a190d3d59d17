// What is to be said of a code: genuine, or exactly what else, with the day and the age that belong to it.

import { fromBase45 } from "./base45.js";
import { CERTIFICATE, readSigned, signerAmong } from "./cose.js";
import { readFacts } from "./facts.js";
import { Fault } from "./faults.js";
import { hadSigned, isLost, wasUsedOn } from "./key_list.js";
import { REVOKED, ageOf, entryOf } from "./status_list.js";

const PREFIX = "BEVIS1:";
const LONGEST_CODE_TEXT = 600; // signs, with the prefix
const ANY_OF_OURS = /^BEVIS[1-9][0-9]?:/;
export const OLD_AFTER = 90; // days; a list that is older may lack what was revoked since
const CLOCKS_DIFFER = 1; // day, by which two clocks may differ that are both right

/** The facts in a text and the key that signed them, while it was the school's to use. Throws Fault. */
export const checkedCode = async (typed, keys) => {
  const text = typed.replace(/^[\r\n\t]+|[\r\n\t]+$/g, "");
  const told = ANY_OF_OURS.exec(text);
  if (told === null) throw new Fault("NoCode");
  if (told[0] !== PREFIX) throw new Fault("Newer");
  if (Array.from(text).length > LONGEST_CODE_TEXT) throw new Fault("TooLong");
  const signed = readSigned(fromBase45(text.slice(PREFIX.length), PREFIX.length));
  const key = await signerAmong(keys.keys, signed, CERTIFICATE);
  const facts = await readFacts(signed.payload);
  if (isLost(key)) {
    if (!(await hadSigned(key, signed.content))) throw new Fault("SignedAfterLoss", { day: key.until });
  } else if (!wasUsedOn(key, facts.issued_on)) {
    throw new Fault("OutOfUse", { day: facts.issued_on });
  }
  return { facts, key };
};

/** Whether a list of this age in days bears a day that has come nowhere yet. */
export const isToCome = (age) => age < -CLOCKS_DIFFER;

/** The verdict on facts that a key of the school signed: what is final comes first. */
export const verdictOn = async (facts, status, today) => {
  const age = status === null ? null : ageOf(status, today);
  const said = (outcome, day) => ({ outcome, facts, day, age });
  const entry = status === null ? undefined : await entryOf(status, facts.serial);
  if (entry) return said(entry.status === REVOKED ? "revoked" : "replaced", entry.day);
  const now = status === null ? today : Math.max(today, status.asOf);
  if (facts.valid_until !== null && facts.valid_until < now) return said("expired", facts.valid_until);
  if (facts.issued_on - now > CLOCKS_DIFFER) return said("to_come", facts.issued_on);
  if (age === null || age > OLD_AFTER || isToCome(age)) return said("list_old", status === null ? null : status.asOf);
  return said("genuine", facts.issued_on);
};

/** The verdict on what cannot be taken for genuine. */
export const verdictOnFault = (fault) => {
  const outcome = fault.fault === "UnknownKey" ? "unknown_key" : fault.isUnreadable ? "damaged" : "not_genuine";
  return { outcome, fault: fault.fault, told: fault.facts };
};
