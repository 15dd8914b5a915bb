import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import type { Ran } from "../support/io.ts";

const init = (home: Home, name: string, url?: string, ...argv: string[]): Promise<Ran> =>
  home.run(profileProgram, ["init", name, "--yes", ...url === undefined ? [] : ["--authority-url", url], ...argv]);

/** The paths in a profile. */
function readPaths(home: Home, name: string): { secret: string; cache: string } {
  const { Authority } = parse(readFileSync(home.profile(name), "utf8")).StellaOps;
  return { secret: Authority.ClientSecretFile, cache: Authority.TokenCacheDirectory };
}

const guide = { secret: "~/.stellaops/secrets/pack-operator.secret", cache: "~/.stellaops/tokens" };
const [dev, prod] = ["https://authority.dev.test", "https://authority.prod.test:8443"];

describe("stella-profile init gives", () => {
  it("the guide's paths to the first profile, and paths of its own to that of another Authority", async () => {
    const home = givenHome();
    await init(home, "dev-core-operator", dev);
    await init(home, "prod-core-operator", prod);
    expect(readPaths(home, "dev-core-operator")).toEqual(guide);
    expect(readPaths(home, "prod-core-operator")).toEqual({
      secret: "~/.stellaops/secrets/prod-core-operator.secret",
      cache: "~/.stellaops/tokens/authority.prod.test-8443",
    });
  });

  it("the same paths when it is asked again, so that --check finds no drift", async () => {
    const home = givenHome();
    for (const [name, url] of [["dev-operator", dev], ["prod-operator", prod]] as const) await init(home, name, url);
    for (const [name, url] of [["dev-operator", dev], ["prod-operator", prod]] as const) {
      expect(await init(home, name, url, "--check")).toEqual({ code: 0, out: "", err: "" });
    }
  });

  it.each([
    ["profiles of one Authority", dev, dev],
    ["profiles of one Authority, with and without a slash", dev, `${dev}/`],
    ["profiles that name no Authority yet", undefined, undefined],
  ])("the guide's paths to %s", async (_, one, other) => {
    const home = givenHome();
    await init(home, "a-operator", one);
    await init(home, "b-operator", other);
    expect([readPaths(home, "a-operator"), readPaths(home, "b-operator")]).toEqual([guide, guide]);
  });

  it("a secret file of its own, but the guide's cache, beside a profile that names no Authority yet", async () => {
    const home = givenHome();
    await init(home, "a-operator");
    await init(home, "b-operator", dev);
    expect(readPaths(home, "b-operator")).toEqual({ ...guide, secret: "~/.stellaops/secrets/b-operator.secret" });
  });

  it("the guide's secret file to another client of another Authority", async () => {
    const home = givenHome();
    await init(home, "dev-operator", dev);
    await init(home, "prod-publisher", prod);
    expect(readPaths(home, "prod-publisher")).toEqual({
      secret: "~/.stellaops/secrets/packs-registry.secret",
      cache: "~/.stellaops/tokens/authority.prod.test-8443",
    });
  });

  it("what options say, but refuses a secret file of another Authority's profile", async () => {
    const home = givenHome();
    await init(home, "dev-operator", dev);
    await init(home, "prod-operator", prod, "--token-cache", "~/elsewhere", "--secret-file", "~/own.secret");
    expect(readPaths(home, "prod-operator")).toEqual({ secret: "~/own.secret", cache: "~/elsewhere" });
    const { code, err } = await init(home, "test-operator", "https://test.test", "--secret-file", "~/own.secret");
    expect([code, err]).toEqual([2, expect.stringContaining('also used by "prod-operator"')]);
  });

  it("every profile of one call its own paths, when they are of several Authorities", async () => {
    const home = givenHome({ profiles: { "dev-operator": { authorityUrl: dev, clientId: "pack-operator" } } });
    await home.run(profileProgram, ["init", "x-operator", "y-operator", "--yes", "--authority-url", prod]);
    expect([readPaths(home, "x-operator").secret, readPaths(home, "y-operator").secret]).toEqual([
      "~/.stellaops/secrets/x-operator.secret",
      "~/.stellaops/secrets/y-operator.secret",
    ]);
  });
});
