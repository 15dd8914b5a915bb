import { describe, expect, it } from "vitest";
import { readBooleanVariable } from "../../scripts/core/boolean-variable.ts";

const read = (value?: string): boolean => readBooleanVariable("STELLA_OFFLINE", { env: () => value });

describe("readBooleanVariable()", () => {
  it.each(["1", "true", "yes", "on", "TRUE", "Yes"])("reads %j as true", (value) => expect(read(value)).toBe(true));
  it.each(["0", "false", "no", "off", "OFF", "", undefined])(
    "reads %j as false",
    (value) => expect(read(value)).toBe(false),
  );
  it.each(["2", "y", "enable", " 1", "constructor"])(
    "refuses %j with exit code 2",
    (value) => expect(() => read(value)).toThrow(expect.objectContaining({ exitCode: 2 })),
  );
});
