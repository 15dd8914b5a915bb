import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBundle, runtimes } from "../support/bundles.ts";
import { startFaults } from "../support/faults.ts";
import { cached, makeHome } from "../support/token-home.ts";
import { failures, oddities, secret, token } from "./faults.table.ts";

let base = "";
beforeAll(() => {
  base = mkdtempSync(`${tmpdir()}/stella-faults-`);
});
afterAll(() => rmSync(base, { recursive: true }));

describe.each(runtimes)(
  "acquireToken(): a fault has its exit code and message, and nothing is cached, on %s",
  (runtime) => {
    it.concurrent.each(failures)("$name", async ({ args = [], code, says, asked, ...script }) => {
      const server = await startFaults(script);
      const home = makeHome(base, { url: server.url, secret });
      const ran = await runBundle("stella-token", runtime, ["get", "operator", "--verbose", ...args], {
        env: { HOME: home },
      });
      await server.close();
      expect(ran.err).toContain(says);
      expect([ran.code, ran.out]).toEqual([code, ""]);
      expect(ran.err.match(/^error: /gm)).toHaveLength(1);
      expect(cached(home)).toEqual([]);
      expect(ran.err).not.toContain(secret);
      expect(ran.err).not.toContain(token);
      // deno-lint-ignore no-control-regex
      expect(ran.err).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f]|^::|##\[/m);
      if (asked !== undefined) expect(server.tokenRequests).toHaveLength(asked);
    });
  },
);

describe.each(runtimes)("acquireToken(): what is unusual does no harm, on %s", (runtime) => {
  it.concurrent.each(oddities)("$name", async ({ args = [], says, asked, life, sent, ...script }) => {
    const server = await startFaults(script);
    const home = makeHome(base, { url: server.url, secret });
    const began = Date.now();
    const ran = await runBundle("stella-token", runtime, ["get", "operator", "-f", "json", ...args], {
      env: { HOME: home },
    });
    await server.close();
    expect(ran.code).toBe(0);
    const got = JSON.parse(ran.out) as { accessToken: string; expiresAtUtc: string };
    expect(got.accessToken).toBe(token);
    if (says === undefined) expect(ran.err).toBe("");
    else expect(ran.err).toContain(says);
    expect(cached(home)).toHaveLength(1);
    if (asked !== undefined) expect(server.tokenRequests).toHaveLength(asked);
    const lived = (Date.parse(got.expiresAtUtc) - began) / 1000;
    if (life !== undefined) expect(lived).toBeGreaterThanOrEqual(life);
    if (life !== undefined) expect(lived).toBeLessThan(life + 10);
    const [{ headers, form } = { headers: {}, form: new URLSearchParams() }] = server.tokenRequests;
    expect(form.get("grant_type")).toBe("client_credentials");
    expect(form.get("scope")).toBe("packs.read packs.run");
    if (sent) {
      expect([headers.authorization !== undefined, form.has("client_secret")]).toEqual([
        sent === "basic",
        sent === "post",
      ]);
    }
  });
});
