import { formatJson } from "../../core/format-json.ts";
import { type TokenState, visibleTokens } from "../../auth/cached-tokens.ts";
import { formatDuration } from "../../core/duration.ts";
import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { formatTable } from "../../terminal/table.ts";
import { createLogger } from "../../terminal/logger.ts";
import { getProfilesDirectory } from "../../profile/home.ts";
import { type ListedProfile, listProfiles } from "../../profile/list-profiles.ts";
import { findRoleByScopes } from "../../profile/scopes.ts";
import { inspectSecret } from "../../profile/secret-file.ts";
import type { Profile } from "../../profile/profile.ts";

/** `stella-profile list`: every profile at a glance. */
export const listVerb: Verb = {
  name: "list",
  positionals: "",
  arity: [0, 0],
  summary: "List the profiles, with the state of their secrets and tokens.",
  options: [{ flags: "--json", description: "Print JSON." }],
  examples: [
    { command: "stella-profile list", does: "See what there is; * marks the one that STELLA_PROFILE names" },
    { command: "stella-profile list --json", does: "The same for programs" },
  ],
  run: list,
};

function list(args: Args, io: Io): ExitCode {
  const log = createLogger(io, args.loudness);
  const rows = (listProfiles(io)).map((listed) => rowOf(listed, io));
  if (args.flag("json")) {
    io.stdout.write(formatJson({ profiles: rows }));
    return ExitCode.done;
  }
  if (rows.length === 0) {
    log.info(`there is no profile in ${getProfilesDirectory(io)}`);
    log.info("stella-profile init packs-operator makes one");
    return ExitCode.done;
  }
  io.stdout.write(formatTable({ rows: [header, ...rows.map((row) => cells(row, io))], elastic }, io.stdout));
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
  readonly state: TokenState;
  readonly expiresAtUtc: string | null;
}

function rowOf({ name, file, active, profile, problem }: ListedProfile, io: Io): Row {
  return {
    name,
    file,
    active,
    role: profile ? findRoleByScopes(profile.scopes)?.name ?? null : null,
    clientId: profile?.clientId ?? null,
    authority: profile ? hostOf(profile.authorityUrl) : null,
    scopes: profile?.scopes ?? [],
    secret: profile ? inspectSecret(profile.secret, io) : null,
    token: profile ? tokenOf(profile, io) : null,
    problem: problem ?? null,
  };
}

/** The states of a token, the best first. */
const states: readonly TokenState[] = ["usable", "expired", "damaged", "absent"];

/** The token for all scopes, or one for a part of them or for an approval, when that stands better. */
function tokenOf(profile: Profile, io: Io): Token {
  const [best] = visibleTokens(profile, io).toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
  const expiresAtMs = best?.entry?.expiresAtMs;
  return {
    state: best?.state ?? "absent",
    expiresAtUtc: expiresAtMs === undefined ? null : new Date(expiresAtMs).toISOString(),
  };
}

const hostOf = (url: string): string => URL.canParse(url) ? new URL(url).host : url;

const header = ["", "NAME", "ROLE", "CLIENT", "AUTHORITY", "SCOPES", "SECRET", "TOKEN"];
const elastic = ["CLIENT", "AUTHORITY", "SCOPES"];

function cells(row: Row, io: Io): string[] {
  const text = [row.role, row.clientId, row.authority, row.scopes.join(" "), row.secret, tokenText(row.token, io)];
  return [row.active ? "*" : "", row.name, ...text.map((value) => value || "-")];
}

function tokenText(token: Token | null, io: Io): string | undefined {
  if (token?.state !== "usable" || token.expiresAtUtc === null) return token?.state;
  return `${formatDuration(Date.parse(token.expiresAtUtc) - io.clock.now())} left`;
}
