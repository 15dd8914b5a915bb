import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { lintFiles } from "../../scripts/lint/engine.ts";
import type { Finding } from "../../scripts/lint/finding.ts";
import { testIo } from "../support/io.ts";

/** What a profile under test has; the rest is the same for all. */
interface Values {
  readonly url?: string;
  readonly client?: string;
  readonly scope?: string;
  readonly secret?: string;
  readonly cache?: string;
}

function createProfile({ url, client, scope, secret, cache }: Values): string {
  return `StellaOps:
  Authority:
    Url: ${url ?? "https://authority.internal"}
    ClientId: ${client ?? "pack-operator"}
    ClientSecretFile: ${secret ?? "/none/x.secret"}
    Scope: ${scope ?? "packs.read"}
    TokenCacheDirectory: ${cache ?? "~/.stellaops/tokens"}
`;
}

/** Lints profiles together, named `0000.yaml` and so on. */
function lintTogether(profiles: readonly Values[], env: Readonly<Record<string, string>> = {}): Finding[] {
  const io = testIo({ env: { HOME: "/home/ada", ...env } });
  return lintFiles(
    profiles.map((values, index) => {
      const shownPath = `${String(index).padStart(4, "0")}.yaml`;
      return { shownPath, path: `/profiles/${shownPath}`, bytes: new TextEncoder().encode(createProfile(values)) };
    }),
    io,
  );
}

const select = (findings: readonly Finding[], id: string): string[] =>
  findings.flatMap(({ rule, file, message }) => rule === id ? `${file}: ${message}` : []);

const repeat = (count: number, create: (index: number) => Values): Values[] =>
  Array.from({ length: count }, (_, index) => create(index));

describe("mixed-trust-cache", () => {
  const authorities = [1, 2, 3, 4, 5].map((number) => `https://authority-${number}.internal`);
  const mixed = (profiles: readonly Values[], env?: Readonly<Record<string, string>>): string[] =>
    select(lintTogether(profiles, env), "mixed-trust-cache");

  it("accepts 200 profiles of 5 Authorities with the guide's cache in the home", () => {
    const profiles = repeat(200, (n) => ({ url: authorities[n % 5] ?? "", client: `client-${n}` }));
    expect(mixed(profiles)).toEqual([]);
    // As in a pipeline, where the StellaOps home is the checkout.
    expect(mixed(profiles, { STELLAOPS_HOME: "/builds/project/.stellaops" })).toEqual([]);
  });

  it("accepts a cache in a StellaOps home outside the home directory", () =>
    expect(mixed(repeat(2, (n) => ({ url: authorities[n] ?? "", cache: "/srv/stella/tokens" })), {
      STELLAOPS_HOME: "/srv/stella",
    })).toEqual([]));

  it("reports a cache outside the home once, at its first profile, with the Authorities", () =>
    expect(mixed(repeat(200, (n) => ({ url: authorities[n % 5] ?? "", cache: "/srv/tokens" })))).toEqual([
      "0000.yaml: the token cache is outside the home directory, and 200 profiles of 5 Authorities use it: " +
      '"https://authority-1.internal", "https://authority-2.internal", "https://authority-3.internal" and 2 more. ' +
      "give each Authority a directory of its own",
    ]));

  it("takes every cache for outside when the home directory is not known", () =>
    expect(mixed(repeat(2, (n) => ({ url: authorities[n] ?? "", cache: "/home/ada/tokens" })), { HOME: "" })).toEqual([
      expect.stringContaining("is outside the home directory"),
    ]));

  it("reports each cache on its own", () =>
    expect(mixed(repeat(8, (n) => ({ url: authorities[n % 2] ?? "", cache: `/srv/tokens-${n >> 2}` })))).toEqual([
      expect.stringMatching(/^0000\.yaml: .* 4 profiles of 2 Authorities/),
      expect.stringMatching(/^0004\.yaml: .* 4 profiles of 2 Authorities/),
    ]));

  it("reports a home cache that http and https Authorities share", () =>
    expect(mixed([{ url: "https://authority.internal/" }, { url: "http://localhost:8080" }, {}])).toEqual([
      "0000.yaml: the token cache is used by 3 profiles of 2 Authorities, over both http and https: " +
      '"https://authority.internal" and "http://localhost:8080". give the http Authorities a directory of their own',
    ]));

  it("leaves placeholders out, since they never issue a token", () =>
    expect(mixed([{ url: "http://authority.example.com" }, {}])).toEqual([]));

  it("shows no password", () =>
    expect(mixed([{ url: "http://me:hunter@a.internal" }, {}]).join()).not.toContain("hunter"));
});

describe("the rules about shared clients and secrets", () => {
  it("name the first other profile, and how many more there are", () => {
    const findings = lintTogether(repeat(4, (n) => ({ scope: n < 3 ? "packs.read" : "packs.write packs.read" })));
    expect(select(findings, "shared-client")).toEqual([
      ...["0000", "0001", "0002"].map((name) =>
        `${name}.yaml: client "pack-operator" is also used by "0003" (0003.yaml), with other scopes. ` +
        "give each role a client of its own"
      ),
      '0003.yaml: client "pack-operator" is also used by "0000" (0000.yaml) and 2 more, with other scopes. ' +
      "give each role a client of its own",
    ]);
  });
});

describe("lintFiles() takes linear time for profiles that", () => {
  /** The time for a number of profiles in ms, the best of five runs. */
  const measure = (count: number, create: (index: number) => Values): number =>
    Math.min(...[0, 1, 2, 3, 4].map(() => {
      const started = performance.now();
      expect(lintTogether(repeat(count, create)).length).toBeGreaterThan(0);
      return performance.now() - started;
    }));
  const table: readonly [string, (index: number) => Values][] = [
    ["all share a client with scopes of their own", (n) => ({ scope: `packs.read x${n}` })],
    ["all share a secret file with clients of their own", (n) => ({ client: `c${n}` })],
    ["all share a cache with Authorities of their own", (n) => ({ url: `https://a${n}.internal`, cache: "/tokens" })],
  ];
  it.each(table)("%s", (_, create) => {
    const quarter = measure(1000, create);
    const whole = measure(4000, create);
    // Quadratic work would take sixteen times as long.
    expect(whole / Math.max(quarter, 10)).toBeLessThan(8);
  });
});
