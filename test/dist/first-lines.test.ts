import { describe, expect, it } from "vitest";
import { bundleOf, type CommandName, commands } from "../support/bundles.ts";
import { shebangOf } from "../support/shebang.ts";

it.each(commands)("%s is for the Node that PATH leads to", (command) => {
  expect(shebangOf(bundleOf(command, "node"))).toBe("#!/usr/bin/env node");
});

describe("on Deno a command has the permissions that its work needs, and no others", () => {
  const all = "--allow-read --allow-write --allow-net --allow-run --allow-env --allow-sys=uid";
  it.each<[CommandName, string]>([
    ["stella-env", "--allow-read --allow-env=FORCE_COLOR,HOME,NO_COLOR,STELLAOPS_HOME,STELLA_PROFILE,TERM,USERPROFILE"],
    [
      "stella-lint",
      "--allow-read --allow-write" +
      " --allow-env=FORCE_COLOR,HOME,NO_COLOR,STELLAOPS_HOME,TERM,USERPROFILE --allow-sys=uid",
    ],
    [
      "stella-token",
      "--allow-read --allow-write --allow-net" +
      " --allow-env=FORCE_COLOR,HOME,NO_COLOR,STELLAOPS_HOME,STELLAOPS_ORCH_*,STELLA_OFFLINE,STELLA_PROFILE,TERM,USERPROFILE --allow-sys=uid",
    ],
    ["stella-exec", all],
    ["stella-profile", all],
  ])("%s: %s", (command, permissions) => {
    const first = shebangOf(bundleOf(command, "deno"));
    expect(first).toBe(`#!/usr/bin/env -S deno run --no-prompt --no-config --no-remote --no-npm ${permissions}`);
    // Linux cuts what is longer, without a word.
    expect(first.length).toBeLessThanOrEqual(255);
  });
});
