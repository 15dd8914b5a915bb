import { type Obtained, obtainToken } from "../../auth/acquire-token.ts";
import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { createLogger } from "../../terminal/logger.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { forceOption, tokenOptions, tokenWish } from "./options.ts";
import { warnOfToken } from "./messages.ts";

/** What `get` can print: each format turns a token into text. */
const formats = {
  token: ({ accessToken }) => accessToken,
  json: (token) =>
    JSON.stringify({
      accessToken: token.accessToken,
      tokenType: "Bearer",
      expiresAtUtc: new Date(token.expiresAtMs).toISOString(),
      scopes: token.scopes,
    }),
  header: ({ accessToken }) => `Authorization: Bearer ${accessToken}`,
  // https://kubernetes.io/docs/reference/config-api/client-authentication.v1/
  "exec-credential": ({ accessToken, expiresAtMs }) =>
    JSON.stringify({
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: { token: accessToken, expirationTimestamp: new Date(expiresAtMs).toISOString().replace(/\.\d+Z$/, "Z") },
    }),
} as const satisfies Record<string, (token: Obtained) => string>;

type Format = keyof typeof formats;

const formatNames = Object.keys(formats) as Format[];

/** `stella-token get`: print a token, fetching it if needed. */
export const getVerb: Verb = {
  name: "get",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Print an access token, fetching it if needed.",
  options: [
    { flags: "-f, --format <format>", description: "How to print it (default: token).", values: formatNames },
    forceOption,
    ...tokenOptions,
  ],
  examples: [
    { command: "stella-token get packs-operator", does: "Print the operator's token" },
    {
      command: "stella-token get packs-operator --format header | curl -H @- https://task-runner.example.com/api/packs",
      does: "Call a service with it",
    },
  ],
  run: get,
};

async function get(args: Args, io: Io): Promise<ExitCode> {
  const log = createLogger(io, args.loudness);
  const format = formats[formatOf(args)];
  const profile = readProfile(args.positionals[0], io);
  const wish = await tokenWish(args, profile, args.flag("force"), io);
  const token = await obtainToken(profile, wish, io, log);
  warnOfToken(token, wish, io, log);
  io.stdout.write(`${format(token)}\n`);
  return ExitCode.done;
}

function formatOf(args: Args): Format {
  const text = args.text("format") ?? "token";
  const format = formatNames.find((name) => name === text);
  if (format) return format;
  throw new UsageError(`unknown format ${JSON.stringify(text)}. it is one of ${formatNames.join(", ")}`);
}
