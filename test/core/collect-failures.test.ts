import { describe, expect, it } from "vitest";
import { createFailureCollector } from "../../scripts/core/collect-failures.ts";
import { FailedError, RefusedError } from "../../scripts/core/errors.ts";
import { createLogger } from "../../scripts/terminal/logger.ts";
import { testIo } from "../support/io.ts";

describe("createFailureCollector()", () => {
  it("goes on after failures, logs all but the first, and throws the first", async () => {
    const io = testIo();
    const failures = createFailureCollector(createLogger(io, "normal"));
    const fail = (error: Error) => () => {
      throw error;
    };
    const results = [
      await failures.attempt(fail(new RefusedError("one"))),
      await failures.attempt(() => Promise.resolve(2)),
      await failures.attempt(fail(new FailedError("three", { hint: "do this" }))),
    ];
    expect([results, failures.count(), io.err()]).toEqual([[undefined, 2, undefined], 2, ""]);
    expect(() => failures.throwFirst()).toThrow(expect.objectContaining({ message: "one", exitCode: 3 }));
    expect(io.err()).toBe("error: three\nhint: do this\n");
  });
  it("throws nothing without a failure", () =>
    expect(createFailureCollector(createLogger(testIo(), "normal")).throwFirst()).toBeUndefined());
  it("rethrows what is not a CliError", async () => {
    const failures = createFailureCollector(createLogger(testIo(), "normal"));
    await expect(failures.attempt(() => Promise.reject(new TypeError("bug")))).rejects.toThrow("bug");
  });
});
