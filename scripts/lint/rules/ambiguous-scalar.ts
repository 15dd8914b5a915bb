import { walk } from "../../profile/yaml/nodes.ts";
import type { ProfileRule } from "../rule.ts";
import { quoteScalar } from "../scalar-edit.ts";

/** How YAML 1.1 (https://yaml.org/type) reads text that YAML 1.2's core schema (§10.3.2) reads differently. */
const readings: readonly (readonly [pattern: RegExp, reading: string])[] = [
  [/^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/, "true or false"],
  [/^[-+]?0o[0-7]+$/, "text, and YAML 1.2 readers as an octal number"],
  [/^[-+]?0[0-7_]+$/, "an octal number"],
  [/^[-+]?0b[01_]+$/, "a binary number"],
  [/^[-+]0x[\dA-Fa-f]+$/, "a number"],
  [/^[-+]?[1-9][\d_]*(?::[0-5]?\d)+$/, "a number in base 60"],
  [/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/, "a number in base 60"],
  [/^[-+]?0x[\dA-Fa-f]*_[\dA-Fa-f_]*$/, "a number"],
  [/^[-+]?[1-9]\d*_[\d_]*(?:\.[\d_]*)?$/, "a number"],
  [/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)[eE]\d+$/, "text, and YAML 1.2 readers as a number"],
  [/^[-+]?\d+[eE][-+]\d+$/, "text, and YAML 1.2 readers as a number"],
  [/^\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?$/, "a date"],
  [/^=$/, "a default value"],
];

/**
 * How all of these begin, where a plain scalar can: at the start of a line, after a space, or after what may precede one
 * in braces. Most profiles have none, so that their scalars need no look.
 */
const mayBePresent = /(?:^|[\s,:[{])(?:[-+.\d=]|(?:y|yes|n|no|on|off)\b)/i;

export const ambiguousScalar = {
  about: "profile",
  id: "ambiguous-scalar",
  description: "YAML 1.1 and 1.2 readers read an unquoted value differently, such as yes, 0o17 or 1:20.",
  why: "This tool reads YAML 1.2. Other readers of the same file still follow 1.1, where yes is true and 1:20 is 80. " +
    "In quotes, the value is the same text for all of them.",
  severity: "warning",
  fixable: true,
  messages: { ambiguous: 'YAML 1.1 readers read this value as {{reading}}. quote it: "…"' },
  check({ document }, report) {
    if (!mayBePresent.test(document.text)) return;
    // Another rule reports the values of the wrong type.
    const reported = new Set(document.problems.filter(({ code }) => code === "type").map(({ span }) => span.start));
    walk(document.root, (node) => {
      if (node.kind !== "scalar" || node.style !== "plain" || node.tag || reported.has(node.span.start)) return;
      const reading = readings.find(([pattern]) => pattern.test(node.source))?.[1];
      if (!reading) return;
      const fix = { description: "quote the value", edits: quoteScalar(node.span) };
      report("ambiguous", node.span, { data: { reading }, fix });
    });
  },
} as const satisfies ProfileRule<"ambiguous">;
