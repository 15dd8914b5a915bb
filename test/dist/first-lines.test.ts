import { describe, expect, it } from "vitest";
import { bundleOf, type CommandName, commands } from "../support/bundles.ts";
import { readShebang } from "../support/shebang.ts";

it.each(commands)("the first line of %s for Node runs the node in PATH", (command) => {
  expect(readShebang(bundleOf(command, "node"))).toBe("#!/usr/bin/env node");
});

describe("the first line for Deno grants the permissions that the work needs, and no others", () => {
  const all = "--allow-read --allow-write --allow-net --allow-run --allow-env --allow-sys=uid";
  it.each<[CommandName, string]>([
    [
      "stella-env",
      "--allow-read --allow-env=CREDENTIALS_DIRECTORY,FORCE_COLOR,HOME,NO_COLOR,STELLAOPS_HOME,STELLA_MOUNTED_SECRETS,STELLA_PROFILE,TERM,USERPROFILE",
    ],
    [
      "stella-lint",
      "--allow-read --allow-write" +
      " --allow-env=CREDENTIALS_DIRECTORY,FORCE_COLOR,HOME,NO_COLOR,STELLAOPS_HOME,STELLA_MOUNTED_SECRETS,TERM,USERPROFILE --allow-sys=uid",
    ],
    [
      "stella-token",
      "--allow-read --allow-write --allow-net" +
      " --allow-env=CREDENTIALS_DIRECTORY,FORCE_COLOR,HOME,NO_COLOR,NO_PROXY,STELLA*,TERM,USERPROFILE --allow-sys=uid",
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
