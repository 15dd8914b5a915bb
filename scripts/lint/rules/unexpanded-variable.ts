import { fields } from "../../profile/fields.ts";
import type { ProfileRule } from "../rule.ts";
import { variableIn } from "../paths.ts";

/** A variable where none is expanded. */
export const unexpandedVariable: ProfileRule<"variable"> = {
  about: "profile",
  id: "unexpanded-variable",
  description: "A value has a variable in it, such as $HOME or %USERPROFILE%, which nothing expands.",
  why: "Only a leading ~ is expanded. A directory with the literal name $HOME is created, or the file is not found.",
  severity: "error",
  messages: {
    variable: '"{{variable}}" in "{{key}}" is not expanded. write the value out, or ~ for the home directory',
  },
  check({ document, platform }, report) {
    for (const [field, { text, valueSpan }] of document.fields) {
      if (text === undefined || field === "clientSecret") continue;
      const variable = variableIn(text, platform);
      if (variable) report("variable", valueSpan, { data: { key: fields[field].key, variable } });
    }
  },
};
