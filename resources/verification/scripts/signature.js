// The signature in a PDF file: exactly one, over the whole file, in the one form of ours (see form.py), by a key for
// papers that the school's root vouches for. A file that passes is, to the byte, the one the school signed.

import { compared, equal, fromHex, hex, joined, sha256 } from "./bytes.js";
import { INTEGER, NULL, OCTET_STRING, SEQUENCE, SET, TAGGED, der, oid, valueIn, valuesIn } from "./der.js";
import { ecdsaVerified, isForPapers, isTheSmaller, readCertificate, signedBy } from "./x509.js";

export const LARGEST_FILE = 32 * 2 ** 20; // bytes
const END_IS_WITHIN = 1024; // bytes
// What a file holds that bears a signature, or did: one changed byte does not hide all of them.
const CLAIMS = ["/ByteRange", "/Adobe.PPKLite", "/ETSI.CAdES.detached", "/DocMDP", "/SigFlags"];
const RANGE = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;
const NAME = 0xa4; // [4], constructed: the kind of name a certificate has
const ATTRIBUTES = 0x31; // a set: what is signed, while the container says [0]
const SHA256 = der(SEQUENCE, oid("2.16.840.1.101.3.4.2.1"), der(NULL));
const ONE = der(INTEGER, [1]);
const DATA = oid("1.2.840.113549.1.7.1");

const asText = (file) => new TextDecoder("windows-1252").decode(file); // a sign for each byte

/** Whether a file begins and ends as a PDF does: one that was cut short does not. */
export const isWholePdf = (file) =>
  file.length <= LARGEST_FILE && asText(file.subarray(0, 5)) === "%PDF-" &&
  asText(file.subarray(-END_IS_WITHIN)).includes("%%EOF");

/** What the signature of a file is worth: "unsigned", "sound" with its certificate, or what is wrong. */
export const checkedFile = async (file, rootCertificate) => {
  const text = asText(file);
  const ranges = [...text.matchAll(RANGE)];
  if (!ranges.length) return { soundness: CLAIMS.some((one) => text.includes(one)) ? "changed" : "unsigned" };
  if (ranges.length > 1) return { soundness: "several" };
  try {
    return await checkedSignature(file, text, ranges[0].slice(1).map(Number), readCertificate(rootCertificate));
  } catch {
    return { soundness: "changed" }; // what a hostile file makes a reader throw, nobody can list
  }
};

const checkedSignature = async (file, text, [zero, start, after, rest], root) => {
  const end = after + rest;
  if (zero !== 0 || start >= after || end > file.length) return { soundness: "changed" };
  const inHole = text.slice(start + 1, after - 1);
  if (!/^(?:[0-9a-fA-F]{2})+$/.test(inHole)) return { soundness: "changed" };
  const made = valueIn(fromHex(inHole)).whole;
  const { leaf, signature } = partsOf(made);
  const digest = await sha256(joined(file.subarray(0, start), file.subarray(after, end)));
  const attributes = joined(...(await attributesOf(digest, leaf)));
  const isOurForm = isTheSmaller(signature) && equal(made, containerOf(attributes, leaf, signature));
  if (!(await ecdsaVerified(leaf.key, signature, der(ATTRIBUTES, attributes)))) return { soundness: "changed" };
  const hole = `<${hex(made).padEnd(after - start - 2, "0")}>`;
  const isFormed = isOurForm && text.slice(start, after) === hole;
  if (!isForPapers(leaf) || !(await signedBy(leaf, root))) {
    return { soundness: "foreign", isSoundByItself: isFormed && end === file.length };
  }
  if (end !== file.length) return { soundness: "edited_after" };
  if (!isFormed) return { soundness: "changed" };
  return { soundness: "sound", leaf };
};

/** The certificate and the bare signature in a container (CMS SignedData, RFC 5652). */
const partsOf = (made) => {
  const [, tagged] = valuesIn(valueIn(made), SEQUENCE);
  const [signed] = valuesIn(tagged, TAGGED);
  const [, , , certificates, signers] = valuesIn(signed, SEQUENCE);
  const [leaf] = valuesIn(certificates, TAGGED);
  const [signer] = valuesIn(signers, SET);
  const signature = valuesIn(signer, SEQUENCE).at(-1);
  if (signature.tag !== OCTET_STRING) throw new RangeError("no signature");
  return { leaf: readCertificate(leaf.whole), signature: signature.content };
};

/** What is signed: the digest, and which certificate belongs to it; in the order DER wants. */
const attributesOf = async (digest, leaf) => {
  const names = der(SEQUENCE, der(NAME, leaf.issuer));
  const fingerprint = der(OCTET_STRING, await sha256(leaf.content));
  const certificate = der(SEQUENCE, fingerprint, der(SEQUENCE, names, leaf.serial));
  const said = [
    [oid("1.2.840.113549.1.9.3"), DATA],
    [oid("1.2.840.113549.1.9.4"), der(OCTET_STRING, digest)],
    [oid("1.2.840.113549.1.9.16.2.47"), der(SEQUENCE, der(SEQUENCE, certificate))],
  ];
  return said.map(([name, value]) => der(SEQUENCE, name, der(SET, value))).sort(compared);
};

const containerOf = (attributes, leaf, signature) => {
  const signer = der(
    SEQUENCE, ONE, der(SEQUENCE, leaf.issuer, leaf.serial), SHA256, der(TAGGED, attributes),
    der(SEQUENCE, oid("1.2.840.10045.4.3.2")), der(OCTET_STRING, signature),
  );
  const signed = der(
    SEQUENCE, ONE, der(SET, SHA256), der(SEQUENCE, DATA), der(TAGGED, leaf.content), der(SET, signer),
  );
  return der(SEQUENCE, oid("1.2.840.113549.1.7.2"), der(TAGGED, signed));
};
