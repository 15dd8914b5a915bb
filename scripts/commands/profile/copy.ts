import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { listProfiles } from "../../profile/list-profiles.ts";
import { readDocument } from "../../profile/read-profile.ts";
import { requireValidName } from "../../profile/resolve-profile.ts";
import { copyProfile } from "../../scaffold/copy-profile.ts";
import { createDraft } from "../../scaffold/draft.ts";
import { requireClean } from "./init-lint.ts";
import { collectValues, valueOptions } from "./value-options.ts";
import { reportDraft, writeNew } from "./write-new.ts";

const copyOptions = {
  ...valueOptions,
  force: flag("Replace an existing profile, keeping it as <file>.bak."),
};

/** `stella-profile copy`: a profile like another one. */
export const copyCommand = defineCommand({
  name: "copy",
  positionals: { usage: "<profile> <name>", min: 2, max: 2, profiles: 1 },
  summary: "Make a profile from another one. For another Authority, it gets a secret and a token cache of its own.",
  options: copyOptions,
  examples: [
    {
      command: "stella-profile copy packs-operator prod-operator --authority-url https://authority.prod.corp.test",
      does: "Make the same profile for another environment",
    },
  ],
  run: makeCopy,
});

async function makeCopy(context: CommandContext<typeof copyOptions>): Promise<ExitCode> {
  const { positionals: [from, to = ""], options, io } = context;
  const name = requireValidName(to);
  const source = readDocument(from, io);
  const others = listProfiles(io).flatMap(({ profile }) => profile && profile.name !== name ? [profile] : []);
  const document = copyProfile(source, { name, values: collectValues(options), others }, io);
  requireClean(document, io);
  const draft = createDraft(document, io);
  const refused = await writeNew([draft], options.force, context);
  if (refused !== undefined) return refused;
  reportDraft(draft, context);
  return ExitCode.done;
}
