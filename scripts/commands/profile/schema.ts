import { ExitCode } from "../../core/exit-codes.ts";
import type { Verb } from "../../cli/command.ts";
import { profileSchemaText } from "../../scaffold/templates.generated.ts";

/** `stella-profile schema`: the JSON Schema of a profile. */
export const schemaVerb: Verb = {
  name: "schema",
  positionals: "",
  arity: [0, 0],
  summary: "Print the JSON Schema of a profile, for editors.",
  options: [],
  examples: [{ command: "stella-profile schema > profile.schema.json", does: "Keep it beside your own templates" }],
  run: (_, io) => {
    io.stdout.write(profileSchemaText);
    return ExitCode.done;
  },
};
