// Ed25519 (RFC 8032): by the browser where it knows it, else by the library that is carried along.

let browserKnows = null;

const known = async () => {
  if (browserKnows === null) {
    // The public key of RFC 8032 section 7.1, test 1.
    const some = Uint8Array.from(
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a".match(/../g), (pair) => parseInt(pair, 16),
    );
    browserKnows = await crypto.subtle.importKey("raw", some, "Ed25519", false, ["verify"]).then(
      () => true,
      () => false,
    );
  }
  return browserKnows;
};

/** Take the library although the browser could, so that it can be tried; `null` lets the browser be asked again. */
export const useBrowserForEd25519 = (whether) => {
  browserKnows = whether;
};

const imported = new Map(); // a key is taken in once, and checks many papers

const browserKey = (publicKey) => {
  const name = publicKey.join();
  if (!imported.has(name)) {
    imported.set(name, crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]));
  }
  return imported.get(name);
};

/** Whether this public half (32 bytes) made the signature (64 bytes); a key that is none made nothing. */
export const ed25519Verified = async (publicKey, signature, content) => {
  try {
    if (await known()) return await crypto.subtle.verify("Ed25519", await browserKey(publicKey), signature, content);
    return await globalThis.nobleEd25519.verifyAsync(signature, content, publicKey, { zip215: false });
  } catch {
    return false;
  }
};
