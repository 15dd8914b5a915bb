import { expect, it } from "vitest";
import type { Io } from "../../scripts/core/io.ts";
import { readDocument, readProfile } from "../../scripts/profile/read-profile.ts";
import { givenHome } from "../support/given-home.ts";

const givenProfiles = (env: Readonly<Record<string, string>> = {}): Io =>
  givenHome({ profiles: { "packs-publisher": {}, "broken": "StellaOps: 1\n" } }).io({ env });

it.each([
  ["packs-operator", undefined, "stella-profile init packs-operator makes it"],
  ["~/.stellaops/profiles/packs-operator.yaml", undefined, "stella-profile init packs-operator makes it"],
  ["./packs-operator.yaml", undefined, "stella-profile list shows the profiles"],
  ["packs-publishr", "packs-publisher", "stella-profile list shows the profiles"],
  ["something", undefined, "stella-profile list shows the profiles"],
])(
  "a profile %j that does not exist is exit code 4, with a guess or with init where that helps",
  (word, guess, hint) => {
    const ending = guess === undefined ? /yaml\)$/ : new RegExp(`yaml\\)\\. did you mean "${guess}"\\?$`);
    expect(() => readDocument(word, givenProfiles())).toThrow(
      expect.objectContaining({ exitCode: 4, hint, message: expect.stringMatching(ending) as string }),
    );
  },
);

it("in an empty home, the way to a first profile is init", () => {
  expect(() => readDocument("something", givenHome().io())).toThrow(
    expect.objectContaining({ hint: "there is none yet: stella-profile init packs-operator makes one" }),
  );
});

it.each([
  ["does not exist", "nope", 4, / \(\S+nope\.yaml\)\. STELLA_PROFILE names it$/],
  ["cannot be used", "broken", 2, /must be a mapping \(\S+:1:12\)\. STELLA_PROFILE names it$/],
  ["has an impossible name", "a b", 2, /begin with a letter or a digit\. STELLA_PROFILE names it$/],
])("a profile that STELLA_PROFILE names and that %s is reported with the variable", (_, name, exitCode, message) => {
  expect(() => readProfile(undefined, givenProfiles({ STELLA_PROFILE: name }))).toThrow(
    expect.objectContaining({ exitCode, message: expect.stringMatching(message) as string }),
  );
  expect(() => readProfile(name, givenProfiles())).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining("STELLA_PROFILE") as string }),
  );
});
