// Bytes, and the few things done with them everywhere.

export const hex = (content) => Array.from(content, (one) => one.toString(16).padStart(2, "0")).join("");

export const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

export const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

export const utf8 = (text) => new TextEncoder().encode(text);

/** The text of some bytes; throws for what is no UTF-8. */
export const fromUtf8 = (content) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);


export const joined = (...parts) => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Below nought, nought or above it, as bytes are ordered: by their values, the shorter of two alike first. */
export const compared = (one, two) => {
  const shared = Math.min(one.length, two.length);
  for (let at = 0; at < shared; at += 1) {
    if (one[at] !== two[at]) return one[at] - two[at];
  }
  return one.length - two.length;
};

export const equal = (one, two) => one.length === two.length && compared(one, two) === 0;

export const sha256 = async (content) => new Uint8Array(await crypto.subtle.digest("SHA-256", content));
