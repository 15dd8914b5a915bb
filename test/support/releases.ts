import { root } from "./bundles.ts";

/** The Node releases that are supported, by major version. */
export const nodeMajors = [20, 22, 24] as const;

/** One of {@linkcode nodeMajors}. */
export type NodeMajor = (typeof nodeMajors)[number];

/** Bun, as test/runtimes installs it. Only some platforms have it there. */
export const bunFile: string = `${root}/test/runtimes/node_modules/bun-1-${process.platform}-${process.arch}/bin/bun`;

/** The folder that holds the oldest Deno that is supported, 2.0.0, as test/runtimes installs it. */
export const oldestDenoFolder: string =
  `${root}/test/runtimes/node_modules/deno-2.0-${process.platform}-${process.arch}`;

/** The folder that holds a release's real `node`, as test/runtimes installs it. */
export function nodeFolder(major: NodeMajor): string {
  return `${root}/test/runtimes/node_modules/node-${major}-${process.platform}-${process.arch}/bin`;
}
