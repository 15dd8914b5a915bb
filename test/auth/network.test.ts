import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { runBundle, type Runtime, runtimes, type Spawned } from "../support/bundles.ts";
import { createCertificates } from "../support/certificates.ts";
import { type Proxy, startProxy } from "../support/proxy.ts";
import { addProfile } from "../support/token-home.ts";

let home = "";
let authority: Authority;
let expired: Authority;
let remote: Authority;
let proxy: Proxy;
let refusing: Proxy;

beforeAll(async () => {
  home = mkdtempSync(`${tmpdir()}/stella-network-`);
  const certificates = await createCertificates();
  writeFileSync(`${home}/ca.pem`, certificates.ca.cert);
  authority = await startAuthority({ tls: certificates.server, host: "localhost" });
  // No loopback: only a proxy finds it.
  remote = await startAuthority({ tls: certificates.server, host: "authority.test" });
  expired = await startAuthority({ tls: certificates.expired, host: "localhost" });
  [proxy, refusing] = await Promise.all([startProxy(), startProxy(407)]);
  const secret = authority.secrets["pack-operator"] ?? "";
  const urls = {
    tls: authority.url,
    remote: remote.url,
    expired: expired.url,
    "wrong-name": authority.url.replace("localhost", "127.0.0.1"),
    nowhere: "https://authority.invalid",
    clear: "http://authority.invalid",
  };
  for (const [name, url] of Object.entries(urls)) addProfile(home, { url, secret, name });
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await Promise.all([authority, expired, remote, proxy, refusing].map((server) => server.close()));
});

/** The variable that names a private authority to each runtime. */
const trust = (runtime: Runtime): Record<string, string> => ({
  [runtime === "node" ? "NODE_EXTRA_CA_CERTS" : "DENO_CERT"]: `${home}/ca.pem`,
});

const get = (runtime: Runtime, profile: string, env: Record<string, string> = {}): Promise<Spawned> =>
  runBundle("stella-token", runtime, ["get", profile, "--no-cache", "--timeout", "8s"], {
    env: { HOME: home, ...env },
  });

describe.each(runtimes)("acquireToken() over TLS, on %s", (runtime) => {
  it("trusts a private authority that the environment names", async () => {
    const { code, out, err } = await get(runtime, "tls", trust(runtime));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^\S{20,}\n$/);
  });

  const failures: readonly [string, string, Record<string, string> | undefined, number, string][] = [
    ["an unknown authority", "tls", {}, 1, "NODE_EXTRA_CA_CERTS"],
    ["a certificate that has expired", "expired", undefined, 1, "no trusted TLS connection"],
    ["a certificate for another name", "wrong-name", undefined, 1, "no trusted TLS connection"],
    ["a name that does not exist", "nowhere", {}, 10, "its name cannot be resolved"],
    ["http to another machine", "clear", {}, 2, "is not https"],
  ];
  it.each(failures)("says so: %s", async (_, profile, env, code, says) => {
    const ran = await get(runtime, profile, env ?? trust(runtime));
    expect([ran.code, ran.out]).toEqual([code, ""]);
    expect(ran.err).toContain(says);
  });
});

describe.each(runtimes)("acquireToken() through a proxy, on %s", (runtime) => {
  const through = (env: Record<string, string>) => get(runtime, "remote", { ...trust(runtime), ...env });

  it("goes through the one in HTTPS_PROXY, with its credentials", async () => {
    const before = proxy.tunnels.length;
    const { code, err } = await through({ HTTPS_PROXY: `http://user:p%40ss@127.0.0.1:${proxy.port}` });
    expect([code, err]).toEqual([0, ""]);
    const { host } = new URL(remote.url);
    expect(proxy.tunnels[before]).toEqual({ target: host, credentials: `Basic ${btoa("user:p@ss")}` });
  });
  it("finds one without a scheme in lower case", async () => {
    const before = proxy.tunnels.length;
    expect((await through({ https_proxy: `127.0.0.1:${proxy.port}` })).code).toBe(0);
    expect(proxy.tunnels.length).toBeGreaterThan(before);
  });
  it("goes round it for hosts in NO_PROXY", async () => {
    const unused = await startProxy();
    const { code, err } = await through({
      HTTPS_PROXY: `http://127.0.0.1:${unused.port}`,
      NO_PROXY: "example.com,authority.test",
    });
    await unused.close();
    expect([code, err, unused.tunnels]).toEqual([10, expect.stringContaining("its name cannot be resolved"), []]);
  });
  it("says that the proxy refuses", async () => {
    const { code, err } = await through({ HTTPS_PROXY: `http://user:canary-pass@127.0.0.1:${refusing.port}` });
    expect(code).toBe(1);
    expect(err).toContain("the proxy did not let the connection through");
    expect(err).not.toContain("canary-pass");
  });
  it("says that a dead proxy cannot be reached, and may come back", async () => {
    const { code, err } = await through({ HTTPS_PROXY: "http://127.0.0.1:9" });
    expect(code).toBe(10);
    expect(err).toContain("HTTPS_PROXY");
  });
});
