import { expect, it } from "vitest";
import { readDocument } from "../../scripts/profile/read-profile.ts";
import { testIo } from "../support/io.ts";

it.each([
  ["packs-operator", "stella-profile list shows what there is; stella-profile init packs-operator makes it"],
  [
    "~/.stellaops/profiles/packs-operator.yaml",
    "stella-profile list shows what there is; stella-profile init packs-operator makes it",
  ],
  ["./packs-operator.yaml", "stella-profile list shows what there is"],
])(
  "readDocument(%j) fails with exit code 4 and suggests init only where that would create the file",
  (argument, hint) => {
    expect(() => readDocument(argument, testIo())).toThrow(expect.objectContaining({ exitCode: 4, hint }));
  },
);
