import { type ClientAuthMethod, clientAuthMethods } from "../../auth/token-request.ts";
import { parseDuration } from "../../core/duration.ts";
import type { TokenWish } from "../../auth/token-options.ts";
import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import type { Option } from "../../cli/options.ts";
import { splitScope } from "../../profile/scopes.ts";
import type { Profile } from "../../profile/profile.ts";
import { isOffline } from "../offline.ts";
import { type ParametersIo, requestParameters } from "./request-parameters.ts";

/** How long to wait. */
export const timeoutOption: Option = {
  flags: "--timeout <duration>",
  description: "Give up after this long (default: 30s).",
};

/** For servers that do not decode Basic credentials, or say the wrong thing about what they take. */
export const clientAuthOption: Option = {
  flags: "--client-auth <method>",
  description: "How to send the client's secret, whatever the Authority says.",
  values: clientAuthMethods,
};

/** See {@linkcode isOffline}. */
export const offlineOption: Option = { flags: "--offline", description: "Use no network." };

/** The options of everything that gets a token: `stella-token fetch` and `get`, `stella-exec --token`. */
export const tokenOptions: readonly Option[] = [
  { flags: "--min-life <duration>", description: "Use no cached token with less time left, such as 90s, 5m or 1h." },
  { flags: "--scope <scopes>", description: "Ask for some of the profile's scopes only, separated by blanks." },
  { flags: "--tenant <id>", description: "Ask for a token of this tenant." },
  timeoutOption,
  { flags: "--no-cache", description: "Neither read nor write the cache." },
  clientAuthOption,
  { flags: "--pack-run-id <id>", description: "The run that is approved; needed for packs.approve." },
  { flags: "--pack-gate-id <id>", description: "The gate of that run; needed for packs.approve." },
  { flags: "--pack-plan-hash <hash>", description: "The run's plan hash, sha256:…; needed for packs.approve." },
  { flags: "--reason <text>", description: "Why; needed for orch:operate, orch:quota and orch:backfill." },
  { flags: "--ticket <id>", description: "The ticket that goes with the reason." },
  offlineOption,
];

/** An option of its own, since `stella-exec` has another use for the word. */
export const forceOption: Option = {
  flags: "--force",
  description: "Fetch a new token even if a cached one would do.",
};

const defaultTimeoutMs = 30_000;
/** A day; timers cannot count beyond 24 of them. */
const mostTimeoutMs = 86_400_000;

/**
 * Which token the arguments ask for, for this profile; values that are missing are asked for on a terminal.
 * @throws {UsageError} when they cannot be meant.
 */
export async function tokenWish(args: Args, profile: Profile, force: boolean, io: ParametersIo): Promise<TokenWish> {
  const scopes = wantedScopes(args, profile);
  return {
    scopes,
    parameters: await requestParameters(scopes, args, io),
    minLifeMs: duration(args, "min-life"),
    timeoutMs: timeoutOf(args),
    useCache: args.flag("cache"),
    force,
    offline: isOffline(args, io),
    clientAuth: clientAuthOf(args),
  };
}

function wantedScopes(args: Args, { name, scopes }: Profile): readonly string[] {
  const text = args.text("scope");
  if (text === undefined) return scopes;
  const wanted = splitScope(text);
  const strange = wanted.filter((scope) => !scopes.includes(scope));
  if (wanted.length > 0 && strange.length === 0) return scopes.filter((scope) => wanted.includes(scope));
  throw new UsageError(
    wanted.length === 0 ? "--scope is empty" : `profile "${name}" does not have the scope "${strange.join(" ")}"`,
    { hint: `it has ${scopes.join(", ")}` },
  );
}

function duration(args: Args, option: string): number | undefined {
  const text = args.text(option);
  return text === undefined ? undefined : parseDuration(`--${option}`, text);
}

/** How long to wait, in ms. @throws {UsageError} when that is no duration. */
export function timeoutOf(args: Args): number {
  const ms = duration(args, "timeout") ?? defaultTimeoutMs;
  if (ms > 0 && ms <= mostTimeoutMs) return ms;
  throw new UsageError(`--timeout "${args.text("timeout")}" is not between 1ms and 1d`);
}

/** The chosen way to send the secret, if one is. @throws {UsageError} when there is no such way. */
export function clientAuthOf(args: Args): ClientAuthMethod | undefined {
  const text = args.text("client-auth");
  const method = clientAuthMethods.find((name) => name === text);
  if (text === undefined || method) return method;
  throw new UsageError(
    `--client-auth ${JSON.stringify(text)} is not known. it is one of ${clientAuthMethods.join(", ")}`,
  );
}
