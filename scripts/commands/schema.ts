import { ExitCode } from "../cli/exit-codes.ts";
import type { Verb } from "../cli/program.ts";
import { profileSchemaText } from "../profile/templates.generated.ts";

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
