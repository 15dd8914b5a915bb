import type { DocumentEntry, ProfileDocument } from "../../profile/document.ts";
import type { Edit } from "../finding.ts";
import type { ProfileRule } from "../rule.ts";
import { literalOf } from "../scalar-edit.ts";
import { scopeWords } from "../scope-words.ts";

/** Scopes that are not one string with single blanks. */
export const scopeFormat: ProfileRule<"list" | "comma" | "blanks" | "repeated"> = {
  about: "profile",
  id: "scope-format",
  description: "Scopes are a list, or have commas, repeated blanks or repeats between them.",
  why:
    "A scope value is words with single blanks between them (RFC 6749 §3.3). The CLI sends it as it stands, so that a " +
    "comma becomes part of a scope's name, and the token cache takes two spellings for two keys.",
  severity: "error",
  fixable: true,
  messages: {
    list: "scopes are a list here. write them in one string, with blanks between them",
    comma: 'scopes are separated by "{{mark}}". use single blanks',
    blanks: "scopes are separated or surrounded by more than single blanks",
    repeated: 'scope "{{scope}}" stands here more than once',
  },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    if (!entry) return;
    const words = entry.value?.kind === "sequence" ? wordsOfList(entry) : scopeWords(entry.text ?? "");
    const edits = words && editsFor(document, entry, [...new Set(words)].join(" "));
    const details = edits ? { fix: { description: "write the scopes with single blanks between them", edits } } : {};
    if (entry.value?.kind === "sequence") return report("list", entry.valueSpan, details);
    const text = entry.text ?? "";
    const mark = /[,;]/.exec(text)?.[0];
    const repeated = words?.find((word, index) => words.indexOf(word) < index);
    if (mark) report("comma", entry.valueSpan, { ...details, data: { mark } });
    else if (text.trim() && /^\s|\s$|\s\s|[^\S ]/.test(text)) report("blanks", entry.valueSpan, details);
    if (repeated) report("repeated", entry.valueSpan, { ...details, data: { scope: repeated } });
  },
};

/** The scopes of a list of strings; undefined for any other list. */
function wordsOfList({ value }: DocumentEntry): string[] | undefined {
  if (value?.kind !== "sequence") return undefined;
  const words = value.items.map((item) =>
    item?.kind === "scalar" && typeof item.value === "string" ? item.value : undefined
  );
  return words.length > 0 && words.every((word) => word !== undefined) ? words.flatMap(scopeWords) : undefined;
}

/** Writes the scopes anew; undefined where that would lose a comment or need more than plain characters. */
function editsFor(document: ProfileDocument, entry: DocumentEntry, scopes: string): Edit[] | undefined {
  if (!/^[\w.:/-]*[\w/](?: [\w.:/-]*[\w/])*$/.test(scopes)) return undefined;
  if (entry.value?.kind !== "sequence") {
    const literal = literalOf(document, entry);
    return literal && [{ span: literal.span, text: scopes }];
  }
  const between = document.text.slice(entry.keySpan.end, entry.valueSpan.end);
  const colon = /^["']?\s*:/.exec(between);
  if (!colon || between.includes("#")) return undefined;
  const start = entry.keySpan.end + colon[0].length;
  const end = start + document.text.slice(start, entry.valueSpan.end).trimEnd().length;
  return [{ span: { start, end }, text: ` "${scopes}"` }];
}
