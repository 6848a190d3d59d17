// The answer for a file or for something typed: the same as the program's, by the same rules in the same order.

import { equal, hex, sha256 } from "./bytes.js";
import { begun, typedSerial } from "./facts.js";
import { Fault } from "./faults.js";
import { isLost } from "./key_list.js";
import { codeInPdf, isScannedFile } from "./paper.js";
import { codeInPicture, theOneIn } from "./picture.js";
import { LARGEST_FILE, checkedFile, isWholePdf } from "./signature.js";
import { isTiff, pdfOfTiff } from "./tiff.js";
import { REVOKED, ageOf, entryOf } from "./status_list.js";
import { checkedCode, verdictOn, verdictOnFault } from "./verdict.js";
import { readCertificate } from "./x509.js";

const CODE_BEGINS = /^BEVIS[1-9]/;
const IS_PDF = [0x25, 0x50, 0x44, 0x46];
const OF_SOUNDNESS = {
  changed: "FileChanged", several: "SeveralSignatures", foreign: "ForeignSignature", edited_after: "FileEdited",
};

/** The answer for the bytes of a file. `school` holds what is read of its lists; `today` counts from 1970-01-01. */
export const judgedFile = async (file, school, today) => {
  const isPdf = IS_PDF.every((one, place) => file[place] === one);
  const verdict = isPdf ? await judgedPdf(file, school, today) : await judgedPicture(file, school, today);
  return { ...verdict, sha256: hex(await sha256(file)) };
};

/** The answer for a code that was scanned or typed, or for a number alone. */
export const judgedText = async (text, school, today) => {
  const typed = begun(text);
  const serial = CODE_BEGINS.test(typed) ? null : typedSerial(typed);
  if (serial !== null) return judgedNumber(serial, school, today);
  return guarded("code", null, async () => {
    const { facts } = await checkedCode(typed, school.keys);
    return { basis: "code", ...(await verdictOn(facts, school.status, today)) };
  });
};

/** The answer for what a camera sees; null while there is no code of ours in sight. */
export const judgedSight = async (texts, school, today) => {
  let code;
  try {
    code = theOneIn(texts);
  } catch {
    return null;
  }
  return judgedText(code, school, today);
};

/** The faults of what is judged become its answer; whatever else a hostile file does to a reader, too. */
const guarded = async (basis, file, judge) => {
  try {
    return { file, ...(await judge()) };
  } catch (error) {
    return { file, basis, ...verdictOnFault(error instanceof Fault ? error : new Fault("NotReadable")) };
  }
};

const judgedNumber = async (serial, { status }, today) => {
  const entry = status === null ? undefined : await entryOf(status, serial);
  if (!entry) return { file: null, basis: "number", ...verdictOnFault(new Fault("NumberAlone")) };
  const outcome = entry.status === REVOKED ? "revoked" : "replaced";
  return { file: null, basis: "number", outcome, day: entry.day, age: ageOf(status, today) };
};

const judgedPicture = async (file, school, today) =>
  guarded("code", null, async () => {
    if (file.length > LARGEST_FILE) throw new Fault("NotReadable");
    const ofTiff = () => codeInPdf(pdfOfTiff(file), { isOnePaper: false, mayBear: true });
    const code = await (isTiff(file) ? ofTiff() : codeInPicture(file));
    const { facts } = await checkedCode(code, school.keys);
    return { basis: "code", ...(await verdictOn(facts, school.status, today)) };
  });

/** A file with a signature stands or falls with it; one without may be the scan of a paper. */
const judgedPdf = async (file, school, today) => {
  if (!isWholePdf(file)) return { file: null, basis: "file", ...verdictOnFault(new Fault("NotReadable")) };
  const { soundness, leaf, isSoundByItself } = await checkedFile(file, school.keys.certificate);
  return guarded("file", soundness, async () => {
    if (soundness === "foreign" && isSoundByItself) await requireKnown(file, school);
    if (soundness in OF_SOUNDNESS) throw new Fault(OF_SOUNDNESS[soundness]);
    const code = await codeInPdf(file, { isOnePaper: soundness === "sound" });
    const { facts, key } = await checkedCode(code, school.keys);
    const verdict = await verdictOn(facts, school.status, today);
    if (soundness === "sound") return { basis: basisOf(key, leaf, facts), ...verdict };
    if (!(await isScannedFile(file))) throw new Fault("NoSignature");
    return { basis: "code", ...verdict };
  });
};

/** Throw UnknownKey for the paper of another school: its code is by a key that is not here, too. */
const requireKnown = async (file, school) => {
  try {
    await checkedCode(await codeInPdf(file, { isOnePaper: true }), school.keys);
  } catch (error) {
    if (!(error instanceof Fault) || error.fault === "UnknownKey") throw error;
  }
};

/** What a sound file rests on. Its signature proves nothing by itself once the key was lost: then the code does. */
const basisOf = (key, leaf, facts) => {
  const { begins, ends } = readCertificate(key.certificate);
  if (facts.issued_on < begins || facts.issued_on > ends) throw new Fault("SignedOutOfTime");
  if (!equal(key.certificate, leaf.content)) throw new Fault("OtherCode");
  return isLost(key) ? "code" : "file";
};
