/*
 * `make pictures`: draws the pictures of the README from real runs of the bundles, in a home that is thrown away.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { encodeEntry, getEntryName } from "../../scripts/auth/cache-entry.ts";
import { createFingerprint } from "../../scripts/auth/secret-fingerprint.ts";
import { ansiToSvg } from "./ansi-svg.ts";
import { bundleOf, type CommandName, root } from "./bundles.ts";

const home = mkdtempSync(`${tmpdir()}/stella-pictures-`);
const env = { PATH: process.env["PATH"] ?? "", HOME: home, STELLA_PROFILE: "packs-operator", FORCE_COLOR: "1" };
const authorityUrl = "https://authority.acme.test";

/** Runs a command before the picture. */
function prepare(command: CommandName, args: readonly string[], input = ""): void {
  execFileSync(bundleOf(command, "node"), [...args], { cwd: home, env, input, stdio: ["pipe", "pipe", "inherit"] });
}

/** Draws one command line with everything that it prints. */
function draw(name: string, command: CommandName, args: readonly string[]): void {
  const { stdout, stderr } = spawnSync(bundleOf(command, "node"), args, { cwd: home, env, encoding: "utf8" });
  writeFileSync(`${root}/pictures/${name}.svg`, ansiToSvg([command, ...args].join(" "), stdout + stderr));
}

/** Puts a token into the cache that has a bit more than two hours left. */
function cacheToken(clientId: string, scopes: readonly string[], secret: string): void {
  const now = Date.now();
  const entry = {
    accessToken: "token",
    expiresAtMs: now + 130.5 * 60_000,
    scopes,
    issuedAtMs: now,
    requestedScopes: scopes,
    secretFingerprint: createFingerprint(secret),
    parameters: {},
  };
  const name = getEntryName({ authorityUrl, clientId, scopes, parameters: {} });
  mkdirSync(`${home}/.stellaops/tokens`, { recursive: true, mode: 0o700 });
  writeFileSync(`${home}/.stellaops/tokens/${name}`, encodeEntry(entry), { mode: 0o600 });
}

try {
  mkdirSync(`${root}/pictures`, { recursive: true });
  for (const role of ["operator", "publisher", "approver"]) {
    const urls = ["--authority-url", authorityUrl, "--backend-url", "https://task-runner.acme.test"];
    prepare("stella-profile", ["init", `packs-${role}`, "--yes", "--quiet", ...urls]);
    if (role !== "publisher") {
      prepare("stella-profile", ["secret", "set", `packs-${role}`, "--quiet"], `secret of ${role}`);
    }
  }
  cacheToken("pack-operator", ["packs.read", "packs.run"], "secret of operator");
  draw("list", "stella-profile", ["list"]);

  const approver = `${home}/.stellaops/profiles/packs-approver.yaml`;
  const mistaken = readFileSync(approver, "utf8").replace("ClientId:", "ClientID:")
    .replace("packs.approve", "packs:approve").replace(authorityUrl, "http://authority.acme.test");
  writeFileSync(approver, mistaken);
  draw("lint", "stella-lint", ["packs-approver"]);
} finally {
  rmSync(home, { recursive: true });
}
