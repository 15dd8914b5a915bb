import { type Scalar, visit } from "yaml";
import type { Profile } from "../../profile/profile.ts";
import type { ProfileRule } from "../rule.ts";
import { quoteEdits } from "../scalar-edit.ts";

/** What YAML 1.1 (https://yaml.org/type) makes of text that YAML 1.2's core schema (§10.3.2) reads in another way. */
const readings: readonly (readonly [pattern: RegExp, reading: string])[] = [
  [/^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/, "true or false"],
  [/^[-+]?0o[0-7]+$/, "text, and YAML 1.2 an octal number"],
  [/^[-+]?0[0-7_]+$/, "an octal number"],
  [/^[-+]?0b[01_]+$/, "a binary number"],
  [/^[-+]0x[\dA-Fa-f]+$/, "a number"],
  [/^[-+]?[1-9][\d_]*(?::[0-5]?\d)+$/, "a number of base 60"],
  [/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/, "a number of base 60"],
  [/^[-+]?0x[\dA-Fa-f]*_[\dA-Fa-f_]*$/, "a number"],
  [/^[-+]?[1-9]\d*_[\d_]*(?:\.[\d_]*)?$/, "a number"],
  [/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)[eE]\d+$/, "text, and YAML 1.2 a number"],
  [/^[-+]?\d+[eE][-+]\d+$/, "text, and YAML 1.2 a number"],
  [/^\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?$/, "a date"],
  [/^=$/, "a default value"],
];

/** Text that one YAML reader takes for a number, a date or a truth value, and another does not. */
export const ambiguousScalar: ProfileRule<"ambiguous"> = {
  about: "profile",
  id: "ambiguous-scalar",
  description: "YAML 1.1 and 1.2 readers take an unquoted value for different things, such as yes, 0o17 or 1:20.",
  why: "This tool reads YAML 1.2; other readers of the same file still follow 1.1, where yes is true and 1:20 is 80. " +
    "In quotes it is the same text for all of them.",
  severity: "warning",
  fixable: true,
  messages: { ambiguous: 'YAML 1.1 readers take this value for {{reading}}. quote it: "…"' },
  check({ profile }, report) {
    for (const scalar of plainScalars(profile)) {
      const source = scalar.source ?? "";
      const reading = readings.find(([pattern]) => pattern.test(source))?.[1];
      if (!reading || !scalar.range) continue;
      const span = { start: scalar.range[0], end: scalar.range[1] };
      const fix = { description: "quote the value", edits: quoteEdits(span) };
      report("ambiguous", span, { data: { reading }, fix });
    }
  },
};

/** Every unquoted scalar, keys too. Values that are told to be of the wrong type already are left to that rule. */
function plainScalars({ document, problems }: Profile): Scalar[] {
  const told = new Set(problems.filter(({ code }) => code === "type").map(({ span }) => span.start));
  const found: Scalar[] = [];
  visit(document, {
    Scalar(_, node) {
      if (node.type === "PLAIN" && !node.tag && !told.has(node.range?.[0] ?? -1)) found.push(node);
    },
  });
  return found;
}
