// Runs after `npm install`, and before the package is packed or installed from git. A clone of git has no bundles, so that
// such an install would have no commands: builds them when they are missing. `npm ci` is for those who build by themselves
// (`make build`, a pipeline), and npm runs this before what `npm ci` installs is used.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const built = existsSync("dist/node/stella-profile.mjs");
const canBuild = existsSync("node_modules/unbuild");
if (!built && canBuild && process.env.npm_command !== "ci") {
  // Standard output may be that of `npm pack --json`.
  const { status, error } = spawnSync("npm", ["run", "build"], {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (error) console.error(`error: cannot run npm: ${error.message}`);
  process.exitCode = status ?? 1;
}
