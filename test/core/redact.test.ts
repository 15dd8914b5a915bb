import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanServerText } from "../../scripts/auth/server-text.ts";
import { createRedactor } from "../../scripts/core/redact.ts";

const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text));
const isWellFormed = (text: string): boolean => !/[\ud800-\udfff]/u.test(text);
const toHex = (byte: string): string => byte.charCodeAt(0).toString(16).padStart(2, "0");
const escapeByte = (byte: string): string => `%${toHex(byte).toUpperCase()}`;

/** The forms that a secret can take in a text from outside. */
const forms: Readonly<Record<string, (secret: string) => string>> = {
  "as it is": (text) => text,
  "form-encoded": (text) => new URLSearchParams([["", text]]).toString().slice(1),
  "percent-encoded": encodeURIComponent,
  "percent-encoded whole": (text) => [...utf8(text)].map(escapeByte).join(""),
  "percent-encoded in lower case": (text) => encodeURIComponent(text).replace(/%../g, (it) => it.toLowerCase()),
  "percent-encoded twice": (text) => encodeURIComponent(encodeURIComponent(text)),
  "in JSON": (text) => JSON.stringify(text).slice(1, -1),
  "in JSON, in ASCII": (text) =>
    text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "in JSON, with a solidus escaped": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
  "in HTML": (text) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
  "in HTML, by numbers": (text) => [...text].map((it) => `&#x${it.codePointAt(0)?.toString(16)};`).join(""),
  "in Base64": (text) => btoa(utf8(text)),
  "in Base64url": (text) => btoa(utf8(text)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""),
  "as Basic credentials": (text) => `Basic ${btoa(`client:${encodeURIComponent(text)}`)}`,
  "as Basic credentials that are not encoded": (text) => `Basic ${btoa(utf8(`c:${text}`))}`,
  "as Basic credentials in JSON": (text) =>
    JSON.stringify(`Basic ${btoa(utf8(`my-client:${text}`))}`).replaceAll("/", "\\/"),
  "in UTF-8 that was read as Latin-1": utf8,
  "in upper case": (text) => text.replace(/[a-z]/g, (it) => it.toUpperCase()),
};

/** What a message holds of a secret, whatever reads it: every piece of eight bytes, decoded here in the plainest way. */
function findPiece(shown: string, secret: string): string | undefined {
  const bytes = utf8(secret);
  const shortest = Math.min(8, bytes.length);
  const pieces = Array.from({ length: bytes.length - shortest + 1 }, (_, at) => bytes.slice(at, at + shortest));
  const text = utf8(shown);
  const inAnyCase = (piece: string): string[] => [
    piece,
    [...piece].map(escapeByte).join(""),
    piece.replace(/[^A-Za-z0-9_.~*-]/g, escapeByte),
    JSON.stringify(piece).slice(1, -1),
  ];
  const inBase64 = (piece: string): string[] =>
    // Without the characters that what is around it decides, too.
    [0, 1, 2].map((before) =>
      btoa("\0".repeat(before) + piece).slice(Math.ceil(before * 8 / 6), Math.floor((before + piece.length) * 8 / 6))
    );
  return pieces.find((piece) =>
    inAnyCase(piece).some((form) => text.toLowerCase().includes(form.toLowerCase())) ||
    inBase64(piece).some((form) => text.includes(form))
  );
}

const secrets = [
  "planted-secret-Zq3x",
  "a::b::error::c##[group]d##vso[e]",
  "tab\tline\nend\x1b[2Jesc\x7f\u200b\u202eform",
  "quote\"s and 'back\\slash/es",
  "größe-日本語-😀-ñandú",
  "Zq+3/x=%41&amp;<y> ~*!()",
  "short",
];

describe("createRedactor()", () => {
  const cases = secrets.flatMap((secret) => Object.keys(forms).map((form) => [secret, form] as const));
  it.each(cases)("removes %j %s", (secret, form) => {
    const redactor = createRedactor();
    redactor.add(secret);
    const text = `before ${forms[form]?.(secret)} after`;
    expect(redactor.redact(text)).toMatch(/^before .*\*\*\*.* after$/s);
    expect(findPiece(redactor.redact(text), secret)).toBeUndefined();
  });
  it("leaves ordinary text alone", () => {
    const redactor = createRedactor();
    for (const secret of secrets) redactor.add(secret);
    const text = 'check ClientId "pack-operator" at https://a.example/x?y=%20&amp; (50 %) \\u0041 größe';
    expect([redactor.redact(text), redactor.redactPieces(text)]).toEqual([text, text]);
  });
  it("masks a piece only where it is asked to", () => {
    const redactor = createRedactor();
    redactor.add("pack-operator-secret");
    expect(redactor.redact('of "pack-operator"')).toBe('of "pack-operator"');
    expect(redactor.redactPieces('of "pack-operator"')).toBe('of "***"');
  });
  it("ignores what is too short to tell from ordinary text", () => {
    const redactor = createRedactor();
    redactor.add("abc");
    expect(redactor.redactPieces("abc")).toBe("abc");
  });
});

describe("cleanServerText() shows no piece of a secret of eight bytes or more, in any encoding", () => {
  const clean = (secret: string, text: string): string => {
    const redactor = createRedactor();
    redactor.add(secret);
    return cleanServerText(text, { removeSecrets: redactor.redactPieces });
  };
  const anySecret = fc.oneof(
    fc.constantFrom(...secrets.filter((it) => it.length >= 8)),
    fc.string({ minLength: 8, maxLength: 40, unit: "grapheme" }),
    fc.string({ minLength: 8, maxLength: 64, unit: "binary" }),
    fc.array(fc.constantFrom("::", "##[", "##vso[", "\x1b", "\r\n", '"', "%", "+", "\u200d", "é"), {
      minLength: 8,
      maxLength: 20,
    })
      .map((parts) => parts.join("")),
  );
  const anyForm = fc.constantFrom(...Object.values(forms));
  const outer = fc.constantFrom(forms["as it is"], forms["in JSON"], forms["percent-encoded"]);
  const padding = fc.oneof(fc.nat(250).map((length) => " .".repeat(length)), fc.string());

  it("wherever and however the server echoes it", () => {
    fc.assert(
      fc.property(anySecret, anyForm, outer, padding, padding, (secret, form, wrap, before, after) => {
        fc.pre(isWellFormed(secret) && !findPiece(before + after, secret));
        const shown = clean(secret, `${before}${wrap?.(form(secret))}${after}`);
        expect(findPiece(shown, secret)).toBeUndefined();
      }),
      { numRuns: 300, seed: 14 },
    );
  });
  it("where the server cuts it", () => {
    fc.assert(
      fc.property(anySecret, anyForm, fc.nat(), fc.nat(), (secret, form, from, to) => {
        fc.pre(isWellFormed(secret));
        const whole = form(secret);
        const cut = whole.slice(from % whole.length, whole.length - to % whole.length);
        expect(findPiece(clean(secret, cut), secret)).toBeUndefined();
      }),
      { numRuns: 300, seed: 14 },
    );
  });
  it("where this program cuts it", () => {
    const secret = "planted-secret-Zq3x-and-more-of-it";
    for (let length = 150; length < 210; length++) {
      expect(findPiece(clean(secret, `${"x ".repeat(length / 2)}${secret}`), secret)).toBeUndefined();
    }
  });
  it("in a time that does not depend on how the text was made", () => {
    const nasty = "%25\\u0025&amp;+é".repeat(5000);
    const start = performance.now();
    clean("planted-secret-Zq3x", nasty);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
