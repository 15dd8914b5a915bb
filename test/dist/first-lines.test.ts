import { describe, expect, it } from "vitest";
import { bundleOf, type CommandName, commands } from "../support/bundles.ts";
import { shebangOf } from "../support/shebang.ts";

it.each(commands)(
  "%s runs on the Node that is found",
  (command) => expect(shebangOf(bundleOf(command, "node"))).toBe("#!/usr/bin/env node"),
);

describe("on Deno a command has the permissions that its work needs, and no others", () => {
  const variables = "--allow-env=FORCE_COLOR,HOME,NO_COLOR,STELLA*,TERM,USERPROFILE";
  const everything = "--allow-read --allow-write --allow-net --allow-run --allow-env --allow-sys=uid";
  it.each<[CommandName, string]>([
    ["stella-env", `--allow-read ${variables}`],
    ["stella-lint", `--allow-read --allow-write ${variables} --allow-sys=uid`],
    ["stella-token", `--allow-read --allow-write --allow-net ${variables} --allow-sys=uid`],
    ["stella-exec", everything],
    ["stella-profile", everything],
  ])("%s: %s", (command, permissions) => {
    const first = shebangOf(bundleOf(command, "deno"));
    expect(first).toBe(
      `#!/usr/bin/env -S deno run --no-prompt --no-config --no-remote --no-npm ${permissions}`,
    );
    // Linux cuts what is longer, without a word.
    expect(first.length).toBeLessThanOrEqual(255);
  });
});
