import type { ProfileDocument } from "../../profile/document.ts";
import { walk } from "../../profile/yaml/nodes.ts";
import type { ProfileRule } from "../rule.ts";

export const lineEnd = {
  about: "profile",
  id: "line-end",
  description: "A character ends a line for .NET's reader and for hardly anything else: CR alone, NEL, LS or PS.",
  why:
    "What an editor shows as the rest of a comment or of a value can be a key of its own to the CLI: another backend, " +
    "or another secret. No command uses such a profile.",
  severity: "error",
  fixable: true,
  runsOnInvalidYaml: true,
  messages: { stray: "{{problem}}. remove it" },
  check({ document, fatalProblem }, report) {
    const found = document.problems.filter(({ code }) => code === "LINE_END");
    if (found.length === 0) return;
    const comments = fatalProblem ? [] : findComments(document);
    for (const { message, span } of found) {
      // A comment stays the comment that it looks like. Anywhere else, nobody knows what was meant.
      const inComment = comments.some(({ start, end }) => start < span.start && span.start < end);
      const fix = { description: "put a space in its place", edits: [{ span, text: " " }] };
      report("stray", span, { data: { problem: message }, ...inComment && { fix } });
    }
  },
} as const satisfies ProfileRule<"stray">;

/** The comments of a valid text: what follows `#` on a line, outside of the values. */
function findComments({ text, root }: ProfileDocument): { readonly start: number; readonly end: number }[] {
  const comments: { start: number; end: number }[] = [];
  let from = 0;
  const search = (to: number): void => {
    for (const { index, 0: { length } } of text.slice(from, to).matchAll(/#[^\n]*/g)) {
      comments.push({ start: from + index, end: from + index + length });
    }
  };
  walk(root, ({ kind, span }) => {
    if (kind !== "scalar") return;
    search(span.start);
    from = span.end;
  });
  search(text.length);
  return comments;
}
