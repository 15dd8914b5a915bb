import { type FeatureCode, featureCodes } from "../../profile/yaml/feature-codes.ts";
import type { ProfileRule } from "../rule.ts";

export const yamlFeature = {
  about: "profile",
  id: "yaml-feature",
  description: "The file uses anchors, aliases, tags, merge keys, directives or several documents.",
  why:
    "Readers of configuration files differ in what they support beyond plain keys and values. They may take a merge key " +
    "for a setting named <<, or ignore a second document, and aliases can make a small file huge.",
  severity: "error",
  messages: {
    ANCHOR: "anchor {{text}} is not portable. remove it",
    ALIAS: "alias {{text}} is not portable. write the value out",
    TAG: "tag {{text}} is not portable. remove it, and quote the value if it is text",
    MERGE: "merge keys are not portable. write the keys out",
    DIRECTIVE: "directives are not portable. remove it",
    MULTIPLE_DOCS: "a profile is a single document, and only the first one counts. remove the rest",
  },
  check({ document }, report) {
    for (const { code, span } of document.problems) {
      if (isFeatureCode(code)) report(code, span, { data: { text: document.text.slice(span.start, span.end) } });
    }
  },
} as const satisfies ProfileRule<FeatureCode>;

const isFeatureCode = (code: string): code is FeatureCode => (featureCodes as readonly string[]).includes(code);
