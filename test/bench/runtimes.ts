import { execFileSync } from "node:child_process";
import { bundleOf, type CommandName, root } from "../support/bundles.ts";
import { nodeFolder } from "../support/releases.ts";
import { denoOptions } from "../support/shebang.ts";
import type { Subject } from "./measure.ts";

/** A runtime that the budgets speak of. */
export interface BenchRuntime {
  readonly name: string;
  /** Which column of the budgets holds. */
  readonly kind: "node" | "deno";
  readonly version: string;
  readonly file: string;
}

const deno = `${root}/node_modules/.bin/deno`;

/** Node 22 and 24, and Deno. */
export const benchRuntimes: readonly BenchRuntime[] = [
  ...([22, 24] as const).map((major): BenchRuntime => {
    const file = `${nodeFolder(major)}/node`;
    return { name: `Node ${major}`, kind: "node", version: versionOf(file), file };
  }),
  { name: "Deno", kind: "deno", version: versionOf(deno), file: deno },
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
  const bundle = bundleOf(command, runtime.kind);
  const options = runtime.kind === "node" ? [] : denoOptions(bundle);
  return { file: runtime.file, args: [...options, bundle, ...args], env };
}

/** The runtime with a module that does nothing. */
export function emptySubject(runtime: BenchRuntime, directory: string): Subject {
  const module = `${directory}/empty.mjs`;
  const options = runtime.kind === "node" ? [] : ["run", "--no-prompt", "--no-config"];
  return { file: runtime.file, args: [...options, module], env: { HOME: directory } };
}
