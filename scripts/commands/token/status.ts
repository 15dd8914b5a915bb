import { type CachedToken, visibleTokens } from "../../auth/cached-tokens.ts";
import { unverifiedClaims } from "../../auth/claims.ts";
import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { formatDuration } from "../../core/duration.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import type { Io } from "../../core/io.ts";
import { sanitizeServerText } from "../../core/sanitize.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfiles } from "../../profile/read-profile.ts";
import { formatTable } from "../../terminal/table.ts";

const statusOptions = {
  claims: flag("Show a token's claims, decoded but not verified."),
  json: flag("Print JSON."),
};

/** `stella-token status`: how the cached tokens stand, without network. */
export const statusCommand = defineCommand({
  name: "status",
  positionals: { usage: "[profile…]", min: 0, max: Infinity },
  summary: "Show how the cached tokens stand, of all profiles or of those named, without network.",
  options: statusOptions,
  examples: [
    { command: "stella-token status", does: "See every profile's tokens" },
    { command: "stella-token status packs-operator", does: "Fail unless the operator has a usable token" },
  ],
  run: showStatus,
});

/** One token of one profile. */
interface Row {
  readonly profile: Profile;
  readonly token: CachedToken;
}

function showStatus({ positionals, options, io, log }: CommandContext<typeof statusOptions>): ExitCode {
  const named = readProfiles(positionals, io);
  const shown = named.length > 0 ? named : listProfiles(io).flatMap(({ profile }) => profile ?? []);
  const rows = shown.flatMap((profile) => visibleTokens(profile, io).map((token): Row => ({ profile, token })));
  if (options.json) io.stdout.write(formatJson(rows.map((row) => createRecord(row, options.claims))));
  else io.stdout.write(createTable(rows, io) + formatClaims(rows, options.claims));
  for (const { token } of rows) if (token.problem) log.warn(token.problem);
  if (options.claims) log.info("claims are decoded, not verified: only the service that a token is for can judge it");
  const isUsable = (profile: Profile): boolean =>
    rows.some((row) => row.profile === profile && row.token.state === "usable");
  return named.every(isUsable) ? ExitCode.done : ExitCode.refused;
}

const header = ["PROFILE", "TOKEN", "LEFT", "SCOPES", "FOR", "IN"];

function createTable(rows: readonly Row[], io: Io): string {
  return formatTable(
    { rows: [header, ...rows.map((row) => createCells(row, io))], elastic: ["IN", "SCOPES"] },
    io.stdout,
  );
}

function createCells({ profile, token: { state, entry } }: Row, io: Pick<Io, "clock">): string[] {
  const left = entry && state === "usable" ? formatDuration(entry.expiresAtMs - io.clock.now()) : "-";
  const parameters = Object.values(entry?.parameters ?? {}).map((value) => value.replace(/^(sha256:.{8}).*/, "$1…"));
  const scopes = entry?.scopes ?? profile.scopes;
  return [profile.name, state, left, scopes.join(" "), parameters.join(" ") || "-", profile.tokenCacheDirectory];
}

function formatClaims(rows: readonly Row[], wanted: boolean): string {
  return rows.flatMap(({ profile, token: { entry } }) => {
    if (!wanted || !entry) return [];
    const claims = unverifiedClaims(entry.accessToken);
    const lines = claims
      ? Object.entries(claims).map(([name, value]) => `  ${sanitizeServerText(`${name}: ${JSON.stringify(value)}`)}\n`)
      : ["  opaque: it says nothing that can be read here\n"];
    return [`\n${profile.name}: ${entry.scopes.join(" ")}\n`, ...lines];
  }).join("");
}

function createRecord({ profile, token: { state, entry, problem } }: Row, claims: boolean): Record<string, unknown> {
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
