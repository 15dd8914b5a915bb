import { chmodSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CommandName } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { runWithOptions } from "../support/shebang.ts";

function makeHome(): string {
  const { home, secret } = givenHome({
    profiles: { operator: {}, mounted: { clientId: "m" } },
    secrets: { "pack-operator": "s", m: "s" },
  });
  chmodSync(secret("m"), 0o644);
  return home;
}

// `TERM` is read at terminals and `USERPROFILE` on Windows. Deno 2.3 and later allow every program the two of colour.
describe("on Deno a command needs each variable that it may read", () => {
  it.each<[CommandName, name: string, argv: readonly string[], asksFor: string]>([
    ["stella-env", "HOME", ["operator"], "HOME"],
    ["stella-env", "STELLAOPS_HOME", ["operator"], "STELLAOPS_HOME"],
    ["stella-env", "STELLA_PROFILE", [], "STELLA_PROFILE"],
    ["stella-lint", "HOME", [], "HOME"],
    ["stella-lint", "STELLAOPS_HOME", [], "STELLAOPS_HOME"],
    ["stella-token", "HOME", ["status"], "HOME"],
    ["stella-lint", "CREDENTIALS_DIRECTORY", ["mounted"], "CREDENTIALS_DIRECTORY"],
    ["stella-lint", "STELLA_MOUNTED_SECRETS", ["mounted"], "STELLA_MOUNTED_SECRETS"],
    ["stella-token", "STELLA_PROFILE", ["status"], "STELLA_PROFILE"],
    ["stella-token", "CREDENTIALS_DIRECTORY", ["get", "mounted"], "CREDENTIALS_DIRECTORY"],
  ])("%s without %s fails", async (command, name, argv, asksFor) => {
    const rename = (option: string): string => option.replace(name, "ANOTHER");
    const { code, out, err } = await runWithOptions(rename, command, argv, { env: { HOME: makeHome() } });
    // What fails in one file is a finding of the linter.
    const failed = new RegExp(`Requires env access to "${asksFor.replace("*", "")}|the linter failed on this file`);
    expect([code, out + err]).toEqual([1, expect.stringMatching(failed)]);
  });
});

it("on Deno, without leave to set NO_PROXY, no secret goes to loopback, since a proxy could see it", async () => {
  const { home } = givenHome({
    profiles: { operator: { authorityUrl: "http://127.0.0.1:9" } },
    secrets: { "pack-operator": "s" },
  });
  const rename = (option: string): string => option.replace("NO_PROXY", "ANOTHER");
  const { code, err } = await runWithOptions(rename, "stella-token", ["get", "operator"], { env: { HOME: home } });
  expect([code, err]).toEqual([1, expect.stringContaining("run deno with --allow-env=NO_PROXY")]);
});

describe("on Deno a command that passes the environment on needs all of it", () => {
  it.each<[CommandName, readonly string[]]>([
    ["stella-exec", ["operator", "--", "true"]],
    ["stella-profile", ["exec", "operator", "--", "true"]],
  ])("%s %j", async (command, argv) => {
    const named = "--allow-env=FORCE_COLOR,HOME,NO_COLOR,STELLA*,TERM,USERPROFILE";
    const narrow = (option: string): string => option.replace("--allow-env", named);
    const { code, err } = await runWithOptions(narrow, command, argv, { env: { HOME: makeHome() } });
    expect([code, err]).toEqual([1, expect.stringContaining("Requires env access,")]);
  });
});
