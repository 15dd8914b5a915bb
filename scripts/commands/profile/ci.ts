import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { version } from "../../core/version.ts";
import { requireValidName } from "../../profile/resolve-profile.ts";
import { requireSecretPath } from "../../profile/secret-store.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { renderPipeline } from "../../scaffold/pipeline.ts";
import { shippedTemplates } from "../../scaffold/shipped.generated.ts";

const platforms = ["github", "gitlab"] as const;

/** `stella-profile ci`: a ready pipeline for a profile. */
export const ciVerb: Verb = {
  name: "ci",
  positionals: `<${platforms.join("|")}>`,
  arity: [1, 1],
  summary: "Print a pipeline that lints a profile, and fetches its token or runs a command with it.",
  options: [
    {
      flags: "--profile <profile>",
      description: "The profile; its file goes into the repository, its secret does not.",
    },
    {
      flags: "--command <line>",
      description: "The shell command line to run with a token, in place of only fetching one into the cache.",
    },
  ],
  examples: [
    { command: "stella-profile ci github --profile packs-operator", does: "Print a workflow for GitHub Actions" },
    {
      command: "stella-profile ci gitlab --profile packs-operator --command 'stella pack run hello'",
      does: "Print jobs for GitLab CI that run a pack",
    },
  ],
  run: ci,
};

function ci(args: Args, io: Io): ExitCode {
  const platform = platforms.find((name) => name === args.positionals[0]);
  if (!platform) {
    throw new UsageError(`unknown platform "${args.positionals[0]}". it is one of ${platforms.join(", ")}`);
  }
  const command = args.text("command");
  if (command !== undefined && /^\s*$|[\r\n]/.test(command)) {
    throw new UsageError("--command takes one line", { hint: "put more than that into a script, and run the script" });
  }
  const profile = readProfile(args.text("profile"), io);
  const { name, scopes } = profile;
  requireValidName(name);
  requireSecretPath(profile, io);
  const approval = scopes.includes("packs.approve");
  io.stdout.write(
    renderPipeline(shippedTemplates[`pipelines/${platform}.yml`], { approval }, {
      profile: name,
      secret: `STELLA_SECRET_${name.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`,
      run: useOf(name, approval, command),
      version,
    }),
  );
  return ExitCode.done;
}

/** The command line of the step that uses the profile. */
function useOf(name: string, approval: boolean, command: string | undefined): string {
  const run = ' --pack-run-id "$PACK_RUN_ID" --pack-gate-id "$PACK_GATE_ID" --pack-plan-hash "$PACK_PLAN_HASH"';
  const options = approval ? run : "";
  if (command === undefined) return `stella-token fetch ${name}${options}`;
  return `stella-exec ${name} --token${options} -- ${command}`;
}
