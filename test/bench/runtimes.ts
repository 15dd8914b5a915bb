import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { bundleOf, type CommandName, root } from "../support/bundles.ts";
import { bunFile, nodeFolder } from "../support/releases.ts";
import { denoOptions } from "../support/shebang.ts";
import type { Subject } from "./measure.ts";

/** A runtime that is measured. */
export interface BenchRuntime {
  readonly name: string;
  /** Which bundles it runs, and whose budgets hold: none for Bun, which is measured for information. */
  readonly kind: "node" | "deno" | "bun";
  readonly version: string;
  readonly file: string;
}

const deno = `${root}/node_modules/.bin/deno`;

/** Node 22 and 24, Deno, and Bun where it is installed. */
export const benchRuntimes: readonly BenchRuntime[] = [
  ...([22, 24] as const).map((major): BenchRuntime => {
    const file = `${nodeFolder(major)}/node`;
    return { name: `Node ${major}`, kind: "node", version: versionOf(file), file };
  }),
  { name: "Deno", kind: "deno", version: versionOf(deno), file: deno },
  ...(existsSync(bunFile) ? [{ name: "Bun", kind: "bun" as const, version: versionOf(bunFile), file: bunFile }] : []),
];

function versionOf(file: string): string {
  const text = execFileSync(file, ["--version"], { encoding: "utf8" });
  return /\d+\.\d+\.\d+/.exec(text)?.[0] ?? text.trim();
}

/** A bundle run as its first line says, but by this runtime. */
export function bundleSubject(
  runtime: BenchRuntime,
  command: CommandName,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Subject {
  const bundle = bundleOf(command, runtime.kind === "deno" ? "deno" : "node");
  const options = runtime.kind === "deno" ? denoOptions(bundle) : [];
  return { file: runtime.file, args: [...options, bundle, ...args], env };
}

/** The runtime with a module that does nothing. */
export function emptySubject(runtime: BenchRuntime, directory: string): Subject {
  const module = `${directory}/empty.mjs`;
  const options = runtime.kind === "deno" ? ["run", "--no-prompt", "--no-config"] : [];
  return { file: runtime.file, args: [...options, module], env: { HOME: directory } };
}
