import { describe, expect, it } from "vitest";
import { bundleOf, type CommandName, commands } from "../support/bundles.ts";
import { readShebang } from "../support/shebang.ts";

it.each(commands)("the first line of %s for Node runs the node in PATH", (command) => {
  expect(readShebang(bundleOf(command, "node"))).toBe("#!/usr/bin/env node");
});

describe("the first line for Deno grants the permissions that the work needs, and no others", () => {
  const all = "-R -W -N --allow-run -E -S=uid";
  it.each<[CommandName, string]>([
    [
      "stella-env",
      "-R -E=CREDENTIALS_DIRECTORY,FORCE_COLOR,HOME,NO_COLOR,STELLAOPS_HOME,STELLA_MOUNTED_SECRETS,STELLA_PROFILE,TERM,USERPROFILE",
    ],
    [
      "stella-lint",
      "-R -W" +
      " -E=CREDENTIALS_DIRECTORY,FORCE_COLOR,HOME,NO_COLOR,STELLAOPS_HOME,STELLA_MOUNTED_SECRETS,TERM,USERPROFILE -S=uid",
    ],
    [
      "stella-token",
      "-R -W -N" +
      " -E=CREDENTIALS_DIRECTORY,FORCE_COLOR,HOME,NO_COLOR,NO_PROXY,STELLAOPS_HOME,STELLAOPS_ORCH_*,STELLA_MOUNTED_SECRETS,STELLA_OFFLINE,STELLA_PROFILE,TERM,USERPROFILE -S=uid",
    ],
    ["stella-exec", all],
    ["stella-profile", all],
  ])("%s: %s", (command, permissions) => {
    const first = readShebang(bundleOf(command, "deno"));
    expect(first).toBe(`#!/usr/bin/env -S deno run --no-prompt --no-config --no-remote --no-npm ${permissions}`);
    // Linux truncates a longer first line silently.
    expect(first.length).toBeLessThanOrEqual(255);
  });
});
