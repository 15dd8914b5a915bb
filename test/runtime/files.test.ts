import { execFileSync } from "node:child_process";
import { symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createIo } from "../../scripts/runtime/node.ts";
import { root, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { filesCases } from "./files.contract.ts";

function makeDirectory(): string {
  const directory = temporaryDirectory();
  writeFileSync(`${directory}/target`, "the target");
  symlinkSync(`${directory}/target`, `${directory}/link`);
  symlinkSync(`${directory}/nowhere`, `${directory}/dangling`);
  execFileSync("mkfifo", [`${directory}/fifo`]);
  return directory;
}

describe("files on Node", () => {
  it.each(filesCases)(
    "$name",
    ({ run, expected }) => expect(run(createIo().files, makeDirectory())).toEqual(expected),
  );
});

describe("files on Deno", () => {
  it("every case, as on Node", async () => {
    const directories = filesCases.map(makeDirectory);
    const { code, out, err } = await spawnProgram("deno", [
      "run",
      "--no-prompt",
      "--allow-read",
      "--allow-write",
      `${root}/test/runtime/files.deno.ts`,
      ...directories,
    ]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const results: unknown[] = JSON.parse(out);
    const named = (values: readonly unknown[]) => filesCases.map(({ name }, index) => [name, values[index]]);
    expect(named(results)).toEqual(named(filesCases.map(({ expected }) => expected)));
  });
});
