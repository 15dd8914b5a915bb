import { decodeUnverifiedClaims } from "../../auth/claims.ts";
import { inspectTokens } from "../../auth/inspect-tokens.ts";
import type { CacheLookup } from "../../auth/token-cache.ts";
import { anyProfiles, type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { formatDuration } from "../../core/duration.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import type { Io } from "../../core/io.ts";
import { sanitizeServerText } from "../../core/sanitize.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfiles } from "../../profile/read-profile.ts";
import { profileVariable } from "../../profile/resolve-profile.ts";
import { abbreviateScopes } from "../../profile/scopes.ts";
import type { Table } from "../../terminal/table.ts";
import { isBrief, printTable, wideOption } from "../print-table.ts";

const statusOptions = {
  claims: flag("Show a token's claims, decoded but not verified."),
  json: flag("Print JSON."),
  wide: wideOption,
};

/** `stella-token status`: how the cached tokens stand, without network. */
export const statusCommand = defineCommand({
  name: "status",
  positionals: anyProfiles,
  summary: "Show how the cached tokens stand, of the profiles that are named or of all, without network.",
  options: statusOptions,
  examples: [
    { command: "stella-token status '*'", does: "See every profile's tokens" },
    { command: "stella-token status packs-operator", does: "Fail unless the operator has a usable token" },
  ],
  run: showStatus,
});

/** One token of one profile. */
interface Row {
  readonly profile: Profile;
  readonly token: CacheLookup;
}

function showStatus({ positionals, options, io, log }: CommandContext<typeof statusOptions>): ExitCode {
  const named = positionals.length > 0 || io.env(profileVariable) ? readProfiles(positionals, io) : [];
  const shown = named.length > 0 ? named : listProfiles(io).flatMap(({ profile }) => profile ?? []);
  const rows = shown.flatMap((profile) =>
    inspectTokens(profile, { io, log }).map((token): Row => ({ profile, token }))
  );
  if (options.json) {
    io.stdout.write(formatJson(rows.map((row) => createRecord(row, options.claims))));
  } else {
    printTable(createTable(rows, isBrief(options, { io }), io), options, { io, log });
    io.stdout.write(formatClaims(rows, options.claims));
  }
  for (const { profile, token } of rows) {
    if (token.status === "damaged") log.warn(token.reason);
    if (token.status === "other-secret" || token.status === "unrevoked") log.warn(`${profile.name}: ${token.reason}`);
  }
  if (options.claims) log.info("claims are decoded, not verified: only the service that a token is for can judge it");
  const isUsable = (profile: Profile): boolean =>
    rows.some((row) => row.profile === profile && row.token.status === "usable");
  return named.every(isUsable) ? ExitCode.done : ExitCode.refused;
}

const header = ["PROFILE", "TOKEN", "LEFT", "SCOPES", "FOR", "IN"];

function createTable(rows: readonly Row[], brief: boolean, io: Io): Table {
  return { rows: [header, ...rows.map((row) => createCells(row, brief, io))], optional: ["IN"] };
}

function createCells({ profile, token: { status, entry } }: Row, brief: boolean, io: Pick<Io, "clock">): string[] {
  const left = entry && status === "usable" ? formatDuration(entry.expiresAtMs - io.clock.now()) : "-";
  const shorten = (value: string): string => value.replace(/^(sha256:.{8}).*/, "$1…");
  const parameters = Object.values(entry?.parameters ?? {}).map((value) => brief ? shorten(value) : value);
  const scopes = entry?.scopes ?? profile.scopes;
  const shown = brief ? abbreviateScopes(scopes) : scopes.join(" ");
  return [profile.name, status, left, shown, parameters.join(" ") || "-", profile.tokenCacheDirectory];
}

function formatClaims(rows: readonly Row[], wanted: boolean): string {
  return rows.flatMap(({ profile, token: { entry } }) => {
    if (!wanted || !entry) return [];
    const claims = decodeUnverifiedClaims(entry.accessToken);
    const lines = claims
      ? Object.entries(claims).map(([name, value]) => `  ${sanitizeServerText(`${name}: ${JSON.stringify(value)}`)}\n`)
      : ["  opaque: it says nothing that can be read here\n"];
    return [`\n${profile.name}: ${entry.scopes.join(" ")}\n`, ...lines];
  }).join("");
}

function createRecord({ profile, token: { status, entry, reason } }: Row, claims: boolean): Record<string, unknown> {
  return {
    profile: profile.name,
    clientId: profile.clientId,
    authorityUrl: profile.authorityUrl,
    cacheDirectory: profile.tokenCacheDirectory,
    state: status,
    ...((status === "damaged" || status === "other-secret" || status === "unrevoked") && { problem: reason }),
    ...(entry && {
      scopes: entry.scopes,
      issuedAtUtc: new Date(entry.issuedAtMs).toISOString(),
      expiresAtUtc: new Date(entry.expiresAtMs).toISOString(),
      parameters: entry.parameters,
      ...(claims && { unverifiedClaims: decodeUnverifiedClaims(entry.accessToken) ?? null }),
    }),
  };
}
