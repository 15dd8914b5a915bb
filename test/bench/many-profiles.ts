import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { compare, type Subject } from "./measure.ts";
import type { Result } from "./result.ts";
import { type BenchRuntime, bundleSubject } from "./runtimes.ts";
import { many, type World } from "./world.ts";

/** Another linter, and how many times as fast ours has to be at the least. */
export interface Rival {
  readonly name: string;
  readonly version: string;
  readonly subject: Subject;
  readonly atLeast: number;
}

/** Three rules of the kind that ours has dozens of. */
const spectralRules = {
  rules: {
    "authority-url": {
      given: "$.StellaOps.Authority.Url",
      then: { function: "pattern", functionOptions: { match: "^https://" } },
    },
    "client-id": { given: "$.StellaOps.Authority", then: { field: "ClientId", function: "truthy" } },
    "scope": {
      given: "$.StellaOps.Authority.Scope",
      then: { function: "pattern", functionOptions: { match: "^[a-z.]+( [a-z.]+)*$" } },
    },
  },
};

/** Debian's yamllint, and spectral with three rules, which npm installs into the world for this one run. */
export function findRivals(world: World): Rival[] {
  const { env, manyProfiles } = world;
  const yamllint = execFileSync("yamllint", ["--version"], { encoding: "utf8" }).trim();
  const directory = `${world.home}/spectral`;
  mkdirSync(directory);
  writeFileSync(`${directory}/rules.json`, JSON.stringify(spectralRules));
  execFileSync("npm", [
    "install",
    "--silent",
    "--no-audit",
    "--no-fund",
    "--prefix",
    directory,
    "@stoplight/spectral-cli",
  ]);
  const spectral = `${directory}/node_modules/.bin/spectral`;
  return [
    {
      name: "yamllint",
      version: yamllint.replace("yamllint ", ""),
      subject: { file: "yamllint", args: [manyProfiles], env, codes: [0, 1] },
      atLeast: 4,
    },
    {
      name: "spectral, 3 rules",
      version: execFileSync(spectral, ["--version"], { encoding: "utf8" }).trim(),
      subject: {
        file: spectral,
        args: ["lint", "--quiet", "--ruleset", `${directory}/rules.json`, `${manyProfiles}/*.yaml`],
        env,
        codes: [0, 1],
      },
      atLeast: 6,
    },
  ];
}

/** How many times as fast many profiles are linted, with every rule on. */
export function measureManyProfiles(runtime: BenchRuntime, world: World, rivals: readonly Rival[]): Result[] {
  const ours = { ...bundleSubject(runtime, "stella-lint", [world.manyProfiles], world.env), codes: [0, 1] };
  return rivals.map(({ name, subject, atLeast }) => {
    const { ratio, spread, subjectMs, baselineMs } = compare(subject, ours, 3);
    return {
      what: `stella-lint of ${many} profiles`,
      runtime: runtime.name,
      against: name,
      value: ratio,
      unit: "x faster",
      spread,
      ms: { ours: baselineMs, theirs: subjectMs },
      budget: { atLeast },
    };
  });
}
