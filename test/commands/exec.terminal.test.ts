import { describe, expect, it } from "vitest";
import { runtimes } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { atTerminal, keys, type Terminal } from "../support/terminal.ts";

describe.each(runtimes)("stella-exec at a terminal on %s", (runtime) => {
  const exec = (script: string): Terminal => {
    const { home } = givenHome({ profiles: { p: {} } });
    return atTerminal("stella-exec", runtime, ["p", "--", "bash", "-c", script], { HOME: home });
  };

  it("leaves Ctrl-C to the command, which receives it once", async () => {
    const terminal = exec('trap "echo got it" INT; echo ready; for i in 1 2 3 4 5 6; do sleep 0.1; done; exit 7');
    await terminal.see("ready");
    terminal.type(keys.ctrlC);
    expect(await terminal.exit).toBe(7);
    expect(terminal.shown().match(/got it/g)).toHaveLength(1);
  });

  it("ends with exit code 130 when Ctrl-C ends the command", async () => {
    const terminal = exec("echo ready; exec sleep 20");
    await terminal.see("ready");
    terminal.type(keys.ctrlC);
    expect(await terminal.exit).toBe(130);
  });

  it("gives the command the terminal itself", async () => {
    const terminal = exec('[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && stty size && read -r line && echo "read $line"');
    await terminal.see("40 100");
    terminal.type(`typed${keys.enter}`);
    await terminal.see("read typed");
    expect(await terminal.exit).toBe(0);
  });
});
