/**
 * What follows `Basic` in the header (RFC 6749 §2.3.1, RFC 7617 §2). oauth4webapi also escapes `-`, `.`, `_` and `*`; but
 * many servers do not decode, and with the WHATWG form encoding a hexadecimal or Base64url secret is the same before
 * and after.
 */
export function basicCredentials(clientId: string, secret: string): string {
  return btoa(`${formEncoded(clientId)}:${formEncoded(secret)}`);
}

/** A text in the encoding of a form's values (RFC 6749 appendix B). */
export function formEncoded(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}
