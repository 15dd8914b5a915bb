import { expect, it } from "vitest";
import { lintText } from "../../../scripts/lint/engine.ts";
import { testIo } from "../../support/io.ts";

const values = "y Yes n NO on Off 0o17 017 0b101 -0x1F 1:20 190:20:30.15 0x1_0 1_000 1e3 .5e3 1e+3 2026-11-23 = +017"
  .split(" ");
const places = [
  "Key: V",
  "Key:\tV",
  "Key: [V]",
  "Key: {a,V}",
  '{"Key":V}',
  "{V: a}",
  "V",
  "V: text",
  "- V",
  "Key:\r\n  V",
];

it.each(values)("ambiguous-scalar reports %s wherever it is a scalar of its own", (value) => {
  const reported = places.map((place) => {
    const findings = lintText("/p/a.yaml", place.replace("V", () => value), testIo());
    return findings.some(({ rule }) => rule === "ambiguous-scalar");
  });
  expect(reported).toEqual(places.map(() => true));
});
