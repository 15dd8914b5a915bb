import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import type { Result } from "./result.ts";
import { type BenchRuntime, bundleSubject } from "./runtimes.ts";
import type { World } from "./world.ts";

const processes = 100;

/** How many token requests many processes make that all want the same token at once, with an empty cache. */
export async function measureColdTokens(runtime: BenchRuntime, world: World): Promise<Result> {
  rmSync(`${world.home}/.stellaops/tokens`, { recursive: true });
  const before = world.authority.tokenRequests();
  const { file, args, env } = bundleSubject(runtime, "stella-token", ["get", "packs-operator"], world.env);
  const codes = await Promise.all(Array.from({ length: processes }, async () => {
    const [code] = await once(spawn(file, args, { env, stdio: "ignore" }), "close");
    return code;
  }));
  if (codes.some((code) => code !== 0)) throw new Error(`stella-token get ended with ${codes.join(" ")}`);
  return {
    what: `${processes} cold stella-token get at once`,
    runtime: runtime.name,
    against: "token requests",
    value: world.authority.tokenRequests() - before,
    unit: "requests",
    budget: { atMost: 1 },
  };
}
