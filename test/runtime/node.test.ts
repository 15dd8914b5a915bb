import { afterEach, expect, it, vi } from "vitest";
import { createIo } from "../../scripts/runtime/node.ts";

afterEach(() => void vi.restoreAllMocks());

it.each(["stdin", "stdout", "stderr"] as const)(
  "isTerminal of %s is false when the descriptor cannot be examined",
  (name) => {
    const fs = process.getBuiltinModule("node:fs");
    vi.spyOn(fs, "fstatSync").mockImplementation(() => {
      throw Object.assign(new Error("EISDIR: illegal operation on a directory, fstat"), { code: "EISDIR" });
    });
    expect(createIo()[name].isTerminal).toBe(false);
  },
);
