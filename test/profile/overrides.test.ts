import { describe, expect, it } from "vitest";
import { listEffectiveValues } from "../../scripts/profile/effective-values.ts";
import { findOverrides } from "../../scripts/profile/overrides.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { testIo } from "../support/io.ts";
import { profileText } from "../support/profile-text.ts";

const document = parseDocument({ name: "p", file: "/p.yaml" }, profileText());

/** What overrides the operator's profile in an environment. */
function overridesIn(env: Readonly<Record<string, string>>): unknown[] {
  const io = testIo({ env: { HOME: "/home/ada", ...env } });
  return findOverrides(document, listEffectiveValues(document, io), io);
}

describe("findOverrides()", () => {
  it.each([
    ["StellaOps__Authority__ClientId", "StellaOps.Authority.ClientId"],
    ["STELLAOPS__AUTHORITY__CLIENTID", "StellaOps.Authority.ClientId"],
    ["STELLAOPS_BACKEND_URL", "StellaOps.BackendUrl"],
    ["StellaOps__Authority__ClientSecret", "StellaOps.Authority.ClientSecret"],
  ])("finds %s", (variable, key) => expect(overridesIn({ [variable]: "other" })).toEqual([{ variable, key }]));

  it.each([
    ["the text of the profile", { StellaOps__Authority__TokenCacheDirectory: "~/.stellaops/tokens" }],
    ["the effective value", { StellaOps__Authority__TokenCacheDirectory: "/home/ada/.stellaops/tokens" }],
    ["a variable of no field", { StellaOps__Other: "x", STELLAOPS_HOME: "/home/ada/.stellaops" }],
  ])("finds nothing in %s", (_, env) => expect(overridesIn(env)).toEqual([]));
});
