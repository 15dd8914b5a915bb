import { type TokenState, visibleTokens } from "../../auth/cached-tokens.ts";
import { shownDuration } from "../../core/duration.ts";
import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { textTable } from "../../terminal/table.ts";
import { talkOn } from "../../terminal/logger.ts";
import { profilesDirectory } from "../../profile/home.ts";
import { type Listed, listProfiles, roleOfScopes, secretState } from "../../profile/list-profiles.ts";
import type { Settings } from "../../profile/profile.ts";

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
  const talk = talkOn(io, args.loudness);
  const rows = (listProfiles(io)).map((listed) => rowOf(listed, io));
  if (args.flag("json")) {
    io.stdout.write(`${JSON.stringify({ profiles: rows }, null, 2)}\n`);
    return ExitCode.done;
  }
  if (rows.length === 0) {
    talk.note(`there is no profile in ${profilesDirectory(io)}`);
    talk.note("stella-profile init packs-operator makes one");
    return ExitCode.done;
  }
  io.stdout.write(textTable({ rows: [header, ...rows.map((row) => cells(row, io))], elastic }, io.stdout));
  for (const { name, problem } of rows) if (problem) talk.warn(`"${name}": ${problem}`);
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

function rowOf({ name, file, active, settings, problem }: Listed, io: Io): Row {
  return {
    name,
    file,
    active,
    role: settings ? roleOfScopes(settings.scopes) ?? null : null,
    clientId: settings?.clientId ?? null,
    authority: settings ? hostOf(settings.authorityUrl) : null,
    scopes: settings?.scopes ?? [],
    secret: settings ? secretState(settings.secret, io) : null,
    token: settings ? tokenOf(settings, io) : null,
    problem: problem ?? null,
  };
}

/** The states of a token, the best first. */
const states: readonly TokenState[] = ["usable", "expired", "damaged", "absent"];

/** The token for all scopes, or one for a part of them or for an approval, when that stands better. */
function tokenOf(settings: Settings, io: Io): Token {
  const [best] = visibleTokens(settings, io).toSorted((a, b) => states.indexOf(a.state) - states.indexOf(b.state));
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
  return `${shownDuration(Date.parse(token.expiresAtUtc) - io.clock.now())} left`;
}
