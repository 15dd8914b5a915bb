import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "./support/authority.ts";
import { type CommandName, runBundle, runtimes } from "./support/bundles.ts";
import { temporaryDirectory } from "./support/io.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

/** A home with an operator's profile; each case then spoils something. */
function preparedHome(url = authority.url): string {
  const home = temporaryDirectory();
  for (const directory of [".stellaops", ".stellaops/profiles", ".stellaops/secrets"]) {
    mkdirSync(`${home}/${directory}`, 0o700);
  }
  for (
    const [name, scope] of [["packs-operator", "packs.read packs.run"], ["packs-approver", "packs.read packs.approve"]]
  ) {
    writeFileSync(
      `${home}/.stellaops/profiles/${name}.yaml`,
      profile(url, name === "packs-operator" ? "pack-operator" : "pack-approver", scope ?? ""),
      { mode: 0o600 },
    );
  }
  for (const client of ["pack-operator", "pack-approver"]) {
    writeFileSync(`${home}/.stellaops/secrets/${client}.secret`, `${authority.secrets[client]}\n`, { mode: 0o600 });
  }
  return home;
}

const profile = (url: string, client: string, scope: string): string =>
  `StellaOps:
  Authority:
    Url: ${url}
    ClientId: ${client}
    ClientSecretFile: ~/.stellaops/secrets/${client}.secret
    Scope: "${scope}"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: http://127.0.0.1:1
`;

/** A mistake, the command that meets it, and what the user is told. */
interface Mistake {
  readonly name: string;
  readonly spoil?: (home: string) => void;
  readonly url?: string;
  readonly command: CommandName;
  readonly args: readonly string[];
  readonly code: number;
  readonly says: string;
}

const operator = (home: string): string => `${home}/.stellaops/profiles/packs-operator.yaml`;
const secret = (home: string): string => `${home}/.stellaops/secrets/pack-operator.secret`;

const mistakes: readonly Mistake[] = [
  {
    name: "an unknown role",
    command: "stella-profile",
    args: ["init", "packs-janitor", "--yes"],
    code: 2,
    says: "operator, publisher, approver, viewer, admin",
  },
  {
    name: "a profile name that leaves the directory",
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
    spoil: (home) => writeFileSync(operator(home), "StellaOps: {Authority: [\n"),
    command: "stella-token",
    args: ["fetch", "packs-operator"],
    code: 2,
    says: "stella-lint",
  },
  {
    name: "a missing secret",
    spoil: (home) => writeFileSync(operator(home), profile(authority.url, "nobody", "packs.read")),
    command: "stella-token",
    args: ["fetch", "packs-operator"],
    code: 3,
    says: "stella-profile secret set",
  },
  {
    name: "a secret that everybody can read",
    spoil: (home) => chmodSync(secret(home), 0o644),
    command: "stella-token",
    args: ["fetch", "packs-operator"],
    code: 3,
    says: "chmod 600",
  },
  {
    name: "a wrong secret",
    spoil: (home) => writeFileSync(secret(home), "not-the-secret"),
    command: "stella-token",
    args: ["get", "packs-operator"],
    code: 3,
    says: "invalid_client",
  },
  {
    name: "an Authority that cannot be reached",
    url: "http://127.0.0.1:1",
    command: "stella-token",
    args: ["get", "packs-operator", "--timeout", "2s"],
    code: 10,
    says: "cannot reach http://127.0.0.1:1",
  },
  {
    name: "a plan hash of the wrong shape",
    command: "stella-token",
    args: ["fetch", "packs-approver", "--pack-run-id=r", "--pack-gate-id=g", "--pack-plan-hash=sha256:ABC"],
    code: 2,
    says: "64 lower-case hex",
  },
];

const filesIn = (home: string): string[] =>
  readdirSync(`${home}/.stellaops`, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`).sort();

describe.each(runtimes)(
  "a mistake gives one clear message, its exit code and no half-written file, on %s",
  (runtime) => {
    it.each(mistakes)("$name", async ({ spoil, url, command, args, code, says }) => {
      const home = preparedHome(url);
      spoil?.(home);
      const before = filesIn(home);
      const ran = await runBundle(command, runtime, args, { env: { HOME: home } });
      expect(ran.err.match(/^error: /gm)).toHaveLength(1);
      expect(ran.err).toContain(says);
      expect(ran.code).toBe(code);
      expect(filesIn(home)).toEqual(before);
    });
  },
);
