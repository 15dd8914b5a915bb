import { expect, it } from "vitest";
import { runtimes } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { atTerminal } from "../support/terminal.ts";

it.each(runtimes)("stella-env at a terminal on %s says how to load its output", async (runtime) => {
  const { home } = givenHome({ profiles: { p: {} } });
  const terminal = atTerminal("stella-env", runtime, ["p"], { HOME: home });
  await terminal.see('nothing is loaded yet. to load it: eval "$(stella-env p)"');
  expect(await terminal.exit).toBe(0);
});
