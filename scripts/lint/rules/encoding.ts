import type { SourceRule } from "../rule.ts";

/** Bytes that are not plain UTF-8 text. */
export const encoding: SourceRule<"bom" | "nul" | "utf8" | "utf16"> = {
  about: "source",
  id: "encoding",
  description: "The file is not plain UTF-8: a byte order mark, a NUL, or other bytes.",
  why:
    "YAML readers differ in what they make of byte order marks and NULs, and shells do too; a byte that is not UTF-8 " +
    "silently becomes another character, in a client id or a path among others.",
  severity: "error",
  fixable: true,
  messages: {
    bom: "the file begins with a byte order mark. save it as UTF-8 without one",
    nul: "there is a NUL byte here. remove it",
    utf8: "this byte is not UTF-8 text. save the file as UTF-8",
    utf16: "the file is UTF-16 text. save it as UTF-8",
  },
  check({ encoding }, report) {
    for (const { kind, start, end } of encoding) {
      const fix = kind === "bom"
        ? { fix: { description: "remove the byte order mark", edits: [{ span: { start, end }, text: "" }] } }
        : {};
      report(kind, { start, end }, { ...fix, ...(kind === "bom" ? { severity: "warning" } : {}) });
    }
  },
};
