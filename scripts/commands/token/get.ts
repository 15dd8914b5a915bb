import { type AcquiredToken, acquireToken } from "../../auth/acquire-token.ts";
import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { choice } from "../../cli/options.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { warnAboutToken } from "./messages.ts";
import { createAcquireOptions, createTokenRequest, forceOption, tokenOptions } from "./options.ts";

/** What `get` can print. */
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
} as const satisfies Record<string, (token: AcquiredToken) => string>;

const formatNames = Object.keys(formats) as (keyof typeof formats)[];

const getOptions = {
  format: choice("format", formatNames, "How to print it (default: token).", { short: "f" }),
  force: forceOption,
  ...tokenOptions,
};

/** `stella-token get`: print a token, fetching it if needed. */
export const getCommand = defineCommand({
  name: "get",
  positionals: optionalProfile,
  summary: "Print an access token, fetching it if needed.",
  options: getOptions,
  examples: [
    { command: "stella-token get packs-operator", does: "Print the operator's token" },
    {
      command: "stella-token get packs-operator --format header | curl -H @- https://task-runner.example.com/api/packs",
      does: "Call a service with it",
    },
  ],
  run: getToken,
});

async function getToken({ positionals, options, io, log }: CommandContext<typeof getOptions>): Promise<ExitCode> {
  const profile = readProfile(positionals[0], io);
  const request = await createTokenRequest(options, profile, io);
  const token = await acquireToken(profile, request, createAcquireOptions(options, options.force, io), { io, log });
  warnAboutToken(token, options["min-life"], { io, log });
  io.stdout.write(`${formats[options.format ?? "token"](token)}\n`);
  return ExitCode.done;
}
