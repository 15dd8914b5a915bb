import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { root } from "../../support/bundles.ts";
import { givenHome } from "../../support/given-home.ts";

it("stella-profile schema prints templates/profile.schema.json", async () =>
  expect(await givenHome().run(profileProgram, ["schema"]))
    .toEqual({ code: 0, out: readFileSync(`${root}/templates/profile.schema.json`, "utf8"), err: "" }));
