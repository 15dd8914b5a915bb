import type { AcquireOptions } from "../../auth/acquire-token.ts";
import { clientAuthMethods, type TokenRequest, toTokenRequest } from "../../auth/token-request.ts";
import {
  choice,
  duration,
  flag,
  negatedFlag,
  type OptionSpec,
  type OptionSpecs,
  type OptionValues,
  text,
} from "../../cli/options.ts";
import { parseDuration } from "../../core/duration.ts";
import { UsageError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import type { Profile } from "../../profile/profile.ts";
import { packScopes, splitScope } from "../../profile/scopes.ts";
import { isOffline, offlineOption } from "../offline.ts";
import { collectParameters } from "./request-parameters.ts";

const defaultTimeoutMs = 30_000;
/** A day: timers cannot count beyond 24 of them. */
const maxTimeoutMs = 86_400_000;

/** How long to wait for everything together, in ms. */
export const timeoutOption: OptionSpec<number> = {
  placeholder: "duration",
  description: "Give up after this long (default: 30s).",
  read([value], flag) {
    const ms = value === undefined ? defaultTimeoutMs : parseDuration(flag, value);
    if (ms > 0 && ms <= maxTimeoutMs) return ms;
    throw new UsageError(`${flag} "${value}" is not between 1ms and 1d`);
  },
};

/** For servers that do not decode Basic credentials, or announce the wrong methods. */
export const clientAuthOption = choice(
  "method",
  clientAuthMethods,
  "How to send the client's secret, whatever the Authority announces.",
);

/** Not among {@linkcode tokenOptions}: `stella-exec --force` means something else. */
export const forceOption = flag("Fetch a new token even if a cached one would do.");

/** The options of everything that gets a token: `stella-token fetch` and `get`, `stella-exec --token`. */
export const tokenOptions = {
  "min-life": duration("Do not use a cached token with less time left, such as 90s, 5m or 1h."),
  scope: text("scopes", "Ask for some of the profile's scopes only, separated by spaces.", { completes: packScopes }),
  tenant: text("id", "Ask for a token of this tenant."),
  timeout: timeoutOption,
  cache: negatedFlag("Neither read nor write the cache."),
  "client-auth": clientAuthOption,
  "pack-run-id": text("id", "The run to approve. packs.approve needs it."),
  "pack-gate-id": text("id", "The gate of that run. packs.approve needs it."),
  "pack-plan-hash": text("hash", "The run's plan hash, sha256:…. packs.approve needs it."),
  reason: text("text", "Why. orch:operate, orch:quota and orch:backfill need it."),
  ticket: text("id", "The ticket that goes with the reason."),
  offline: offlineOption,
} satisfies OptionSpecs;

/** The values of {@linkcode tokenOptions}. */
export type TokenOptionValues = OptionValues<typeof tokenOptions>;

/**
 * What the options request a token for, for this profile. Missing values are asked for on a terminal.
 * @throws {UsageError} for values that cannot be sent.
 */
export async function createTokenRequest(
  options: TokenOptionValues,
  profile: Profile,
  io: Io,
): Promise<TokenRequest> {
  const scopes = selectScopes(options.scope, profile);
  return { ...toTokenRequest(profile), scopes, parameters: await collectParameters(scopes, options, io) };
}

/** How the options ask to get a token. */
export function createAcquireOptions(options: TokenOptionValues, force: boolean, io: Io): AcquireOptions {
  return {
    minLifeMs: options["min-life"],
    timeoutMs: options.timeout,
    useCache: options.cache,
    force,
    offline: isOffline(options, io),
    clientAuth: options["client-auth"],
  };
}

/** The profile's scopes, or those of them that `--scope` names. */
function selectScopes(scope: string | undefined, { name, scopes }: Profile): readonly string[] {
  if (scope === undefined) return scopes;
  const selected = splitScope(scope);
  const unknown = selected.filter((one) => !scopes.includes(one));
  if (selected.length > 0 && unknown.length === 0) return scopes.filter((one) => selected.includes(one));
  throw new UsageError(
    selected.length === 0 ? "--scope is empty" : `profile "${name}" does not have the scope "${unknown.join(" ")}"`,
    { hint: `it has ${scopes.join(", ")}` },
  );
}
