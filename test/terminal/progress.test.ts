import { describe, expect, it } from "vitest";
import { showProgress } from "../../scripts/terminal/progress.ts";
import { testIo } from "../support/io.ts";

describe("showProgress()", () => {
  it("redraws one line in place", () => {
    const io = testIo({ env: { TERM: "xterm" }, stderrIsTerminal: true });
    const lines = showProgress(["one", "two"], io);
    lines?.set(1, "done");
    expect(io.err()).toBe("one\ntwo\n\x1b[2A\x1b[Jone\ndone\n");
  });
  it("writes messages above the lines", () => {
    const io = testIo({ env: { TERM: "xterm" }, stderrIsTerminal: true });
    showProgress(["one"], io)?.above.write("note\n");
    expect(io.err()).toBe("one\n\x1b[1A\x1b[Jnote\none\n");
  });
  it.each([
    ["narrow characters", "abcdefghijkl", "abcdefghi"],
    ["wide characters, which take two columns each", "日本語日本語日", "日本語日"],
  ])("cuts a line before it wraps: %s", (_, line, shown) => {
    const io = testIo({ env: { TERM: "xterm" }, stderrIsTerminal: true, columns: 10 });
    showProgress([line], io);
    expect(io.err()).toBe(`${shown}\n`);
  });
  it.each([
    ["outside of a terminal", {}, false],
    ["on a terminal without control sequences", { TERM: "dumb" }, true],
  ])("shows nothing %s", (_, env, stderrIsTerminal) => {
    const io = testIo({ env, stderrIsTerminal });
    expect([showProgress(["one"], io), io.err()]).toEqual([undefined, ""]);
  });
});
