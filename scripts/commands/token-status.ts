import { type CachedToken, cachedToken, cachedTokens } from "../auth/cached.ts";
import { shownDuration } from "../auth/duration.ts";
import type { Args } from "../cli/args.ts";
import { ExitCode } from "../cli/exit-codes.ts";
import type { Io } from "../cli/io.ts";
import type { Verb } from "../cli/program.ts";
import { readSettings, type Settings } from "../profile/settings.ts";

/** `stella-token status`: how the cached tokens stand, without network. */
export const statusVerb: Verb = {
  name: "status",
  positionals: "[profile…]",
  arity: [0, Infinity],
  summary: "Show how the cached tokens stand, without network.",
  options: [{ flags: "--json", description: "Print it as JSON." }],
  examples: [{ command: "stella-token status packs-operator", does: "Fail unless the operator has a usable token" }],
  run: status,
};

/** One token of one profile. */
interface Row {
  readonly settings: Settings;
  readonly token: CachedToken;
}

async function status(args: Args, io: Io): Promise<ExitCode> {
  const named = args.positionals.length > 0 ? args.positionals : [undefined];
  const groups: Row[][] = [];
  for (const argument of named) {
    const settings = readSettings(argument, io);
    groups.push((await tokensOf(settings, io)).map((token) => ({ settings, token })));
  }
  const rows = groups.flat();
  io.stdout.write(
    args.flag("json")
      ? `${JSON.stringify(rows.map((row) => recordOf(row)), null, 2)}\n`
      : rows.map((row) => `${lineOf(row, io)}\n`).join(""),
  );
  const usable = groups.every((group) => group.some(({ token }) => token.state === "usable"));
  return usable ? ExitCode.done : ExitCode.refused;
}

/** Every token that is there; else how the one for all scopes stands. */
async function tokensOf(settings: Settings, io: Io): Promise<readonly CachedToken[]> {
  const found = await cachedTokens(settings, io);
  return found.length > 0 ? found : [await cachedToken(settings, io)];
}

function lineOf({ settings, token: { state, entry, problem } }: Row, io: Pick<Io, "clock">): string {
  const time = entry && state === "usable" ? `, ${shownDuration(entry.expiresAtMs - io.clock.now())} left` : "";
  const what = entry ? `: ${entry.scopes.join(" ")}` : problem ? `: ${problem}` : "";
  return `${settings.name}: ${state}${time}${what}`;
}

function recordOf({ settings, token: { state, entry } }: Row): Record<string, unknown> {
  return {
    profile: settings.name,
    clientId: settings.clientId,
    authorityUrl: settings.authorityUrl,
    state,
    ...(entry && {
      scopes: entry.scopes,
      issuedAtUtc: new Date(entry.issuedAtMs).toISOString(),
      expiresAtUtc: new Date(entry.expiresAtMs).toISOString(),
      parameters: entry.parameters,
    }),
  };
}
