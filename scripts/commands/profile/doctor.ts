import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { CliError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import type { Io } from "../../core/io.ts";
import { sanitize } from "../../core/sanitize.ts";
import type { ProfileDocument } from "../../profile/document.ts";
import { type Profile, toProfile } from "../../profile/profile.ts";
import { readDocument } from "../../profile/read-profile.ts";
import { leastText, wrapHanging } from "../../core/wrap-text.ts";
import { createColours } from "../../terminal/colours.ts";
import { measureRoom } from "../../terminal/table.ts";
import { isOffline } from "../offline.ts";
import { authorityChecks, authorityIds } from "./doctor/authority-checks.ts";
import { type Check, type CheckStatus, skipped } from "./doctor/check.ts";
import { localChecks, localIds, profileChecks } from "./doctor/local-checks.ts";
import { tokenChecks, tokenIds } from "./doctor/token-checks.ts";

const doctorOptions = {
  json: flag("Print JSON."),
  offline: flag("Check only what needs no network."),
};

type DoctorContext = CommandContext<typeof doctorOptions>;

/** `stella-profile doctor`: whether a profile works, and what to do when it does not. */
export const doctorCommand = defineCommand({
  name: "doctor",
  positionals: optionalProfile,
  summary: "Check everything that a profile needs, up to a real token request.",
  options: doctorOptions,
  examples: [
    { command: "stella-profile doctor packs-operator", does: "Find out why the operator cannot log in" },
    { command: "stella-profile doctor packs-operator --offline", does: "Look at the files only" },
  ],
  run: diagnose,
});

async function diagnose(context: DoctorContext): Promise<ExitCode> {
  const { positionals, options, io } = context;
  const document = readDocument(positionals[0], io);
  const checks = await examine(document, context);
  const { name, file } = document;
  const healthy = checks.every(({ status }) => status !== "failed");
  io.stdout.write(
    options.json ? formatJson({ name, file, healthy, checks }) : checks.map((check) => formatLine(check, io)).join(""),
  );
  return healthy ? ExitCode.done : ExitCode.failed;
}

const remoteIds = [...authorityIds, ...tokenIds];

async function examine(document: ProfileDocument, { options, io }: DoctorContext): Promise<Check[]> {
  const general = profileChecks(document, io);
  const profile = findUsableProfile(document, io);
  if (!profile) return [...general, ...skipped([...localIds, ...remoteIds], "the profile cannot be used")];
  const local = [...general, ...localChecks(document, profile, io)];
  if (isOffline(options, io)) return [...local, ...skipped(remoteIds, "offline")];
  const known = [...local, ...await authorityChecks(profile, io)];
  const obstacle = known.find(({ id, status }) => id !== "profile" && status === "failed");
  const token = obstacle
    ? skipped(tokenIds, `not asked for, since "${obstacle.id}" failed`)
    : await tokenChecks(profile, io);
  return [...known, ...token];
}

/** Undefined when the profile cannot be used: the check of the profile reports why. */
function findUsableProfile(document: ProfileDocument, io: Io): Profile | undefined {
  try {
    return toProfile(document, io);
  } catch (error) {
    if (error instanceof CliError) return undefined;
    throw error;
  }
}

/** The width of the columns before a message. */
const indent = 23;

/** One check in columns; its message wrapped at a terminal, below them where that is narrow. */
function formatLine({ id, status, message, hint }: Check, io: Io): string {
  const colours = createColours(io.stdout, io);
  const paint: Record<CheckStatus, (text: string) => string> = {
    ok: colours.green,
    warning: colours.yellow,
    failed: colours.red,
    skipped: colours.dim,
  };
  const room = measureRoom(io.stdout, false);
  const beside = room >= indent + leastText;
  const hang = " ".repeat(beside ? indent : 4);
  const text = wrapHanging(sanitize(message), room, hang, hang);
  const next = hint === undefined ? "" : `${wrapHanging(`-> ${sanitize(hint)}`, room, hang, `${hang}   `)}\n`;
  const head = `${paint[status](status.padEnd(9))}${beside ? id.padEnd(14) + text.slice(indent) : `${id}\n${text}`}\n`;
  return head + next.replace("->", colours.cyan("->"));
}
