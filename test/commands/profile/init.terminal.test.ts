import { existsSync, readFileSync, statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runtimes } from "../../support/bundles.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import { atTerminal, keys, type Terminal } from "../../support/terminal.ts";

const clientSecret = "correct horse battery";

describe.each(runtimes)("stella-profile init at a terminal on %s", (runtime) => {
  const init = ({ home }: Home, ...options: string[]): Terminal =>
    atTerminal("stella-profile", runtime, ["init", "packs-operator", ...options], { HOME: home });

  it("prompts, checks each answer at once, and writes the profile and the secret", async () => {
    const home = givenHome();
    const terminal = init(home);
    await terminal.see("Authority URL of packs-operator");
    terminal.type(`not a url${keys.enter}`);
    await terminal.see("is not an http or https URL");
    terminal.type(`\x15https://authority.corp.test${keys.enter}`);
    await terminal.see("Backend URL of packs-operator");
    terminal.type(`https://runner.corp.test${keys.enter}`);
    await terminal.see("Client id of packs-operator");
    terminal.type(keys.enter);
    await terminal.see("Secret of pack-operator");
    terminal.type(clientSecret + keys.enter);
    await terminal.see("created ");
    expect(await terminal.exit).toBe(0);
    expect(terminal.shown()).not.toContain(clientSecret);

    expect(parse(readFileSync(home.profile("packs-operator"), "utf8"))).toEqual({
      StellaOps: {
        Authority: {
          Url: "https://authority.corp.test",
          ClientId: "pack-operator",
          ClientSecretFile: "~/.stellaops/secrets/pack-operator.secret",
          Scope: "packs.read packs.run",
          TokenCacheDirectory: "~/.stellaops/tokens",
        },
        BackendUrl: "https://runner.corp.test",
      },
    });
    const file = home.secret("pack-operator");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual([clientSecret, 0o600]);
  });

  it.each([["Ctrl-C", keys.ctrlC], ["Ctrl-D", keys.ctrlD]])(
    "writes nothing after %s at the last prompt",
    async (_, key) => {
      const home = givenHome();
      const terminal = init(home, "--backend-url", "https://runner.corp.test");
      await terminal.see("Authority URL of packs-operator");
      terminal.type(`https://authority.corp.test${keys.enter}`);
      await terminal.see("Client id of packs-operator");
      terminal.type(keys.enter);
      await terminal.see("Secret of pack-operator");
      terminal.type(key);
      expect(await terminal.exit).toBe(130);
      expect(existsSync(home.stella())).toBe(false);
    },
  );

  it.each([["Ctrl-C", keys.ctrlC], ["Ctrl-D", keys.ctrlD]])(
    "writes nothing after %s right behind a refused answer",
    async (_, key) => {
      const home = givenHome();
      const terminal = init(home);
      await terminal.see("Authority URL of packs-operator");
      terminal.type(`not a url${keys.enter}${key}`);
      expect(await terminal.exit).toBe(130);
      expect(existsSync(home.stella())).toBe(false);
    },
  );

  it("never prompts with --yes", async () => {
    const terminal = init(givenHome(), "--yes");
    await terminal.see("created ");
    expect(await terminal.exit).toBe(0);
    expect(terminal.shown()).not.toContain("Authority URL of");
  });
});
