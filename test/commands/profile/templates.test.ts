import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { roles, splitScope } from "../../../scripts/profile/scopes.ts";
import { root } from "../../support/bundles.ts";
import { givenHome, type Home } from "../../support/given-home.ts";

/** A home with the user's own template of a role. */
function withTemplate(role: string, text: string): Home {
  const home = givenHome();
  mkdirSync(home.stella("templates"), { recursive: true });
  writeFileSync(home.stella("templates", `${role}.yaml`), text);
  return home;
}

const own = `# {{name}} is a {{ role }} of Corp.
StellaOps:
  Authority:
    Url: https://authority.corp.test   # never changes
    ClientId: {{client-id}}
    ClientSecretFile: /run/secrets/{{name}}
    Scope: "packs.read packs.run"
  BackendUrl: https://{{name}}.corp.test
`;

describe.each(roles)("templates/$name.yaml", ({ name, scopes }) => {
  const text = readFileSync(`${root}/templates/${name}.yaml`, "utf8");

  it("requests the scopes of the role", () => {
    const { StellaOps: { Authority: { Scope } } } = parse(text) as { StellaOps: { Authority: { Scope: string } } };
    expect(splitScope(Scope)).toEqual(scopes);
  });

  it("is formatted as the YAML library writes it, so that setting one value changes one line", () =>
    expect(parseDocument(text).toString({ lineWidth: 0 })).toBe(text));
});

describe("stella-profile templates", () => {
  it("lists the roles with their scopes and origins", async () => {
    const { stella, run } = withTemplate("auditor", own);
    const { code, out } = await run(profileProgram, ["templates", "--json"]);
    expect([code, JSON.parse(out)]).toMatchObject([0, {
      templates: [
        ...roles.map(({ name, scopes, summary }) => ({ role: name, scopes, summary, origin: "built-in" })),
        { role: "auditor", scopes: ["packs.read", "packs.run"], summary: "", origin: stella("templates/auditor.yaml") },
      ],
    }]);
  });

  it("lists a user's template in place of the built-in one", async () => {
    const { stella, run } = withTemplate("operator", own);
    const { out } = await run(profileProgram, ["templates"]);
    expect(out.split("\n").filter((line) => line.startsWith("operator"))).toEqual([
      expect.stringContaining(stella("templates/operator.yaml")),
    ]);
  });

  it.each([["stella.mk", "stella.mk"], ["approver", "approver.yaml"]])(
    "prints %s with --print",
    async (name, file) =>
      expect(await givenHome().run(profileProgram, ["templates", "--print", name]))
        .toEqual({ code: 0, out: readFileSync(`${root}/templates/${file}`, "utf8"), err: "" }),
  );

  it("refuses another word after --print", async () =>
    expect(await givenHome().run(profileProgram, ["templates", "--print", "stella"]))
      .toMatchObject({ code: 2, out: "" }));

  it("lists no backups and hidden files", async () => {
    const { stella, run } = withTemplate("auditor", own);
    writeFileSync(stella("templates/auditor.yaml.bak"), "");
    writeFileSync(stella("templates/.hidden.yaml"), "");
    expect((await run(profileProgram, ["templates"])).out.split("\n")).toHaveLength(roles.length + 3);
  });
});

describe("stella-profile init with a user's template", () => {
  it("takes the role from its name, and fills placeholders in values and comments", async () => {
    const { profile, run } = withTemplate("auditor", own);
    expect((await run(profileProgram, ["init", "corp-auditor", "--client-id", "007"])).code).toBe(0);
    expect(readFileSync(profile("corp-auditor"), "utf8")).toBe(`# corp-auditor is a auditor of Corp.
StellaOps:
  Authority:
    Url: https://authority.corp.test # never changes
    ClientId: "007"
    ClientSecretFile: /run/secrets/corp-auditor
    Scope: "packs.read packs.run"
  BackendUrl: https://corp-auditor.corp.test
`);
  });

  it("takes any file with --template", async () => {
    const { home, profile, run } = givenHome();
    writeFileSync(`${home}/ours.yaml`, own);
    expect((await run(profileProgram, ["init", "whatever", "--template", "./ours.yaml", "--client-id", "x"])).code)
      .toBe(0);
    expect(readFileSync(profile("whatever"), "utf8")).toContain("ClientId: x\n");
  });

  it("adds what the template lacks from the options, in whatever order and case its keys are", async () => {
    const { profile, run } = withTemplate(
      "auditor",
      "stellaops:\n  AUTHORITY:\n    url: https://a.corp.test\n    scope: packs.read\n",
    );
    const flags = ["--client-id", "x", "--backend-url", "https://b.corp.test", "--secret-file", "/s"];
    expect((await run(profileProgram, ["init", "corp-auditor", ...flags])).code).toBe(0);
    expect(parse(readFileSync(profile("corp-auditor"), "utf8"))).toEqual({
      stellaops: {
        AUTHORITY: { url: "https://a.corp.test", scope: "packs.read", ClientId: "x", ClientSecretFile: "/s" },
        BackendUrl: "https://b.corp.test",
      },
    });
  });

  it.each([
    ["needs a value that is not given", own, 2, "needs a value: add --client-id"],
    ["has an unknown placeholder", own.replace("client-id", "tenant"), 2, 'unknown placeholder "{{tenant}}"'],
    ["has one in a comment", `# {{nome}}\n${own}`, 2, 'unknown placeholder "{{nome}}"'],
    ["is not YAML", "a: [", 2, "is not YAML"],
    ["is not a mapping", "- a\n", 2, 'has no mapping "StellaOps"'],
    ["has a value where a mapping belongs", "StellaOps:\n  Authority: x\n", 2, 'has no mapping "StellaOps.Authority"'],
    ["leaves out what a profile must have", "StellaOps:\n  Authority:\n    ClientId: x\n", 2, "is missing"],
  ])("refuses a template that %s", async (_, text, code, message) => {
    const ran = await withTemplate("auditor", text).run(profileProgram, ["init", "corp-auditor", "--yes"]);
    expect([ran.code, ran.out, ran.err]).toEqual([code, "", expect.stringContaining(message)]);
  });

  it("ends with exit code 4 when the template does not exist", async () => {
    const { code, err } = await givenHome().run(profileProgram, ["init", "x", "--template", "nope.yaml"]);
    expect([code, err]).toEqual([4, expect.stringContaining('there is no template "')]);
  });
});
