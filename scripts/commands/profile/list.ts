import { inspectTokens } from "../../auth/inspect-tokens.ts";
import type { CacheStatus } from "../../auth/judge-entry.ts";
import { anyProfiles, type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import type { Context } from "../../core/context.ts";
import { formatDuration } from "../../core/duration.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import type { Io } from "../../core/io.ts";
import { getProfilesDirectory } from "../../profile/home.ts";
import { findProfiles, type ListedProfile } from "../../profile/list-profiles.ts";
import { abbreviateScopes, findRoleByScopes } from "../../profile/scopes.ts";
import { inspectSecret } from "../../profile/secret-file.ts";
import type { Profile } from "../../profile/profile.ts";
import { redactUrl } from "../../profile/url.ts";
import { isBrief, printTable, wideOption } from "../print-table.ts";

const listOptions = { json: flag("Print JSON."), wide: wideOption };

/** `stella-profile list`: every profile at a glance. */
export const listCommand = defineCommand({
  name: "list",
  positionals: anyProfiles,
  summary: "List the profiles, with the state of their secrets and tokens.",
  options: listOptions,
  examples: [
    { command: "stella-profile list", does: "See what there is; * marks the one that STELLA_PROFILE names" },
    { command: "stella-profile list 'packs-*'", does: "See those with such a name" },
    { command: "stella-profile list --json", does: "The same for programs" },
  ],
  run: printProfiles,
});

function printProfiles({ positionals, options, io, log }: CommandContext<typeof listOptions>): ExitCode {
  const rows = findProfiles(positionals, io).map((listed) => createRow(listed, { io, log }));
  if (options.json) {
    io.stdout.write(formatJson({ profiles: rows }));
    return ExitCode.done;
  }
  if (rows.length === 0) {
    log.info(`there is no profile in ${getProfilesDirectory(io)}`);
    log.info("to create one, run stella-profile init packs-operator");
    return ExitCode.done;
  }
  const brief = isBrief(options, { io });
  printTable({ rows: [header, ...rows.map((row) => createCells(row, brief, io))], optional }, options, { io, log });
  for (const { name, problem } of rows) if (problem) log.warn(`"${name}": ${problem}`);
  return ExitCode.done;
}

/** One profile, as `--json` shows it. Absent facts are null. */
interface Row {
  readonly name: string;
  readonly file: string;
  readonly active: boolean;
  readonly role: string | null;
  readonly clientId: string | null;
  readonly authority: string | null;
  readonly scopes: readonly string[];
  readonly secret: string | null;
  readonly token: Token | null;
  readonly problem: string | null;
}

/** How the best of a profile's cached tokens stands. */
interface Token {
  readonly state: CacheStatus;
  readonly expiresAtUtc: string | null;
}

function createRow({ name, file, active, profile, problem }: ListedProfile, { io, log }: Context): Row {
  return {
    name,
    file,
    active,
    role: profile ? findRoleByScopes(profile.scopes)?.name ?? null : null,
    clientId: profile?.clientId ?? null,
    authority: profile ? getHost(profile.authorityUrl) : null,
    scopes: profile?.scopes ?? [],
    secret: profile ? inspectSecret(profile.secret, io) : null,
    token: profile ? inspectToken(profile, { io, log }) : null,
    problem: problem ?? null,
  };
}

/** The states of a token, the best first. */
const states: readonly CacheStatus[] = ["usable", "other-secret", "unrevoked", "expired", "damaged", "absent"];

/** The token for all scopes, or one for a part of them or for an approval, when that stands better. */
function inspectToken(profile: Profile, context: Context): Token {
  const [best] = inspectTokens(profile, context).toSorted((a, b) =>
    states.indexOf(a.status) - states.indexOf(b.status)
  );
  const expiresAtMs = best?.entry?.expiresAtMs;
  return {
    state: best?.status ?? "absent",
    expiresAtUtc: expiresAtMs === undefined ? null : new Date(expiresAtMs).toISOString(),
  };
}

/** The host of a URL; of a text that is none, what may be shown. */
function getHost(text: string): string {
  const url = redactUrl(text);
  return URL.canParse(url) ? new URL(url).host : url;
}

const header = ["", "NAME", "ROLE", "CLIENT", "AUTHORITY", "SCOPES", "SECRET", "TOKEN"];
/** The name and the role tell most of these. */
const optional = ["CLIENT", "SCOPES", "AUTHORITY"];

function createCells(row: Row, brief: boolean, io: Io): string[] {
  const scopes = brief ? abbreviateScopes(row.scopes) : row.scopes.join(" ");
  const text = [row.role, row.clientId, row.authority, scopes, row.secret, describeToken(row.token, io)];
  return [row.active ? "*" : "", row.name, ...text.map((value) => value || "-")];
}

function describeToken(token: Token | null, io: Io): string | undefined {
  if (token?.state !== "usable" || token.expiresAtUtc === null) return token?.state;
  return `${formatDuration(Date.parse(token.expiresAtUtc) - io.clock.now())} left`;
}
