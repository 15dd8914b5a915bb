import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { fields } from "../../scripts/profile/fields.ts";
import { roles } from "../../scripts/profile/scopes.ts";
import { getTemplateValue, renderProfile } from "../../scripts/scaffold/render-profile.ts";
import { getBuiltInTemplate, type Template } from "../../scripts/scaffold/templates.ts";
import { settableFields, type Values } from "../../scripts/scaffold/values.ts";
import { guideProfiles } from "../support/profile-text.ts";
import { testIo } from "../support/io.ts";

/** The guide's values below a StellaOps home. */
const render = (env: Readonly<Record<string, string>>, values: Values = new Map(), template?: Template) =>
  parse(renderProfile(template ?? getBuiltInTemplate("operator"), { name: "packs-operator", values }, testIo({ env })))
    .StellaOps
    .Authority as Record<string, string>;

const homes: readonly [env: Readonly<Record<string, string>>, below: string][] = [
  [{ HOME: "/home/ada" }, "~/.stellaops"],
  [{ HOME: "/home/ada", STELLAOPS_HOME: "/home/ada/.stellaops/" }, "~/.stellaops"],
  [{ HOME: "/home/ada", STELLAOPS_HOME: "~/.stellaops" }, "~/.stellaops"],
  [{ HOME: "/home/ada", STELLAOPS_HOME: "/home/ada/apps/stella" }, "~/apps/stella"],
  [{ HOME: "/home/ada", STELLAOPS_HOME: "/srv/stella" }, "/srv/stella"],
  [{ HOME: "/home/ada", STELLAOPS_HOME: "/home/adam/stella" }, "/home/adam/stella"],
  [{ HOME: "", STELLAOPS_HOME: "/srv/stella" }, "/srv/stella"],
];

describe("renderProfile()", () => {
  it.each(Object.entries(guideProfiles))("writes the guide's keys and values of %s to the byte", (name, guide) => {
    const role = name.slice("packs-".length);
    const text = renderProfile(getBuiltInTemplate(role), { name, values: new Map() }, testIo());
    expect(text.replace(/^ *#.*\n/gm, "")).toBe(guide);
  });

  it.each(homes)("with %j, names paths below %s", (env, below) =>
    expect(render(env)).toMatchObject({
      ClientSecretFile: `${below}/secrets/pack-operator.secret`,
      TokenCacheDirectory: `${below}/tokens`,
    }));

  it("names the secret file after the chosen client, below the actual home", () =>
    expect(render({ HOME: "/h", STELLAOPS_HOME: "/srv/stella" }, new Map([["clientId", "a/b"]]))["ClientSecretFile"])
      .toBe("/srv/stella/secrets/a-b.secret"));

  it("leaves a chosen path as it was typed", () => {
    const values: Values = new Map([["tokenCacheDirectory", "~/.stellaops/mine"]]);
    expect(render({ HOME: "/h", STELLAOPS_HOME: "/srv/stella" }, values)["TokenCacheDirectory"]).toBe(
      "~/.stellaops/mine",
    );
  });

  it("leaves the paths of a user's own template as they are", () => {
    const template: Template = { ...getBuiltInTemplate("operator"), origin: "/t/operator.yaml" };
    expect(render({ HOME: "/h", STELLAOPS_HOME: "/srv/stella" }, new Map(), template)["TokenCacheDirectory"]).toBe(
      "~/.stellaops/tokens",
    );
  });

  it("moves the paths on Windows, with its separators", () => {
    const io = testIo({
      env: { HOME: "", USERPROFILE: "C:\\Users\\Ada", STELLAOPS_HOME: "D:\\stella" },
      io: { platform: "windows" },
    });
    const text = renderProfile(getBuiltInTemplate("operator"), { name: "p", values: new Map() }, io);
    expect(parse(text).StellaOps.Authority.TokenCacheDirectory).toBe("D:\\stella\\tokens");
  });

  it("sets every field that has an option, and fills a placeholder for each", () => {
    const values = new Map(settableFields.map(({ name }) => [name, `value of ${name}`]));
    const placeholders = settableFields.map(({ option }) => `# {{${option.name}}}\n`).join("");
    const template: Template = { role: "x", origin: "/x.yaml", text: `${placeholders}StellaOps:\n  Authority: {}\n` };
    const text = renderProfile(template, { name: "p", values }, testIo());
    for (const { name, path } of settableFields) {
      expect(text).toContain(`# value of ${name}\n`);
      expect(path.reduce((node, key) => node[key], parse(text))).toBe(`value of ${name}`);
    }
  });

  it.each([
    ["is not YAML", "StellaOps: {", "is not YAML: "],
    ["has no mapping", "StellaOps:\n  Authority: x\n", `has no mapping "${fields.authority.key}"`],
    [
      "has an unknown placeholder",
      "StellaOps:\n  Authority:\n    ClientId: {{oops}}\n",
      'unknown placeholder "{{oops}}"',
    ],
    ["needs a value", "StellaOps:\n  Authority:\n    ClientId: {{client-id}}\n", "needs a value: add --client-id"],
  ])(
    "refuses a template that %s",
    (_, text, message) =>
      expect(() => renderProfile({ role: "x", origin: "/x.yaml", text }, { name: "p", values: new Map() }, testIo()))
        .toThrow(
          expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
        ),
  );
});

describe("getTemplateValue()", () => {
  it.each(roles)(
    "returns the backend URL of $name",
    ({ name }) =>
      expect(getTemplateValue(getBuiltInTemplate(name), "backendUrl")).toMatch(/^https:\/\/[a-z-]+\.example\.com$/),
  );
  it("returns nothing for a value with a placeholder, or for an absent one", () => {
    const text = "StellaOps:\n  Authority:\n    ClientId: x-{{name}}\n";
    expect(getTemplateValue({ role: "x", origin: "/x.yaml", text }, "clientId")).toBeUndefined();
    expect(getTemplateValue({ role: "x", origin: "/x.yaml", text }, "scope")).toBeUndefined();
  });
});
