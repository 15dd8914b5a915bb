import { chmodSync, readdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CommandName, runBundle, runtimes } from "./support/bundles.ts";
import { givenHome, type Home } from "./support/given-home.ts";
import type { ProfileValues } from "./support/profile-text.ts";
import { givenAuthority } from "./support/token-world.ts";

const { authority } = givenAuthority();

/** A mistake, the command that meets it, and the message. */
interface Mistake {
  readonly name: string;
  /** Makes the mistake in a home with the profiles of an operator and an approver. */
  readonly spoil?: (home: Home) => void;
  /** Values of the operator's profile. */
  readonly operator?: ProfileValues;
  readonly command: CommandName;
  readonly args: readonly string[];
  readonly code: number;
  readonly says: string;
}

const mistakes: readonly Mistake[] = [
  {
    name: "an unknown role",
    command: "stella-profile",
    args: ["init", "packs-janitor", "--yes"],
    code: 2,
    says: "operator, publisher, approver, viewer, admin",
  },
  {
    name: "a profile name with .. in it",
    command: "stella-profile",
    args: ["init", "../packs-operator", "--yes"],
    code: 2,
    says: "packs-operator",
  },
  {
    name: "a missing profile",
    command: "stella-env",
    args: ["packs-viewer"],
    code: 4,
    says: 'there is no profile "packs-viewer"',
  },
  {
    name: "YAML that does not parse",
    spoil: ({ profile }) => writeFileSync(profile("packs-operator"), "StellaOps: {Authority: [\n"),
    command: "stella-token",
    args: ["fetch", "packs-operator"],
    code: 2,
    says: "stella-lint",
  },
  {
    name: "a missing secret",
    operator: { clientId: "nobody", scope: "packs.read" },
    command: "stella-token",
    args: ["fetch", "packs-operator"],
    code: 3,
    says: "stella-profile secret set",
  },
  {
    name: "a secret that other users can read",
    spoil: ({ secret }) => chmodSync(secret("pack-operator"), 0o644),
    command: "stella-token",
    args: ["fetch", "packs-operator"],
    code: 3,
    says: "chmod 600",
  },
  {
    name: "a wrong secret",
    spoil: ({ secret }) => writeFileSync(secret("pack-operator"), "not-the-secret"),
    command: "stella-token",
    args: ["get", "packs-operator"],
    code: 3,
    says: "invalid_client",
  },
  {
    name: "an Authority that cannot be reached",
    operator: { authorityUrl: "http://127.0.0.1:1" },
    command: "stella-token",
    args: ["get", "packs-operator", "--timeout", "2s"],
    code: 10,
    says: "cannot reach http://127.0.0.1:1",
  },
  {
    name: "a plan hash in capitals",
    command: "stella-token",
    args: ["fetch", "packs-approver", "--pack-run-id=r", "--pack-gate-id=g", "--pack-plan-hash=sha256:ABC"],
    code: 2,
    says: "64 lower-case hex",
  },
];

const listFiles = ({ stella }: Home): string[] =>
  readdirSync(stella(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`).sort();

describe.each(runtimes)(
  "on %s one message, an exit code and no half-written file come of",
  (runtime) => {
    it.each(mistakes)("$name", async ({ spoil, operator = {}, command, args, code, says }) => {
      const home = givenHome({
        authority: authority(),
        profiles: { "packs-operator": operator, "packs-approver": {} },
      });
      spoil?.(home);
      const before = listFiles(home);
      const ran = await runBundle(command, runtime, args, { env: { HOME: home.home } });
      expect(ran.err.match(/^error: /gm)).toHaveLength(1);
      expect(ran.err).toContain(says);
      expect(ran.code).toBe(code);
      expect(listFiles(home)).toEqual(before);
    });
  },
);
