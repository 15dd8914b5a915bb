import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { startAuthority } from "./authority.ts";
import { startBackend } from "./backend.ts";
import { installBundles, root, type Runtime, runtimes } from "./bundles.ts";

/** Runs the demo's script with one runtime's bundles, in a home that is thrown away. Returns its exit code. */
async function demonstrate(runtime: Runtime): Promise<number> {
  const home = mkdtempSync(`${tmpdir()}/stella-demo-`);
  const authority = await startAuthority();
  const backend = await startBackend(authority);
  try {
    return await runScript({
      PATH: installBundles(`${home}/bin`, runtime),
      HOME: home,
      TERM: process.env["TERM"] ?? "dumb",
      AUTHORITY: authority.url,
      BACKEND: backend.url,
      OPERATOR_SECRET: authority.secrets["pack-operator"] ?? "",
      PUBLISHER_SECRET: authority.secrets["packs-registry"] ?? "",
      APPROVER_SECRET: authority.secrets["pack-approver"] ?? "",
    });
  } finally {
    await Promise.all([authority.close(), backend.close()]);
    rmSync(home, { recursive: true });
  }
}

function runScript(env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const script = spawn("bash", [`${root}/test/support/demo.sh`], { env, stdio: ["ignore", "inherit", "inherit"] });
    script.once("error", reject);
    script.once("close", (code) => resolve(code ?? 1));
  });
}

for (const runtime of runtimes) {
  console.log(`\n=== on ${runtime} ===`);
  const code = await demonstrate(runtime);
  if (code !== 0) {
    console.error(`the demo failed on ${runtime} with exit code ${code}`);
    process.exitCode = code;
    break;
  }
}
