import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Attack, describeAttacks } from "../support/attacks.ts";
import { bundleOf, type Spawned, spawnProgram } from "../support/bundles.ts";
import { type FaultServer, startFaults } from "../support/faults.ts";
import { temporaryDirectory } from "../support/io.ts";
import { bunFile, nodeFolder } from "../support/releases.ts";
import { type SpyProxy, startSpyProxy } from "../support/spy-proxy.ts";
import { makeHome } from "../support/token-home.ts";

const secret = "planted-secret-Zq3x";
const token = "a-token-of-the-authority";
const answer = { status: 200, body: { access_token: token, token_type: "Bearer", expires_in: 60 } };

let authority: FaultServer;
let spy: SpyProxy;
beforeAll(async () => {
  [authority, spy] = await Promise.all([startFaults({ token: [answer] }), startSpyProxy("a-token-of-the-proxy")]);
});
afterAll(() => Promise.all([authority.close(), spy.close()]));

const getToken = ["get", "operator", "--no-cache", "--timeout", "10s"];

/** A home whose profile names the Authority by some host of this machine. */
const givenAuthorityAt = (host: string): string =>
  makeHome(temporaryDirectory(), { url: authority.url.replace("127.0.0.1", host), secret });

/** Deno also asks for a newer Deno, through the same proxies. */
const setProxies = (...names: readonly string[]): Record<string, string> => ({
  ...Object.fromEntries(names.map((name) => [name, spy.url])),
  DENO_NO_UPDATE_CHECK: "1",
});

const everyVariable = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

function expectDirect({ code, out, err }: Spawned): void {
  expect([code, out, err]).toEqual([0, `${token}\n`, ""]);
  expect(spy.seen).toEqual([]);
}

const throughProxy = (by: string, host: string, env: () => Record<string, string>): Attack => ({
  who: "the owner of a proxy, or whoever sets its variable",
  by,
  toGain: "the client's secret, which crosses the network to the proxy in the clear",
  happens: "the request goes to this machine, and the proxy sees none of it",
  play: async ({ run }) => {
    expectDirect(await run("stella-token", getToken, { env: { HOME: givenAuthorityAt(host), ...env() } }));
  },
});

describeAttacks([
  ...everyVariable.map((name) =>
    throughProxy(`${name} before an Authority at 127.0.0.1`, "127.0.0.1", () => setProxies(name))
  ),
  throughProxy("every variable before an Authority at localhost", "localhost", () => setProxies(...everyVariable)),
  throughProxy("every variable, and exceptions for other hosts", "127.0.0.1", () => ({
    ...setProxies(...everyVariable),
    NO_PROXY: "example.com",
    no_proxy: "example.com",
  })),
  {
    who: "whoever answers for names below localhost",
    by: "a profile with http://x.localhost",
    toGain: "the client's secret in the clear, from where the name service says that x.localhost is",
    happens: "nothing is sent: http is for localhost itself and for addresses of the loopback interface",
    play: async ({ run }) => {
      const before = authority.tokenRequests.length;
      const { code, err } = await run("stella-token", getToken, { env: { HOME: givenAuthorityAt("x.localhost") } });
      expect([code, err]).toEqual([2, expect.stringContaining("is not https")]);
      expect(authority.tokenRequests.length).toBe(before);
    },
  },
  {
    who: "whoever sets HTTPS_PROXY",
    by: "a value that is no URL, with a password in it",
    toGain: "a crash that shows the password",
    happens: "no secret is shown",
    play: async ({ run }) => {
      const home = makeHome(temporaryDirectory(), { url: "https://authority.invalid", secret });
      const { code, err } = await run("stella-token", getToken, {
        env: { HOME: home, HTTPS_PROXY: "gopher://u:%canary-pass@proxy" },
      });
      expect([0, 1, 2, 10].indexOf(code)).toBeGreaterThan(0);
      expect(err).not.toMatch(/canary-pass|this is a bug/);
    },
  },
  {
    who: "whoever sets proxy variables",
    by: "a program that stella-exec runs",
    toGain: "proxies that the program does not know of",
    happens: "the program gets the environment as it was",
    play: async ({ run }) => {
      const env = { HOME: givenAuthorityAt("127.0.0.1"), ...setProxies("HTTP_PROXY"), no_proxy: "example.com" };
      const script = 'echo "$HTTP_PROXY $no_proxy ${NO_PROXY-unset}"';
      const { code, out } = await run("stella-exec", ["operator", "--token", "--", "sh", "-c", script], { env });
      expect([code, out]).toEqual([0, `${spy.url} example.com unset\n`]);
    },
  },
]);

describe("where fetch obeys proxies by itself, the Authority at loopback is asked directly", () => {
  const releases = [
    ["Bun", bunFile],
    ["Node 20", `${nodeFolder(20)}/node`],
    ["Node 22 with NODE_USE_ENV_PROXY", `${nodeFolder(22)}/node`],
    ["Node 24 with NODE_USE_ENV_PROXY", `${nodeFolder(24)}/node`],
  ] as const;
  it.for(releases)("on %s", async ([, file], { skip }) => {
    skip(!existsSync(file), "there is none for this machine");
    const env = { HOME: givenAuthorityAt("127.0.0.1"), NODE_USE_ENV_PROXY: "1", ...setProxies(...everyVariable) };
    const ran = await spawnProgram(file, [bundleOf("stella-token", "node"), ...getToken], { env });
    expectDirect({
      ...ran,
      err: ran.err.replace(/^.*EnvHttpProxyAgent is experimental.*\n.*--trace-warnings.*\n/m, ""),
    });
  });
});
