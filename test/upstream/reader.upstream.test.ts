import { expect, it } from "vitest";
import { readDocument } from "../../scripts/profile/read-profile.ts";
import { givenHome } from "../support/given-home.ts";
import { guideProfiles } from "../support/profile-text.ts";
import { givenDotnetReader } from "./dotnet-reader.ts";

const reader = givenDotnetReader();

it.each(Object.entries(guideProfiles))("%s of the guide is read alike", async (name, text) => {
  const [reading] = await reader.ask([{ kind: "profile", text }]);
  const { fields } = readDocument(name, givenHome({ profiles: { [name]: text } }).io());
  for (const [field, value] of Object.entries(reading?.values ?? { none: "" })) {
    expect.soft(fields.get(field as never)?.text ?? null, field).toBe(value);
  }
});
