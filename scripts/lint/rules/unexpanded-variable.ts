import { fields } from "../../profile/fields.ts";
import { findVariable } from "../paths.ts";
import type { ProfileRule } from "../rule.ts";

export const unexpandedVariable = {
  about: "profile",
  id: "unexpanded-variable",
  description: "A value contains a variable, such as $HOME or %USERPROFILE%, that nothing expands.",
  why: "Only a leading ~ is expanded. The CLI would create a directory literally named $HOME, or not find the file.",
  severity: "error",
  messages: {
    variable: '"{{variable}}" in "{{key}}" is not expanded. write the value out, or ~ for the home directory',
  },
  check({ document, platform }, report) {
    for (const [field, { text, valueSpan }] of document.fields) {
      if (text === undefined || field === "clientSecret") continue;
      const variable = findVariable(text, platform);
      if (variable) report("variable", valueSpan, { data: { key: fields[field].key, variable } });
    }
  },
} as const satisfies ProfileRule<"variable">;
