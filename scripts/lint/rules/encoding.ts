import type { FileRule } from "../rule.ts";

export const encoding = {
  about: "file",
  id: "encoding",
  description: "The file is not plain UTF-8: it has a byte order mark, a NUL, or invalid bytes.",
  why:
    "YAML readers and shells differ in how they handle byte order marks and NULs. A byte that is not UTF-8 silently " +
    "becomes another character, for example in a client id or a path.",
  severity: "error",
  fixable: true,
  messages: {
    bom: "the file begins with a byte order mark. save it as UTF-8 without one",
    nul: "unexpected NUL byte. remove it",
    utf8: "this byte is not UTF-8. save the file as UTF-8",
    utf16: "the file is UTF-16. save it as UTF-8",
  },
  check({ encodingFaults }, report) {
    for (const { kind, start, end } of encodingFaults) {
      const fix = { description: "remove the byte order mark", edits: [{ span: { start, end }, text: "" }] };
      report(kind, { start, end }, kind === "bom" ? { severity: "warning", fix } : {});
    }
  },
} as const satisfies FileRule<"bom" | "nul" | "utf8" | "utf16">;
