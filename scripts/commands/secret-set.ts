import type { Args } from "../cli/args.ts";
import { UsageError } from "../cli/errors.ts";
import { ExitCode } from "../cli/exit-codes.ts";
import type { Io } from "../cli/io.ts";
import type { Verb } from "../cli/program.ts";
import { talkOn } from "../cli/talk.ts";
import { maxSecretBytes, parseSecret } from "../profile/secret-file.ts";
import { secretPath } from "../profile/secret-path.ts";
import { writePrivateFile } from "../runtime/private-files.ts";

/** `stella-profile secret set`: store a client's secret. */
export const secretSetVerb: Verb = {
  name: "secret set",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Store the client's secret in the file that the profile names, from standard input or a hidden prompt.",
  options: [],
  examples: [
    { command: "stella-profile secret set packs-operator", does: "Type or paste it, unseen" },
    {
      command: `printf '%s' "$CLIENT_SECRET" | stella-profile secret set packs-operator`,
      does: "Take it from a pipeline's secret variable",
    },
  ],
  run: secretSet,
};

async function secretSet(args: Args, io: Io): Promise<ExitCode> {
  const path = secretPath(args.positionals[0], io);
  const { value, problem } = parseSecret(await io.stdin.read(maxSecretBytes));
  if (value === undefined) {
    throw new UsageError(`the secret cannot be stored: ${problem}`, {
      hint: "give it alone, as one line of UTF-8 text",
    });
  }
  io.conceal(value);
  writePrivateFile(io, path, new TextEncoder().encode(value));
  talkOn(io, args.loudness).note(`stored the secret in ${path}`);
  return ExitCode.done;
}
