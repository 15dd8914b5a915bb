import type { Args } from "../../cli/args.ts";
import { coloursFor } from "../../terminal/colours.ts";
import { CliError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import type { Profile } from "../../profile/document.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { type Settings, settingsOf } from "../../profile/profile.ts";
import { authorityChecks, authorityIds } from "./doctor/authority-checks.ts";
import { type Check, type CheckStatus, skipped } from "./doctor/check.ts";
import { localChecks, localIds, profileChecks } from "./doctor/local-checks.ts";
import { tokenChecks, tokenIds } from "./doctor/token-checks.ts";
import { isOffline } from "../offline.ts";

/** `stella-profile doctor`: whether a profile works, and what to do when it does not. */
export const doctorVerb: Verb = {
  name: "doctor",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Check everything that a profile needs, up to a real token request.",
  options: [
    { flags: "--json", description: "Print JSON." },
    { flags: "--offline", description: "Check only what needs no network." },
  ],
  examples: [
    { command: "stella-profile doctor packs-operator", does: "Find out why the operator cannot log in" },
    { command: "stella-profile doctor packs-operator --offline", does: "Look at the files only" },
  ],
  run: doctor,
};

async function doctor(args: Args, io: Io): Promise<ExitCode> {
  const profile = readProfile(args.positionals[0], io);
  const checks = await examine(profile, args, io);
  const { name, file } = profile;
  const healthy = checks.every(({ status }) => status !== "failed");
  io.stdout.write(
    args.flag("json")
      ? `${JSON.stringify({ name, file, healthy, checks }, null, 2)}\n`
      : checks.map((check) => lineOf(check, io)).join(""),
  );
  return healthy ? ExitCode.done : ExitCode.failed;
}

const remoteIds = [...authorityIds, ...tokenIds];

async function examine(profile: Profile, args: Args, io: Io): Promise<Check[]> {
  const general = profileChecks(profile, io);
  const settings = usableSettings(profile, io);
  if (!settings) return [...general, ...skipped([...localIds, ...remoteIds], "the profile cannot be used")];
  const local = [...general, ...localChecks(profile, settings, io)];
  if (isOffline(args, io)) return [...local, ...skipped(remoteIds, "offline")];
  const known = [...local, ...await authorityChecks(settings, io)];
  const obstacle = known.find(({ id, status }) => id !== "profile" && status === "failed");
  const token = obstacle
    ? skipped(tokenIds, `not asked for, since "${obstacle.id}" failed`)
    : await tokenChecks(settings, io);
  return [...known, ...token];
}

/** Undefined when the profile cannot be used, which the check of the profile tells. */
function usableSettings(profile: Profile, io: Io): Settings | undefined {
  try {
    return settingsOf(profile, io);
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}

function lineOf({ id, status, message, hint }: Check, io: Io): string {
  const colours = coloursFor(io.stdout, io);
  const paint: Record<CheckStatus, (text: string) => string> = {
    ok: colours.green,
    warning: colours.yellow,
    failed: colours.red,
    skipped: colours.dim,
  };
  const next = hint === undefined ? "" : `${" ".repeat(23)}${colours.cyan("->")} ${hint}\n`;
  return `${paint[status](status.padEnd(9))}${id.padEnd(14)}${message}\n${next}`;
}
