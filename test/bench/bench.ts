/*
 * `npm run bench`: whole processes against the budgets, as a table, or with --json as JSON. Exits 1 when one is not
 * met. It needs Debian's yamllint and python3.
 */
import { cpus } from "node:os";
import { measureColdTokens } from "./cold-tokens.ts";
import { findRivals, measureManyProfiles } from "./many-profiles.ts";
import { isMet, type Result } from "./result.ts";
import { benchRuntimes } from "./runtimes.ts";
import { measureMemory, measureStartUp } from "./start-up.ts";
import { textReport } from "./text-report.ts";
import { createWorld } from "./world.ts";

const world = await createWorld();
const results: Result[] = [];
const versions: Record<string, string> = Object.fromEntries(benchRuntimes.map(({ name, version }) => [name, version]));
try {
  const rivals = findRivals(world);
  for (const { name, version } of rivals) versions[name] = version;
  for (const runtime of benchRuntimes) {
    // The cold tokens warm the cache for what follows.
    results.push(await measureColdTokens(runtime, world), ...measureStartUp(runtime, world));
    if (runtime.kind !== "bun") {
      results.push(measureMemory(runtime, world), ...measureManyProfiles(runtime, world, rivals));
    }
  }
} finally {
  await world.close();
}
const report = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model.trim()}`,
  versions,
  results: results.map((result) => ({ ...result, met: isMet(result) })),
};
console.log(process.argv.includes("--json") ? JSON.stringify(report, null, 2) : textReport(report));
if (!results.every(isMet)) process.exitCode = 1;
