import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { root } from "../../support/bundles.ts";
import { inHome } from "../../support/home.ts";

it.each([["stella.mk", "stella.mk"], ["approver", "approver.yaml"]])(
  "templates --print %s",
  async (name, file) =>
    expect(await inHome().run("templates", "--print", name))
      .toEqual({ code: 0, out: readFileSync(`${root}/templates/${file}`, "utf8"), err: "" }),
);

it("templates --print of something else is refused", async () =>
  expect(await inHome().run("templates", "--print", "stella")).toMatchObject({ code: 2, out: "" }));
