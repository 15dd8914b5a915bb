import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { root, spawnProgram } from "./support/bundles.ts";
import { temporaryDirectory } from "./support/io.ts";
import { keys, openTerminal, type Terminal } from "./support/terminal.ts";

const jiti = `${root}/node_modules/.bin/jiti`;
const args = [`${root}/test/support/play.ts`];

/** Starts it where a home would be left behind, and waits for the prompt of its shell. */
async function startPlay(): Promise<{ terminal: Terminal; folder: string; authority: string }> {
  const folder = temporaryDirectory();
  const env = { TMPDIR: folder, JITI_FS_CACHE: "false", HOME: folder, STELLA_PROFILE: "of-another-shell" };
  const terminal = openTerminal(jiti, args, { env, columns: 200 });
  await terminal.see("play$ ");
  const [, authority = ""] = /^Authority +(\S+)$/m.exec(terminal.shown()) ?? [];
  return { terminal, folder, authority };
}

/** Types a line and returns what is shown until the next prompt. */
async function typeLine({ terminal }: { terminal: Terminal }, line: string): Promise<string> {
  const before = terminal.shown().length;
  terminal.type(line + keys.enter);
  await terminal.see("play$ ");
  return terminal.shown().slice(before);
}

async function expectNothingLeft(
  { terminal, folder, authority }: { terminal: Terminal; folder: string; authority: string },
  code: number,
): Promise<void> {
  expect(await terminal.exit).toBe(code);
  expect(readdirSync(folder)).toEqual([]);
  await expect(fetch(authority)).rejects.toThrow();
}

describe("make play", () => {
  it("opens a shell in which the printed tour works, and leaves nothing behind", async () => {
    const play = await startPlay();
    const tour = [...play.terminal.shown().matchAll(/^ {2}(stella-profile init packs-operator .*|printf .*)$/gm)];
    const [init = "", secret = ""] = tour.map(([, command]) => command);
    expect(init).toContain(play.authority);
    expect(await typeLine(play, init)).toContain("created ");
    expect(await typeLine(play, secret)).toContain("stored the secret in ");
    expect(await typeLine(play, "stella-token get packs-operator")).toMatch(/^[\w-]{43}$/m);
    expect(await typeLine(play, "echo ~; echo [$STELLA_PROFILE]")).toMatch(/stella-play-\w+\n\[\]\n/);
    play.terminal.type(`exit${keys.enter}`);
    await expectNothingLeft(play, 0);
  });

  it("Ctrl-C ends what runs in the shell, not the shell; Ctrl-D ends it", async () => {
    const play = await startPlay();
    play.terminal.type(`sleep 1000${keys.enter}`);
    await play.terminal.see("sleep 1000");
    play.terminal.type(keys.ctrlC);
    await play.terminal.see("play$ ");
    expect(await typeLine(play, "echo still $((40 + 2))")).toContain("still 42");
    play.terminal.type(keys.ctrlD);
    await expectNothingLeft(play, 0);
  });

  it.each(["SIGTERM", "SIGHUP"] as const)("%s ends the shell and leaves nothing behind", async (signal) => {
    const play = await startPlay();
    play.terminal.kill(signal);
    await expectNothingLeft(play, 0);
  });

  it("takes free ports where those of the README are taken", async () => {
    const server = createServer().listen(9400, "127.0.0.1");
    await Promise.race([once(server, "listening"), once(server, "error")]);
    onTestFinished(() => void server.close());
    const play = await startPlay();
    expect(play.authority).toMatch(/^http:\/\/127\.0\.0\.1:(?!9400)\d+$/);
    expect(play.terminal.shown()).toContain(`--authority-url ${play.authority} `);
    play.terminal.type(keys.ctrlD);
    await expectNothingLeft(play, 0);
  });

  it("needs a terminal, and says so in one line", async () => {
    const { code, out, err } = await spawnProgram(jiti, args, { env: { HOME: temporaryDirectory() } });
    expect([code, out, err]).toEqual([2, "", expect.stringMatching(/^error: make play opens a shell.*\n$/)]);
  });
});
