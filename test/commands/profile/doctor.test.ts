import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { InterruptedError } from "../../../scripts/core/errors.ts";
import { type Authority, startAuthority } from "../../support/authority.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import type { TestWorld } from "../../support/io.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

const backend = "https://runner.corp.test";

/** A home in which the operator's profile works, but for what the flags change. */
async function withOperator(...flags: readonly string[]): Promise<Home> {
  const home = givenHome();
  const urls = flags.includes("--authority-url") ? [] : ["--authority-url", authority.url];
  await home.run(profileProgram, ["init", "packs-operator", "--backend-url", backend, ...urls, ...flags]);
  await home.run(profileProgram, ["secret", "set", "packs-operator"], {
    stdin: authority.secrets["pack-operator"] as string,
  });
  return home;
}

interface Report {
  readonly code: number;
  /** The status of each check by its id. */
  readonly status: Readonly<Record<string, string>>;
  readonly said: Readonly<Record<string, string>>;
  readonly hints: Readonly<Record<string, string | undefined>>;
}

async function diagnose(home: Home, world: TestWorld = {}, ...flags: readonly string[]): Promise<Report> {
  const { code, out, err } = await home.run(profileProgram, ["doctor", "packs-operator", "--json", ...flags], world);
  expect(err).toBe("");
  const { checks } = JSON.parse(out) as { checks: { id: string; status: string; message: string; hint?: string }[] };
  return {
    code,
    status: Object.fromEntries(checks.map(({ id, status }) => [id, status])),
    said: Object.fromEntries(checks.map(({ id, message }) => [id, message])),
    hints: Object.fromEntries(checks.map(({ id, hint }) => [id, hint])),
  };
}

const local = ["profile", "directories", "environment", "secret", "token-cache"];
const remote = ["name", "connection", "tls", "discovery", "issuer", "clock", "token", "scope"];
const all = (ids: readonly string[], status: string) => Object.fromEntries(ids.map((id) => [id, status]));

/** Starts a server that answers everything like this. */
async function server(status: number, headers: Record<string, string> = {}, body = ""): Promise<string> {
  const http = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void http.close());
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

describe("doctor", () => {
  it("finds nothing wrong with a profile that works, down to a real token request", async () => {
    const asked = authority.tokenRequests();
    const { code, status, said } = await diagnose(await withOperator());
    expect([code, status]).toEqual([0, all([...local, ...remote], "ok")]);
    expect(said["scope"]).toBe("granted packs.read packs.run");
    expect(authority.tokenRequests()).toBe(asked + 1);
  });

  it("prints one line for each check, and what to do under those that went wrong", async () => {
    const home = await withOperator();
    chmodSync(home.stella("secrets/pack-operator.secret"), 0o644);
    const { code, out } = await home.run(profileProgram, ["doctor", "packs-operator", "--offline"]);
    expect([code, out.split("\n").slice(3, 5)]).toEqual([1, [
      expect.stringMatching(/^failed {3}secret {8}".*": other users may read or change it \(mode 0644\)$/),
      expect.stringMatching(/^ {23}-> chmod 600 /),
    ]]);
  });

  it.each<[string, TestWorld, string[]]>([
    ["--offline", {}, ["--offline"]],
    ["STELLA_OFFLINE=1", { env: { STELLA_OFFLINE: "1" } }, []],
  ])("with %s asks nobody", async (_, world, flags) => {
    const fetch = (): never => {
      throw new Error("the network is forbidden");
    };
    const { code, status } = await diagnose(await withOperator(), { ...world, io: { fetch } }, ...flags);
    expect([code, status]).toEqual([0, { ...all(local, "ok"), ...all(remote, "skipped") }]);
  });
});

describe("doctor tells a local fault from the others", () => {
  it.each<[string, (home: Home) => void, string, string, string]>([
    [
      "no secret",
      ({ stella }) => chmodSync(stella("secrets/pack-operator.secret"), 0o644),
      "secret",
      "failed",
      "chmod 600",
    ],
    [
      "an empty secret",
      ({ stella }) => writeFileSync(stella("secrets/pack-operator.secret"), ""),
      "secret",
      "failed",
      "run stella-profile secret set packs-operator",
    ],
    [
      "a cache that is open to others",
      ({ stella }) => {
        mkdirSync(stella("tokens"));
        chmodSync(stella("tokens"), 0o755);
      },
      "token-cache",
      "warning",
      "chmod 700",
    ],
    [
      "a file where the cache should be",
      ({ stella }) => writeFileSync(stella("tokens"), ""),
      "token-cache",
      "failed",
      "move it away",
    ],
    [
      "profiles that others can change",
      ({ stella }) => chmodSync(stella("profiles"), 0o777),
      "directories",
      "warning",
      "chmod 700",
    ],
  ])("%s", async (_, spoil, id, status, hint) => {
    const home = await withOperator();
    spoil(home);
    const report = await diagnose(home, {}, "--offline");
    expect([report.status, report.hints[id]]).toEqual([
      { ...all(local, "ok"), ...all(remote, "skipped"), [id]: status },
      expect.stringContaining(hint),
    ]);
    expect(report.code).toBe(status === "failed" ? 1 : 0);
  });

  it("a placeholder that is still there", async () => {
    const home = givenHome();
    await home.run(profileProgram, ["init", "packs-operator"]);
    const { code, status, said } = await diagnose(home, {}, "--offline");
    expect([code, status["profile"], said["profile"]]).toEqual([
      1,
      "failed",
      expect.stringContaining("placeholder host"),
    ]);
  });

  it("paths that no system takes", async () => {
    const home = await withOperator();
    await home.run(profileProgram, [
      "init",
      "packs-operator",
      "--force",
      "--backend-url",
      backend,
      "--authority-url",
      authority.url,
      `--secret-file=${"x".repeat(300)}`,
      `--token-cache=${"y".repeat(300)}`,
    ]);
    const { code, status } = await diagnose(home, {}, "--offline");
    expect([code, status]).toMatchObject([1, {
      secret: "failed",
      "token-cache": "failed",
      name: "skipped",
    }]);
  });

  it("what is wrong with the profile does not keep it from asking for a token", async () => {
    const home = await withOperator();
    await home.run(profileProgram, ["init", "packs-operator", "--authority-url", authority.url, "--force"]);
    const { code, status } = await diagnose(home);
    expect([code, status]).toEqual([1, { ...all([...local, ...remote], "ok"), profile: "failed" }]);
  });

  it("a variable that contradicts the profile", async () => {
    const env = { StellaOps__Authority__ClientId: "other" };
    const { code, status, said } = await diagnose(await withOperator(), { env }, "--offline");
    expect([code, status["environment"]]).toEqual([0, "warning"]);
    expect(said["environment"]).toContain("StellaOps__Authority__ClientId");
  });

  it("a profile that cannot be used: the rest is skipped", async () => {
    const home = await withOperator();
    writeFileSync(home.profile("packs-operator"), "StellaOps: {}\n");
    const { code, status } = await diagnose(home);
    expect([code, status]).toEqual([1, {
      ...all([...local, ...remote], "skipped"),
      profile: "failed",
      directories: "ok",
    }]);
  });

  it("a profile that is not there is exit 4", async () => {
    expect((await givenHome().run(profileProgram, ["doctor", "nope"])).code).toBe(4);
  });
});

describe("doctor tells how far it got on the way to the Authority", () => {
  const unreached = (from: string) => all(remote.slice(remote.indexOf(from)), "skipped");

  it("a name that is not known", async () => {
    const { code, status, said } = await diagnose(
      await withOperator("--authority-url", "https://authority.nowhere.test"),
    );
    expect([code, status]).toEqual([1, { ...all(local, "ok"), name: "failed", ...unreached("connection") }]);
    expect(said["name"]).toBe("cannot reach https://authority.nowhere.test: its name cannot be resolved");
  });

  it("a connection that is refused", async () => {
    const { status } = await diagnose(await withOperator("--authority-url", "http://127.0.0.1:1"));
    expect(status).toEqual({ ...all(local, "ok"), name: "ok", connection: "failed", ...unreached("tls") });
  });

  it("no TLS", async () => {
    const url = authority.url.replace("http:", "https:");
    const { status } = await diagnose(await withOperator("--authority-url", url));
    expect(status).toEqual({
      ...all(local, "ok"),
      name: "ok",
      connection: "ok",
      tls: "failed",
      ...unreached("discovery"),
    });
  });

  it("an answer that does not come", async () => {
    const clock = { now: Date.now, sleep: () => Promise.resolve() };
    const { status, said } = await diagnose(await withOperator(), { io: { clock } });
    expect(status).toMatchObject({ name: "ok", connection: "failed", tls: "skipped", token: "skipped" });
    expect(said["connection"]).toContain("no complete answer");
  });

  it("Ctrl-C ends it", async () => {
    const home = await withOperator();
    const io = { interrupted: () => AbortSignal.abort(new InterruptedError()) };
    expect(await home.run(profileProgram, ["doctor", "packs-operator"], { io })).toMatchObject({ code: 130, out: "" });
  });

  it("a server that fails", async () => {
    const { status } = await diagnose(await withOperator("--authority-url", await server(503)));
    expect(status).toMatchObject({ tls: "ok", discovery: "failed", issuer: "skipped", clock: "ok", token: "skipped" });
  });

  it("an answer that is no document", async () => {
    const { status } = await diagnose(
      await withOperator("--authority-url", await server(200, { "content-type": "text/html" }, "<html>")),
    );
    expect(status).toMatchObject({ discovery: "failed", issuer: "skipped", token: "skipped" });
  });

  it("a redirect, which is not followed", async () => {
    const { status, said } = await diagnose(
      await withOperator("--authority-url", await server(302, { location: authority.url })),
    );
    expect([status["discovery"], said["discovery"]]).toEqual([
      "failed",
      expect.stringContaining("redirects elsewhere"),
    ]);
  });

  it("no document at all is a warning", async () => {
    const { status, said } = await diagnose(await withOperator("--authority-url", await server(404)));
    expect(status).toMatchObject({ discovery: "warning", issuer: "skipped", token: "failed" });
    expect(said["discovery"]).toMatch(/the token endpoint is taken to be http:\/\/127\.0\.0\.1:\d+\/token$/);
  });

  it("an issuer that is not the configured URL", async () => {
    const { status, hints } = await diagnose(await withOperator("--authority-url", `${authority.url}/`));
    expect(status).toMatchObject({
      discovery: "ok",
      issuer: "failed",
      clock: "ok",
      token: "skipped",
      scope: "skipped",
    });
    expect(hints["issuer"]).toBe(`only the slash at the end differs: set Url in the profile to ${authority.url}`);
  });

  it("a clock that is wrong", async () => {
    const clock = { now: () => Date.now() - 3_600_000, sleep: () => new Promise<void>(() => {}) };
    const { code, status, said } = await diagnose(await withOperator(), { io: { clock } });
    expect([code, status]).toEqual([0, { ...all([...local, ...remote], "ok"), clock: "warning" }]);
    expect(said["clock"]).toMatch(/^the Authority's clock is (1 h|59 min 59 s) ahead of this machine's$/);
  });
});

describe("doctor tells what the Authority refuses", () => {
  it("a wrong secret", async () => {
    const home = await withOperator();
    await home.run(profileProgram, ["secret", "set", "packs-operator"], { stdin: "canary-of-a-secret" });
    const { code, out, err } = await home.run(profileProgram, ["doctor", "packs-operator", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      healthy: false,
      checks: expect.arrayContaining([expect.objectContaining({ id: "token", status: "failed" })]) as unknown,
    });
    expect(out + err).not.toContain("canary-of-a-secret");
  });

  it("a scope that the client may not have", async () => {
    const { status } = await diagnose(await withOperator("--scope", "packs.read packs.write"));
    expect([status["token"], status["scope"]]).toContain("failed");
  });

  it("asks for no approval, which is for one run only", async () => {
    const home = givenHome();
    await home.run(profileProgram, [
      "init",
      "packs-operator",
      "--role",
      "approver",
      "--authority-url",
      authority.url,
      "--backend-url",
      backend,
    ]);
    await home.run(profileProgram, ["secret", "set", "packs-operator"], {
      stdin: authority.secrets["pack-approver"] as string,
    });
    const { status, said } = await diagnose(home);
    expect([status["token"], said["scope"]]).toEqual([
      "ok",
      "granted packs.read; packs.approve is asked for with each approval",
    ]);
    await home.run(profileProgram, [
      "init",
      "packs-operator",
      "--force",
      "--role",
      "approver",
      "--authority-url",
      authority.url,
      "--backend-url",
      backend,
      "--scope",
      "packs.approve",
    ]);
    expect((await diagnose(home)).status).toMatchObject({ token: "skipped", scope: "skipped" });
  });
});
