import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runtimes } from "../../support/bundles.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import { atTerminal, keys, type Terminal } from "../../support/terminal.ts";

const clientSecret = "correct horse battery";

describe.each(runtimes)("stella-profile secret set at a terminal on %s", (runtime) => {
  const givenOperator = (): Home => givenHome({ profiles: { "packs-operator": {} } });
  const setSecret = ({ home }: Home): Terminal =>
    atTerminal("stella-profile", runtime, ["secret", "set", "packs-operator"], { HOME: home });

  it("writes nothing after Ctrl-C at the prompt", async () => {
    const home = givenOperator();
    const terminal = setSecret(home);
    await terminal.see("Secret for ");
    terminal.type(`half of a${keys.ctrlC}`);
    expect(await terminal.exit).toBe(130);
    expect(existsSync(home.stella("secrets"))).toBe(false);
  });

  it("hides what is typed, and prompts again after input that cannot be a secret", async () => {
    const home = givenOperator();
    const terminal = setSecret(home);
    await terminal.see("Secret for ");
    terminal.type(keys.enter);
    await terminal.see("it is empty");
    terminal.type(clientSecret + keys.enter);
    await terminal.see("stored the secret in ");
    expect(await terminal.exit).toBe(0);
    expect(terminal.shown()).not.toContain(clientSecret);
    expect(readFileSync(home.secret("pack-operator"), "utf8")).toBe(clientSecret);
  });
});
