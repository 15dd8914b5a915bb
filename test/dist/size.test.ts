import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleOf, type CommandName, runtimes } from "../support/bundles.ts";

/** The largest that a bundle may be, in kB of 1,000 bytes: a little above what it is, so that growth is a decision. */
const limits: Readonly<Record<CommandName, number>> = {
  "stella-env": 170,
  "stella-exec": 215,
  // It holds an example of each rule, for --explain: 26 kB, which only that option evaluates.
  "stella-lint": 285,
  "stella-profile": 470,
  "stella-token": 230,
};

describe.each(runtimes)("a bundle for %s keeps its byte budget", (runtime) => {
  it.each(Object.entries(limits) as [CommandName, number][])("%s: %i kB", (command, limit) => {
    const size = statSync(bundleOf(command, runtime)).size;
    expect(size, `${command} has ${size} bytes`).toBeLessThan(limit * 1000);
  });
});
