/**
 * Tokens for programs: what `stella-token get` prints, from the same cache and under the same lock.
 *
 * ```ts
 * import { getToken } from "stella-profile/token";
 *
 * const { accessToken } = await getToken("packs-operator");
 * ```
 *
 * @module
 */
import { acquireToken } from "../auth/acquire-token.ts";
import { warnAboutToken } from "../commands/token/messages.ts";
import {
  createAcquireOptions,
  createTokenRequest,
  tokenOptions,
  type TokenOptionValues,
} from "../commands/token/options.ts";
import type { Logger } from "../core/logger.ts";
import { readProfile } from "../profile/read-profile.ts";
import { createLibraryIo, type LibraryWorld } from "./library-io.ts";

export { CliError, type CliErrorOptions } from "../core/errors.ts";
export { ExitCode } from "../core/exit-codes.ts";
export type { LibraryWorld } from "./library-io.ts";

/** How to get a token: the options of `stella-token get`. Everything has a default. */
export interface TokenOptions extends LibraryWorld {
  /** Fetch a new token even if a cached one would do. */
  readonly force?: boolean;
  /** Do not use a cached token with less time left, in ms. */
  readonly minLifeMs?: number;
  /** Give up after this long, in ms (default: 30,000). */
  readonly timeoutMs?: number;
  /** Ask for some of the profile's scopes only, separated by spaces. */
  readonly scope?: string;
  /** Ask for a token of this tenant. */
  readonly tenant?: string;
  /** Whether to read and write the cache (default: true). */
  readonly cache?: boolean;
  /** Do not use the network. */
  readonly offline?: boolean;
  /** How to send the client's secret, whatever the Authority announces. */
  readonly clientAuth?: "basic" | "post";
  /** The run to approve. `packs.approve` needs it. */
  readonly packRunId?: string;
  /** The gate of that run. `packs.approve` needs it. */
  readonly packGateId?: string;
  /** The run's plan hash, `sha256:…`. `packs.approve` needs it. */
  readonly packPlanHash?: string;
  /** Why. `orch:operate`, `orch:quota` and `orch:backfill` need it. */
  readonly reason?: string;
  /** The ticket that goes with the reason. */
  readonly ticket?: string;
  /** Gets what the commands warn about, such as a cache that cannot be written. */
  readonly onWarning?: (message: string) => void;
}

/** A usable token. */
export interface Token {
  /** The token itself: a secret. */
  readonly accessToken: string;
  /** How to send it (RFC 6750 §2.1). */
  readonly tokenType: "Bearer";
  /** When it expires. */
  readonly expiresAt: Date;
  /** The scopes that were granted. */
  readonly scopes: readonly string[];
  /** Where it comes from. */
  readonly from: "cache" | "authority";
}

/**
 * Gets a usable token for a profile: from the cache, else from the Authority. When many processes want the same token,
 * one makes the request and the others wait for it.
 * @param profile A profile's name or file; undefined for the one that `STELLA_PROFILE` names.
 * @throws {CliError} when there is no token to be had, with the exit code that the command would have, and a hint.
 */
export async function getToken(profile?: string, options: TokenOptions = {}): Promise<Token> {
  const context = { io: createLibraryIo(options), log: createLog(options) };
  const { io } = context;
  const values = readValues(options);
  const read = readProfile(profile, io);
  const request = await createTokenRequest(values, read, io);
  const token = await acquireToken(read, request, createAcquireOptions(values, options.force ?? false, io), context);
  warnAboutToken(token, values["min-life"], context);
  const { accessToken, expiresAtMs, scopes, from } = token;
  return { accessToken, tokenType: "Bearer", expiresAt: new Date(expiresAtMs), scopes, from };
}

/** The values of the command's options, checked as if these had been typed. @throws {CliError} for one that it refuses. */
function readValues(options: TokenOptions): TokenOptionValues {
  const milliseconds = (ms?: number): string | undefined => ms === undefined ? undefined : `${Math.round(ms)}ms`;
  const given = (on: boolean): string | undefined => on ? "" : undefined;
  const texts: Readonly<Record<keyof typeof tokenOptions, string | undefined>> = {
    "min-life": milliseconds(options.minLifeMs),
    scope: options.scope,
    tenant: options.tenant,
    timeout: milliseconds(options.timeoutMs),
    cache: given(options.cache === false),
    "client-auth": options.clientAuth,
    "pack-run-id": options.packRunId,
    "pack-gate-id": options.packGateId,
    "pack-plan-hash": options.packPlanHash,
    reason: options.reason,
    ticket: options.ticket,
    offline: given(options.offline === true),
  };
  const values = Object.entries(texts).map(([name, text]) => {
    const { read } = tokenOptions[name as keyof typeof tokenOptions];
    return [name, read(text === undefined ? [] : [text], `--${name}`)];
  });
  return Object.fromEntries(values) as TokenOptionValues;
}

function createLog({ onWarning = () => {} }: TokenOptions): Logger {
  const ignore = (): void => {};
  return { level: "normal", info: ignore, warn: onWarning, debug: ignore, error: ignore };
}
