import type { Context } from "../../core/context.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import { parseDocument } from "../../profile/parse-document.ts";
import { type Draft, writeDrafts } from "../../scaffold/draft.ts";
import { describeOutcome, listNextSteps } from "../../scaffold/next-steps.ts";
import { createProfileDiff } from "../profile-diff.ts";
import { lintNew } from "./init-lint.ts";

/**
 * Writes those drafts that differ from what is there. A profile that exists is replaced with `force` only: without it
 * nothing is written, and the difference is printed. Returns undefined when they are written.
 */
export async function writeNew(
  drafts: readonly Draft[],
  force: boolean,
  { io, log }: Context,
): Promise<ExitCode | undefined> {
  const differing = drafts.filter(isDifferent);
  const taken = differing.filter(({ before }) => before !== undefined);
  if (taken.length === 0 || force) {
    writeDrafts(differing, io);
    return undefined;
  }
  for (const { document: { name, file } } of taken) {
    log.error(`profile "${name}" exists (${file}), and differs`, "add --force to replace it; it is kept as .bak");
  }
  return await printDifferences(taken, io);
}

/** Whether a draft is anything else than what is there. */
export const isDifferent = ({ document, before }: Draft): boolean => document.text !== before;

/** Prints what drafts would change. Returns 1 when there is anything. */
export async function printDifferences(drafts: readonly Draft[], io: Io): Promise<ExitCode> {
  for (const { document, before = "" } of drafts) {
    const { name, file } = document;
    io.stdout.write(await createProfileDiff(file, parseDocument({ name, file }, before), document));
  }
  return drafts.length > 0 ? ExitCode.failed : ExitCode.done;
}

/** Says what has become of a draft, and what remains to be done. */
export function reportDraft(draft: Draft, { io, log }: Context): void {
  log.info(describeOutcome(draft));
  for (const { message } of lintNew(draft.document, io)) log.warn(message);
  for (const step of listNextSteps(draft, io)) log.info(`  ${step}`);
}
