import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { binPath, bundleOf, type Runtime, runtimes } from "../support/bundles.ts";
import { type Fault, startFaults } from "../support/faults.ts";
import { cached, makeHome } from "../support/token-home.ts";

/** Starts a fetch, sends it a signal once the server has been asked, and says how and how soon it ended. */
async function interrupt(runtime: Runtime, fault: Fault, signal: NodeJS.Signals) {
  const base = mkdtempSync(`${tmpdir()}/stella-interrupt-`);
  const server = await startFaults({ token: [fault] });
  const home = makeHome(base, { url: server.url, secret: "planted-secret-Zq3x" });
  const child = spawn(bundleOf("stella-token", runtime), ["get", "operator"], { env: { PATH: binPath, HOME: home } });
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  while (server.tokenRequests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await new Promise((resolve) => setTimeout(resolve, 100));
  child.kill(signal);
  const code = await ended;
  const left = cached(home);
  await server.close();
  rmSync(base, { recursive: true });
  return { code, left };
}

/** In ms: less than each of these moments would last by itself. */
const sooner = 9000;

describe.each(runtimes)("acquireToken(): a signal stops it at once and leaves no lock, on %s", (runtime) => {
  const moments: readonly [string, Fault, NodeJS.Signals, number][] = [
    ["Ctrl-C while the server stalls", "stall", "SIGINT", 130],
    ["Ctrl-C while it waits to try again", { status: 503, headers: { "retry-after": "20" } }, "SIGINT", 130],
    ["termination while an answer drips", "drip", "SIGTERM", 143],
  ];
  it.each(moments)("%s", async (_, fault, signal, expected) => {
    const { code, left } = await interrupt(runtime, fault, signal);
    expect([code, left]).toEqual([expected, []]);
  }, sooner);
});
