import { describe, expect, it } from "vitest";
import type { CommandName } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { runWithOptions } from "../support/shebang.ts";

const makeHome = (): string =>
  givenHome({ profiles: { operator: {}, quota: { scope: "orch:quota" } }, secrets: { "pack-operator": "s" } }).home;

// `TERM` is read at terminals and `USERPROFILE` on Windows. Deno 2.3 and later allow every program the two of colour.
describe("on Deno a command needs each variable that it may read", () => {
  it.each<[CommandName, name: string, argv: readonly string[], asksFor: string]>([
    ["stella-env", "HOME", ["operator"], "HOME"],
    ["stella-env", "STELLAOPS_HOME", ["operator"], "STELLAOPS_HOME"],
    ["stella-env", "STELLA_PROFILE", [], "STELLA_PROFILE"],
    ["stella-lint", "HOME", [], "HOME"],
    ["stella-lint", "STELLAOPS_HOME", [], "STELLAOPS_HOME"],
    ["stella-token", "HOME", ["status"], "HOME"],
    ["stella-token", "STELLAOPS_HOME", ["status"], "STELLAOPS_HOME"],
    ["stella-token", "STELLA_PROFILE", ["get"], "STELLA_PROFILE"],
    ["stella-token", "STELLA_OFFLINE", ["get", "operator"], "STELLA_OFFLINE"],
    ["stella-token", "STELLAOPS_ORCH_*", ["get", "quota"], "STELLAOPS_ORCH_QUOTA_REASON"],
  ])("%s without %s fails", async (command, name, argv, asksFor) => {
    const rename = (option: string): string => option.replace(name, "ANOTHER");
    const { code, err } = await runWithOptions(rename, command, argv, { env: { HOME: makeHome() } });
    expect([code, err]).toEqual([1, expect.stringContaining(`Requires env access to "${asksFor}`)]);
  });
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
