import { defineCommand, noPositionals } from "../../cli/command.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { profileSchemaText } from "../../scaffold/templates.generated.ts";

/** `stella-profile schema`: the JSON Schema of a profile. */
export const schemaCommand = defineCommand({
  name: "schema",
  positionals: noPositionals,
  summary: "Print the JSON Schema of a profile, for editors.",
  options: {},
  examples: [{ command: "stella-profile schema > profile.schema.json", does: "Keep it beside your own templates" }],
  run({ io }) {
    io.stdout.write(profileSchemaText);
    return ExitCode.done;
  },
});
