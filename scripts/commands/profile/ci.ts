import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { text } from "../../cli/options.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { version } from "../../core/version.ts";
import { requireSecretPath } from "../../profile/secret-store.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { requireValidName } from "../../profile/resolve-profile.ts";
import { renderPipeline } from "../../scaffold/pipeline.ts";
import { shippedTemplates } from "../../scaffold/shipped.generated.ts";

const platforms = ["github", "gitlab"] as const;

const ciOptions = {
  profile: text("profile", "The profile; its file goes into the repository, its secret does not.", {
    completes: "profile",
  }),
  command: text("line", "The shell command line to run with a token, instead of only fetching one into the cache."),
};

/** `stella-profile ci`: a ready pipeline for a profile. */
export const ciCommand = defineCommand({
  name: "ci",
  positionals: { usage: `<${platforms.join("|")}>`, min: 1, max: 1, choices: { noun: "platform", words: platforms } },
  summary: "Print a pipeline that lints a profile, and fetches its token or runs a command with it.",
  options: ciOptions,
  examples: [
    { command: "stella-profile ci github --profile packs-operator", does: "Print a workflow for GitHub Actions" },
    {
      command: "stella-profile ci gitlab --profile packs-operator --command 'stella pack run hello'",
      does: "Print jobs for GitLab CI that run a pack",
    },
  ],
  run: printPipeline,
});

/**
 * A text that cannot stand on a line of YAML: blank, or with a character that ends the line for some reader (YAML 1.1 §4.2
 * has NEL, LS and PS among its line breaks) or that YAML does not allow (YAML 1.2 §5.1).
 */
const notOneLine = /^\s*$|[^\t -~\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u2028\u2029\ufeff]/u;

function printPipeline({ positionals, options, io }: CommandContext<typeof ciOptions>): ExitCode {
  const [platform] = positionals as [typeof platforms[number]];
  const { command } = options;
  if (command !== undefined && notOneLine.test(command)) {
    throw new UsageError("--command takes one line of printable text", {
      hint: "put more than that into a script, and run the script",
    });
  }
  const profile = readProfile(options.profile, io);
  const name = requireValidName(profile.name);
  requireSecretPath(profile, io);
  const approval = profile.scopes.includes("packs.approve");
  io.stdout.write(
    renderPipeline(shippedTemplates[`pipelines/${platform}.yml`], { approval }, {
      profile: name,
      secret: `STELLA_SECRET_${name.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`,
      run: formatStep(name, approval, command),
      version,
    }),
  );
  return ExitCode.done;
}

/** The command line of the step that uses the profile. */
function formatStep(name: string, approval: boolean, command: string | undefined): string {
  const run = ' --pack-run-id "$PACK_RUN_ID" --pack-gate-id "$PACK_GATE_ID" --pack-plan-hash "$PACK_PLAN_HASH"';
  const options = approval ? run : "";
  if (command === undefined) return `stella-token fetch ${name}${options}`;
  return `stella-exec ${name} --token${options} -- ${command}`;
}
