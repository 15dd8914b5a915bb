import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Attack, describeAttacks } from "../support/attacks.ts";
import type { CommandName } from "../support/bundles.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import type { ProfileValues } from "../support/profile-text.ts";
import { givenAuthority } from "../support/token-world.ts";

const { authority } = givenAuthority();

/** The secret in all of these profiles. */
const secret = "Zx9-qrst-0123456789";

const formats = ["pretty", "compact", "json", "sarif", "github", "gitlab", "junit"];

/** A home whose operator has the secret in its profile, in a place that differs from what `init` would write. */
const givenInlineSecret = (): Home =>
  givenHome({
    profiles: { "packs-operator": { secretLine: `ClientSecret: ${secret}`, scope: "packs.read packs:run" } },
  });

const shows: readonly string[][] = [
  ["init", "packs-operator", "--yes"],
  ["init", "packs-operator", "--check", "--verbose"],
  ["show", "packs-operator", "--json", "--verbose"],
  ["list"],
  ["doctor", "packs-operator", "--offline", "--verbose"],
  ["ci", "github", "--profile", "packs-operator", "--verbose"],
  ["lint", "--fix-dry-run", "--verbose"],
  ["env", "packs-operator", "--verbose"],
  ["secret", "check", "packs-operator", "--verbose"],
  ["token", "get", "packs-operator", "--offline", "--verbose"],
  ["exec", "packs-operator", "--token", "--offline", "--verbose", "--", "env"],
];

const inlineSecrets = shows.map((argv): Attack => ({
  who: "a reader of logs",
  by: `stella-profile ${argv.join(" ")}, over a profile with an inline secret`,
  toGain: "the secret",
  happens: "it is not shown",
  async play({ run }) {
    const { home } = givenInlineSecret();
    const { out, err } = await run("stella-profile", argv, { env: { HOME: home } });
    expect(out + err).not.toBe("");
    expect(out + err).not.toContain(secret);
  },
}));

/** Ways to write a secret that YAML takes for something else, or that a message might quote. */
const spellings = [
  `!${secret}`,
  `*${secret}`,
  `&${secret}`,
  `[${secret}`,
  `"${secret}`,
  `!!binary ${secret}`,
  `? ${secret}`,
];

/** User information that the WHATWG parser, and .NET's, take for something else. */
const passwords = [
  `me:${secret}`,
  `me:a/${secret}`,
  `me:a#${secret}`,
  `me:a?${secret}`,
  `me:80/${secret}`,
  `me:a@${secret}`,
];

/** A profile for each of them. */
const profiles: Readonly<Record<string, ProfileValues>> = Object.fromEntries([
  ...spellings.map((value) => ({ secretLine: `ClientSecret: ${value}` })),
  ...passwords.map((user) => `https://${user}@authority.corp.test`)
    .map((url) => ({ authorityUrl: url, backendUrl: url })),
].map((values, index) => [`p${index}`, values]));

// In every way that an Authority can echo it: test/auth/network.test.ts.
describeAttacks([
  ...inlineSecrets,
  {
    who: "a reader of logs and reports",
    by: "what messages quote of a secret that YAML, or of a URL whose password a URL parser, takes for something else",
    toGain: "the secret",
    happens: "no format and no message shows it",
    async play({ run }) {
      const { home } = givenHome({ profiles });
      const reports = formats.flatMap((format) => ["-f", format === "pretty" ? format : `${format}=${home}/${format}`]);
      const env = { HOME: home };
      const argvs: [CommandName, string[]][] = [
        ["stella-lint", [...reports, "--verbose"]],
        ["stella-lint", ["--fix-dry-run"]],
        ["stella-profile", ["list"]],
        ["stella-profile", ["doctor", "--all", "--offline", "--verbose"]],
        ...Object.keys(profiles).map((
          name,
        ): [CommandName, string[]] => ["stella-profile", ["show", name, "--verbose"]]),
      ];
      const shown = await Promise.all(argvs.map(async ([command, argv]) => {
        const { out, err } = await run(command, argv, { env });
        return out + err;
      }));
      const written = formats.slice(1).map((format) => readFileSync(join(home, format), "utf8"));
      expect([...shown, ...written].join("\n")).not.toContain(secret);
    },
  },
  {
    who: "a reader of logs",
    by: "a command in GitHub Actions that prints the token which stella-exec --token gave it",
    toGain: "the token",
    happens: "the runner is told to hide it first, and only there",
    async play({ run }) {
      const { home } = givenHome({ authority: authority(), profiles: { "packs-operator": {} } });
      const argv = ["packs-operator", "--token", "--", "sh", "-c", 'echo "$STELLA_TOKEN" >&2'];
      const inActions = await run("stella-exec", argv, { env: { HOME: home, GITHUB_ACTIONS: "true" } });
      const [mask = "", token = ""] = inActions.err.trimEnd().split("\n").slice(-2);
      expect([token.length > 20, mask, inActions.out]).toEqual([true, `::add-mask::${token}`, ""]);
      const elsewhere = await run("stella-exec", argv, { env: { HOME: home } });
      expect(elsewhere.err).not.toContain("::add-mask::");
    },
  },
]);
