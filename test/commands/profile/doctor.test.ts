import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { InterruptedError } from "../../../scripts/core/errors.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import type { TestWorld } from "../../support/io.ts";
import type { ProfileValues } from "../../support/profile-text.ts";
import { givenAuthority } from "../../support/token-world.ts";

const { authority, countRequests } = givenAuthority();

/** A home in which the operator's profile works, except for these values. */
const withOperator = (values: ProfileValues = {}): Home =>
  givenHome({ authority: authority(), profiles: { "packs-operator": values } });

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

/** Starts a server that answers every request like this. */
async function startServer(status: number, headers: Record<string, string> = {}, body = ""): Promise<string> {
  const http = createServer((_, response) => response.writeHead(status, headers).end(body));
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void http.close());
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

describe("stella-profile doctor", () => {
  it("finds nothing wrong with a profile that works, and requests one token", async () => {
    const [{ code, status, said }, requests] = await countRequests(() => diagnose(withOperator()));
    expect([code, status]).toEqual([0, all([...local, ...remote], "ok")]);
    expect(said["scope"]).toBe("granted packs.read packs.run");
    expect(requests).toBe(1);
  });

  it("prints one line for each check, and a hint under each that failed", async () => {
    const home = withOperator();
    chmodSync(home.secret("pack-operator"), 0o644);
    const { code, out } = await home.run(profileProgram, ["doctor", "packs-operator", "--offline"]);
    expect([code, out.split("\n").slice(3, 5)]).toEqual([1, [
      expect.stringMatching(/^failed {3}secret {8}".*": other users may read or change it \(mode 0644\)$/),
      expect.stringMatching(/^ {23}-> chmod 600 /),
    ]]);
  });

  it.each<[string, TestWorld, string[]]>([
    ["--offline", {}, ["--offline"]],
    ["STELLA_OFFLINE=1", { env: { STELLA_OFFLINE: "1" } }, []],
    ["STELLA_OFFLINE=yes", { env: { STELLA_OFFLINE: "yes" } }, []],
  ])("sends no request with %s", async (_, world, flags) => {
    const fetch = (): never => {
      throw new Error("the network is forbidden");
    };
    const { code, status } = await diagnose(withOperator(), { ...world, io: { fetch } }, ...flags);
    expect([code, status]).toEqual([0, { ...all(local, "ok"), ...all(remote, "skipped") }]);
  });
});

describe("stella-profile doctor reports in the local checks", () => {
  it.each<[string, (home: Home) => void, string, string, string]>([
    [
      "a secret that other users can read",
      ({ secret }) => chmodSync(secret("pack-operator"), 0o644),
      "secret",
      "failed",
      "chmod 600",
    ],
    [
      "an empty secret",
      ({ secret }) => writeFileSync(secret("pack-operator"), ""),
      "secret",
      "failed",
      "run stella-profile secret set packs-operator",
    ],
    [
      "a token cache that is open to other users",
      ({ stella }) => {
        mkdirSync(stella("tokens"));
        chmodSync(stella("tokens"), 0o755);
      },
      "token-cache",
      "warning",
      "chmod 700",
    ],
    [
      "a file in place of the token cache",
      ({ stella }) => writeFileSync(stella("tokens"), ""),
      "token-cache",
      "failed",
      "name another TokenCacheDirectory",
    ],
    [
      "a directory of profiles that other users can change",
      ({ stella }) => chmodSync(stella("profiles"), 0o777),
      "directories",
      "failed",
      "chmod go-w",
    ],
  ])("%s", async (_, spoil, id, status, hint) => {
    const home = withOperator();
    spoil(home);
    const report = await diagnose(home, {}, "--offline");
    expect([report.status, report.hints[id]]).toEqual([
      { ...all(local, "ok"), ...all(remote, "skipped"), [id]: status },
      expect.stringContaining(hint),
    ]);
    expect(report.code).toBe(status === "failed" ? 1 : 0);
  });

  it("a placeholder in the profile", async () => {
    const home = givenHome({ profiles: { "packs-operator": {} } });
    const { code, status, said } = await diagnose(home, {}, "--offline");
    expect([code, status["profile"], said["profile"]]).toEqual([
      1,
      "failed",
      expect.stringContaining("placeholder host"),
    ]);
  });

  it("paths that are too long for the system", async () => {
    const home = withOperator();
    const text = readFileSync(home.profile("packs-operator"), "utf8").replace(/(?<=SecretFile: ).*/, "x".repeat(300))
      .replace(/(?<=CacheDirectory: ).*/, "y".repeat(300));
    writeFileSync(home.profile("packs-operator"), text);
    const { code, status } = await diagnose(home, {}, "--offline");
    expect([code, status]).toMatchObject([1, {
      secret: "failed",
      "token-cache": "failed",
      name: "skipped",
    }]);
  });

  it("an error in the profile, and requests a token all the same", async () => {
    const { code, status } = await diagnose(withOperator({ backendUrl: "https://task-runner.example.com" }));
    expect([code, status]).toEqual([1, { ...all([...local, ...remote], "ok"), profile: "failed" }]);
  });

  it("a variable that contradicts the profile", async () => {
    const env = { StellaOps__Authority__ClientId: "other" };
    const { code, status, said } = await diagnose(withOperator(), { env }, "--offline");
    expect([code, status["environment"]]).toEqual([0, "warning"]);
    expect(said["environment"]).toContain("StellaOps__Authority__ClientId");
  });

  it("a profile that cannot be used, and skips the other checks", async () => {
    const home = withOperator();
    writeFileSync(home.profile("packs-operator"), "StellaOps: {}\n");
    const { code, status } = await diagnose(home);
    expect([code, status]).toEqual([1, {
      ...all([...local, ...remote], "skipped"),
      profile: "failed",
      directories: "ok",
    }]);
  });

  it("a missing profile by exit code 4", async () => {
    expect((await givenHome().run(profileProgram, ["doctor", "nope"])).code).toBe(4);
  });
});

describe("stella-profile doctor reports in the checks of the Authority", () => {
  const unreached = (from: string) => all(remote.slice(remote.indexOf(from)), "skipped");

  it("a host name that cannot be resolved", async () => {
    const { code, status, said } = await diagnose(
      withOperator({ authorityUrl: "https://authority.nowhere.test" }),
    );
    expect([code, status]).toEqual([1, { ...all(local, "ok"), name: "failed", ...unreached("connection") }]);
    expect(said["name"]).toBe("cannot reach https://authority.nowhere.test: its name cannot be resolved");
  });

  it("a connection that is refused", async () => {
    const { status } = await diagnose(withOperator({ authorityUrl: "http://127.0.0.1:1" }));
    expect(status).toEqual({ ...all(local, "ok"), name: "ok", connection: "failed", ...unreached("tls") });
  });

  it("a server without TLS", async () => {
    const url = authority().url.replace("http:", "https:");
    const { status } = await diagnose(withOperator({ authorityUrl: url }));
    expect(status).toEqual({
      ...all(local, "ok"),
      name: "ok",
      connection: "ok",
      tls: "failed",
      ...unreached("discovery"),
    });
  });

  it("a response that does not arrive in time", async () => {
    const clock = { now: Date.now, sleep: () => Promise.resolve() };
    const { status, said } = await diagnose(withOperator(), { io: { clock } });
    expect(status).toMatchObject({ name: "ok", connection: "failed", tls: "skipped", token: "skipped" });
    expect(said["connection"]).toContain("no complete answer");
  });

  it("nothing after Ctrl-C, which ends it with exit code 130", async () => {
    const home = withOperator();
    const io = { interrupted: () => AbortSignal.abort(new InterruptedError()) };
    expect(await home.run(profileProgram, ["doctor", "packs-operator"], { io })).toMatchObject({ code: 130, out: "" });
  });

  it("a server error", async () => {
    const { status } = await diagnose(withOperator({ authorityUrl: await startServer(503) }));
    expect(status).toMatchObject({ tls: "ok", discovery: "failed", issuer: "skipped", clock: "ok", token: "skipped" });
  });

  it("a response that is not a discovery document", async () => {
    const { status } = await diagnose(
      withOperator({ authorityUrl: await startServer(200, { "content-type": "text/html" }, "<html>") }),
    );
    expect(status).toMatchObject({ discovery: "failed", issuer: "skipped", token: "skipped" });
  });

  it("a redirect, which is not followed", async () => {
    const { status, said } = await diagnose(
      withOperator({ authorityUrl: await startServer(302, { location: authority().url }) }),
    );
    expect([status["discovery"], said["discovery"]]).toEqual([
      "failed",
      expect.stringContaining("redirects elsewhere"),
    ]);
  });

  it("a missing discovery document, as a warning", async () => {
    const { status, said } = await diagnose(withOperator({ authorityUrl: await startServer(404) }));
    expect(status).toMatchObject({ discovery: "warning", issuer: "skipped", token: "failed" });
    expect(said["discovery"]).toMatch(/is taken to be (http:\/\/127\.0\.0\.1:\d+)\/connect\/token or \1\/token$/);
  });

  it("an issuer that differs from the Url of the profile", async () => {
    const { status, hints } = await diagnose(
      withOperator({ authorityUrl: authority().url.replace("127.0.0.1", "localhost") }),
    );
    expect(status).toMatchObject({
      discovery: "ok",
      issuer: "failed",
      clock: "ok",
      token: "skipped",
      scope: "skipped",
    });
    expect(hints["issuer"]).toBe("Url in the profile must be the Authority's issuer, to the letter");
  });

  it("clock skew, as a warning", async () => {
    const clock = { now: () => Date.now() - 3_600_000, sleep: () => new Promise<void>(() => {}) };
    const { code, status, said } = await diagnose(withOperator(), { io: { clock } });
    expect([code, status]).toEqual([0, { ...all([...local, ...remote], "ok"), clock: "warning" }]);
    expect(said["clock"]).toMatch(/^the Authority's clock is (1 h|59 min 59 s) ahead of this machine's$/);
  });
});

describe("stella-profile doctor reports as refused by the Authority", () => {
  it("a wrong secret", async () => {
    const home = withOperator();
    writeFileSync(home.secret("pack-operator"), "canary-of-a-secret");
    const { code, out, err } = await home.run(profileProgram, ["doctor", "packs-operator", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      healthy: false,
      checks: expect.arrayContaining([expect.objectContaining({ id: "token", status: "failed" })]) as unknown,
    });
    expect(out + err).not.toContain("canary-of-a-secret");
  });

  it("a scope that the client may not have", async () => {
    const { status } = await diagnose(withOperator({ scope: "packs.read packs.write" }));
    expect([status["token"], status["scope"]]).toContain("failed");
  });

  it("never an approval, which it does not request: that is for one run only", async () => {
    const approver = { clientId: "pack-approver", scope: "packs.read packs.approve" };
    const { status, said } = await diagnose(withOperator(approver));
    expect([status["token"], said["scope"]]).toEqual([
      "ok",
      "granted packs.read; packs.approve is asked for with each approval",
    ]);
    const only = withOperator({ ...approver, scope: "packs.approve" });
    expect((await diagnose(only)).status).toMatchObject({ token: "skipped", scope: "skipped" });
  });
});
