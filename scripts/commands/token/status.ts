import { formatJson } from "../../core/format-json.ts";
import { type CachedToken, visibleTokens } from "../../auth/cached-tokens.ts";
import { unverifiedClaims } from "../../auth/claims.ts";
import { formatDuration } from "../../core/duration.ts";
import { sanitizeServerText } from "../../core/sanitize.ts";
import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { formatTable } from "../../terminal/table.ts";
import { createLogger } from "../../terminal/logger.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfiles } from "../../profile/read-profile.ts";

/** `stella-token status`: how the cached tokens stand, without network. */
export const statusVerb: Verb = {
  name: "status",
  positionals: "[profile…]",
  arity: [0, Infinity],
  summary: "Show how the cached tokens stand, of all profiles or of those named, without network.",
  options: [
    { flags: "--claims", description: "Show what a token says, decoded but not verified." },
    { flags: "--json", description: "Print JSON." },
  ],
  examples: [
    { command: "stella-token status", does: "See every profile's tokens" },
    { command: "stella-token status packs-operator", does: "Fail unless the operator has a usable token" },
  ],
  run: status,
};

/** One token of one profile. */
interface Row {
  readonly profile: Profile;
  readonly token: CachedToken;
}

function status(args: Args, io: Io): ExitCode {
  const log = createLogger(io, args.loudness);
  const named = readProfiles(args.positionals, io);
  const shown = named.length > 0 ? named : (listProfiles(io)).flatMap(({ profile }) => profile ?? []);
  const rows: Row[] = [];
  for (const profile of shown) {
    for (const token of visibleTokens(profile, io)) rows.push({ profile, token });
  }
  const claims = args.flag("claims");
  if (args.flag("json")) io.stdout.write(formatJson(rows.map((row) => recordOf(row, claims))));
  else io.stdout.write(tableOf(rows, io) + claimsText(rows, claims));
  for (const { token } of rows) if (token.problem) log.warn(token.problem);
  if (claims) log.info("claims are decoded, not verified: only the service that a token is for can judge it");
  const usable = (profile: Profile): boolean =>
    rows.some((row) => row.profile === profile && row.token.state === "usable");
  return named.every(usable) ? ExitCode.done : ExitCode.refused;
}

const header = ["PROFILE", "TOKEN", "LEFT", "SCOPES", "FOR", "IN"];

function tableOf(rows: readonly Row[], io: Io): string {
  return formatTable({ rows: [header, ...rows.map((row) => cells(row, io))], elastic: ["IN", "SCOPES"] }, io.stdout);
}

function cells({ profile, token: { state, entry } }: Row, io: Pick<Io, "clock">): string[] {
  const left = entry && state === "usable" ? formatDuration(entry.expiresAtMs - io.clock.now()) : "-";
  const parameters = Object.values(entry?.parameters ?? {}).map((value) => value.replace(/^(sha256:.{8}).*/, "$1…"));
  const scopes = entry?.scopes ?? profile.scopes;
  return [profile.name, state, left, scopes.join(" "), parameters.join(" ") || "-", profile.tokenCacheDirectory];
}

function claimsText(rows: readonly Row[], wanted: boolean): string {
  return rows.flatMap(({ profile, token: { entry } }) => {
    if (!wanted || !entry) return [];
    const claims = unverifiedClaims(entry.accessToken);
    const lines = claims
      ? Object.entries(claims).map(([name, value]) => `  ${sanitizeServerText(`${name}: ${JSON.stringify(value)}`)}\n`)
      : ["  opaque: it says nothing that can be read here\n"];
    return [`\n${profile.name}: ${entry.scopes.join(" ")}\n`, ...lines];
  }).join("");
}

function recordOf({ profile, token: { state, entry, problem } }: Row, claims: boolean): Record<string, unknown> {
  return {
    profile: profile.name,
    clientId: profile.clientId,
    authorityUrl: profile.authorityUrl,
    cacheDirectory: profile.tokenCacheDirectory,
    state,
    ...(problem !== undefined && { problem }),
    ...(entry && {
      scopes: entry.scopes,
      issuedAtUtc: new Date(entry.issuedAtMs).toISOString(),
      expiresAtUtc: new Date(entry.expiresAtMs).toISOString(),
      parameters: entry.parameters,
      ...(claims && { unverifiedClaims: unverifiedClaims(entry.accessToken) ?? null }),
    }),
  };
}
