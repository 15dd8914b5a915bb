import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { tokenProgram } from "../../scripts/commands/token/program.ts";
import { type Authority, startAuthority } from "../support/authority.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import type { Ran } from "../support/io.ts";

let dev: Authority;
let prod: Authority;
beforeAll(async () => {
  [dev, prod] = await Promise.all([startAuthority(), startAuthority()]);
});
afterAll(async () => void await Promise.all([dev.close(), prod.close()]));

/** A home with the operators of two Authorities, whose profiles name these secret files. */
function givenTwoOperators(devSecret = "dev", prodSecret = "prod"): Home {
  const operator = (url: string, secret: string) => ({
    authorityUrl: url,
    clientId: "pack-operator",
    scope: "packs.read packs.run",
    secretLine: `ClientSecretFile: ~/.stellaops/secrets/${secret}.secret`,
  });
  return givenHome({
    profiles: { "dev-operator": operator(dev.url, devSecret), "prod-operator": operator(prod.url, prodSecret) },
    secrets: { [devSecret]: dev.secrets["pack-operator"] ?? "", [prodSecret]: prod.secrets["pack-operator"] ?? "" },
  });
}

/** Makes the profile of the development operator name another Authority. */
function moveDevelopment(home: Home, url: string): void {
  const text = readFileSync(home.profile("dev-operator"), "utf8");
  writeFileSync(home.profile("dev-operator"), text.replace(dev.url, url));
}

const token = (home: Home, ...argv: string[]): Promise<Ran> => home.run(tokenProgram, argv);

/** Runs work, and counts the requests that the token endpoint of an Authority got meanwhile. */
async function countRequests<T>(authority: Authority, work: () => Promise<T>): Promise<[T, number]> {
  const before = authority.tokenRequests();
  return [await work(), authority.tokenRequests() - before];
}

describe("a secret file that profiles of two Authorities name", () => {
  it.each(["dev-operator", "prod-operator"])("is sent to neither: get %s names both profiles, exit 3", async (name) => {
    const home = givenTwoOperators("shared", "shared");
    const [{ code, out, err }, asked] = await countRequests(dev, () => token(home, "get", name));
    expect([code, out, asked]).toEqual([3, "", 0]);
    expect(err).toContain(`profile "${name}" would send it to`);
    expect(err).toMatch(/"dev-operator".*"prod-operator"|"prod-operator".*"dev-operator"/s);
    expect(err).toContain("give each profile a secret file of its own");
  });

  it("is recognized behind a symbolic link", async () => {
    const home = givenTwoOperators();
    rmSync(home.secret("dev"));
    symlinkSync(home.secret("prod"), home.secret("dev"));
    expect(await token(home, "get", "dev-operator")).toMatchObject({
      code: 3,
      err: expect.stringContaining("prod-op"),
    });
  });

  it("is not sent for a revocation or a doctor's token request either", async () => {
    const home = givenTwoOperators("shared", "shared");
    const [results, asked] = await countRequests(dev, async () => [
      await token(home, "fetch", "dev-operator"),
      await token(home, "get", "dev-operator", "--no-cache", "--force"),
      await home.run(profileProgram, ["doctor", "dev-operator"]),
    ]);
    expect(results.map(({ code }) => code)).toEqual([3, 3, 1]);
    expect(asked).toBe(0);
  });

  it("is used as before where the Authority is one, written with and without a slash at its end", async () => {
    const home = givenTwoOperators("shared", "shared");
    const text = readFileSync(home.profile("dev-operator"), "utf8");
    writeFileSync(home.profile("prod-operator"), text.replace(dev.url, `${dev.url}/`));
    writeFileSync(home.secret("shared"), dev.secrets["pack-operator"] ?? "");
    expect(await token(home, "get", "dev-operator")).toMatchObject({ code: 0, err: "" });
  });
});

describe("a secret that one Authority has accepted", () => {
  it("is not sent to another one by a profile that was changed, until the secret is stored again", async () => {
    const home = givenTwoOperators();
    rmSync(home.profile("prod-operator"));
    expect(await token(home, "get", "dev-operator")).toMatchObject({ code: 0, err: "" });
    moveDevelopment(home, prod.url);
    const [{ code, err }, asked] = await countRequests(prod, () => token(home, "get", "dev-operator"));
    expect([code, asked]).toEqual([3, 0]);
    expect(err).toContain(`${dev.url} has accepted from profile "dev-operator"`);
    expect(err).toContain("stella-profile secret set dev-operator");
    await home.run(profileProgram, ["secret", "set", "dev-operator"], { stdin: dev.secrets["pack-operator"] ?? "" });
    expect(await countRequests(prod, () => token(home, "get", "dev-operator"))).toMatchObject([{ code: 0 }, 1]);
  });

  it("may go elsewhere once it has changed", async () => {
    const home = givenTwoOperators();
    rmSync(home.profile("prod-operator"));
    await token(home, "get", "dev-operator");
    moveDevelopment(home, prod.url);
    writeFileSync(home.secret("dev"), "another");
    expect((await countRequests(prod, () => token(home, "get", "dev-operator")))[1]).toBe(1);
  });

  it("is remembered in the default token cache, without the secret, until clear --all", async () => {
    const home = givenTwoOperators();
    await token(home, "fetch", "dev-operator");
    const names = (): string[] => readdirSync(home.cache).filter((name) => name.endsWith(".secret.json"));
    expect(names()).toHaveLength(1);
    await token(home, "clear");
    expect(names()).toHaveLength(1);
    await token(home, "clear", "--all");
    expect(names()).toEqual([]);
  });

  it("is not remembered with --no-cache, nor after a refusal", async () => {
    const home = givenTwoOperators();
    await token(home, "get", "dev-operator", "--no-cache");
    writeFileSync(home.secret("prod"), "wrong");
    expect(await token(home, "get", "prod-operator")).toMatchObject({ code: 3 });
    expect(existsSync(home.cache) ? readdirSync(home.cache).filter((name) => name.endsWith(".secret.json")) : [])
      .toEqual([]);
  });
});
