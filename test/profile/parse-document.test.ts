import { describe, expect, it } from "vitest";
import { locate, type ProfileDocument } from "../../scripts/profile/document.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { expectLinearTime } from "../support/cost.ts";
import { guideProfiles } from "../support/profile-text.ts";

const good = guideProfiles["packs-operator"] as string;
const parse = (text: string): ProfileDocument => parseDocument({ name: "x", file: "/x.yaml" }, text);

/** Each problem with the text that it is about. */
const listProblems = ({ problems, text }: ProfileDocument) =>
  problems.map(({ code, message, field, span }) => ({ code, message, field, at: text.slice(span.start, span.end) }));

describe("parseDocument()", () => {
  it("finds every field of the guide's profile, with its position", () => {
    const document = parse(good);
    expect(document.problems).toEqual([]);
    expect([...document.fields].map(([name, { text }]) => [name, text])).toEqual([
      ["stellaOps", undefined],
      ["authority", undefined],
      ["authorityUrl", "https://authority.example.com"],
      ["clientId", "pack-operator"],
      ["clientSecretFile", "~/.stellaops/secrets/pack-operator.secret"],
      ["scope", "packs.read packs.run"],
      ["tokenCacheDirectory", "~/.stellaops/tokens"],
      ["backendUrl", "https://task-runner.example.com"],
    ]);
    expect(locate(document, document.fields.get("scope")?.valueSpan.start ?? 0)).toEqual({ line: 6, column: 12 });
  });

  it("matches keys in any case", () => {
    const { fields, problems } = parse(good.toLowerCase());
    expect([fields.size, problems]).toEqual([8, []]);
  });

  it("keeps keys that the guide does not define, without a field", () => {
    const { entries, problems } = parse(`${good}  Other:\n    Url: x\n`);
    expect(problems).toEqual([]);
    expect(entries.slice(-2).map(({ path, field }) => [path, field])).toEqual([
      [["StellaOps", "Other"], undefined],
      [["StellaOps", "Other", "Url"], undefined],
    ]);
  });

  it("does not take a key with dots for nested keys", () => {
    const { fields } = parse(
      good.replace("  Authority:\n    Url:", "  Authority.Url: https://evil.example\n  Authority:\n    Url:"),
    );
    expect(fields.get("authorityUrl")?.text).toBe("https://authority.example.com");
  });

  it.each([
    ["in the same case", "  BackendUrl: a\n", 'duplicate key "BackendUrl"', "backendUrl"],
    ["in another case", "  backendurl: a\n", 'duplicate key "backendurl"', "backendUrl"],
    ["that the guide does not define", "  X: a\n  x: a\n", 'duplicate key "x"', undefined],
  ])("reports a duplicate key %s, at the second one", (_, lines, message, field) => {
    const at = message.slice('duplicate key "'.length, -1);
    expect(listProblems(parse(good + lines))).toEqual([{ code: "DUPLICATE_KEY", message, field, at }]);
  });

  it("reports nothing below a duplicate key", () =>
    expect(listProblems(parse("a:\n  b: c\na:\n  b: c\n")).map(({ at }) => at)).toEqual(["a"]));

  it("takes linear time for a long key above many", async () => {
    const create = (size: number): string => {
      const keys = Array.from({ length: size / 20 }, (_, number) => `  k${number}: x\n`);
      return `? ${"k".repeat(size / 2)}\n:\n${keys.join("")}`;
    };
    await expectLinearTime(create, 15_000, parse);
  });

  it("reports the shape only of valid YAML", () => {
    const { problems } = parse("StellaOps: 'open\n");
    expect(problems.map(({ kind }) => kind)).toEqual(["syntax"]);
  });
});

describe("locate()", () => {
  const document = parse("ab\ncd\r\n\nef");
  it.each([[0, 1, 1], [2, 1, 3], [3, 2, 1], [7, 3, 1], [9, 4, 2], [99, 4, 92]])(
    "converts offset %i to line %i, column %i",
    (offset, line, column) => expect(locate(document, offset)).toEqual({ line, column }),
  );
});
