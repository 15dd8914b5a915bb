import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runtimes } from "../../support/bundles.ts";
import { temporaryDirectory } from "../../support/io.ts";
import { atTerminal, keys } from "../../support/terminal.ts";

const secret = "correct horse battery";

describe.each(runtimes)("stella-profile at a terminal on %s", (runtime) => {
  const inHome = (home: string, ...argv: string[]) => atTerminal("stella-profile", runtime, argv, { HOME: home });

  it("init asks, checks each answer at once, and writes the profile and the secret", async () => {
    const home = temporaryDirectory();
    const terminal = inHome(home, "init", "packs-operator");
    await terminal.see("Authority URL of packs-operator");
    terminal.type(`not a url${keys.enter}`);
    await terminal.see("is not a URL");
    terminal.type(`\x15https://authority.corp.test${keys.enter}`);
    await terminal.see("Backend URL of packs-operator");
    terminal.type(`https://runner.corp.test${keys.enter}`);
    await terminal.see("Client id of packs-operator");
    terminal.type(keys.enter);
    await terminal.see("Secret of pack-operator");
    terminal.type(secret + keys.enter);
    await terminal.see("created ");
    expect(await terminal.exit).toBe(0);
    expect(terminal.shown()).not.toContain(secret);

    const stella = join(home, ".stellaops");
    expect(parse(readFileSync(join(stella, "profiles/packs-operator.yaml"), "utf8"))).toEqual({
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
    const file = join(stella, "secrets/pack-operator.secret");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual([secret, 0o600]);
  });

  it.each([["Ctrl-C", keys.ctrlC], ["Ctrl-D", keys.ctrlD]])(
    "%s at the last question leaves nothing behind",
    async (_, key) => {
      const home = temporaryDirectory();
      const terminal = inHome(home, "init", "packs-operator", "--backend-url", "https://runner.corp.test");
      await terminal.see("Authority URL of packs-operator");
      terminal.type(`https://authority.corp.test${keys.enter}`);
      await terminal.see("Client id of packs-operator");
      terminal.type(keys.enter);
      await terminal.see("Secret of pack-operator");
      terminal.type(key);
      expect(await terminal.exit).toBe(130);
      expect(existsSync(join(home, ".stellaops"))).toBe(false);
    },
  );

  it.each([["Ctrl-C", keys.ctrlC], ["Ctrl-D", keys.ctrlD]])(
    "%s right after an answer that is refused stops init",
    async (_, key) => {
      const home = temporaryDirectory();
      const terminal = inHome(home, "init", "packs-operator");
      await terminal.see("Authority URL of packs-operator");
      terminal.type(`not a url${keys.enter}${key}`);
      expect(await terminal.exit).toBe(130);
      expect(existsSync(join(home, ".stellaops"))).toBe(false);
    },
  );

  it("Ctrl-C at the question for a secret keeps the old one", async () => {
    const home = temporaryDirectory();
    await inHome(home, "init", "packs-operator", "--yes").exit;
    const terminal = inHome(home, "secret", "set", "packs-operator");
    await terminal.see("Secret for ");
    terminal.type(`half of a${keys.ctrlC}`);
    expect(await terminal.exit).toBe(130);
    expect(existsSync(join(home, ".stellaops/secrets"))).toBe(false);
  });

  it("with --yes it asks nothing", async () => {
    const terminal = inHome(temporaryDirectory(), "init", "packs-operator", "--yes");
    await terminal.see("created ");
    expect(await terminal.exit).toBe(0);
    expect(terminal.shown()).not.toContain("Authority URL of");
  });

  it("secret set asks unseen, and again when what is typed cannot be a secret", async () => {
    const home = temporaryDirectory();
    await inHome(home, "init", "packs-operator", "--yes").exit;
    const terminal = inHome(home, "secret", "set", "packs-operator");
    await terminal.see("Secret for ");
    terminal.type(keys.enter);
    await terminal.see("it is empty");
    terminal.type(secret + keys.enter);
    await terminal.see("stored the secret in ");
    expect(await terminal.exit).toBe(0);
    expect(terminal.shown()).not.toContain(secret);
    expect(readFileSync(join(home, ".stellaops/secrets/pack-operator.secret"), "utf8")).toBe(secret);
  });
});
