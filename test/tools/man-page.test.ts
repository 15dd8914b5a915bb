import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listVariables } from "../../scripts/cli/environment.ts";
import { formatFlag } from "../../scripts/cli/options.ts";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { formatManPage } from "../../tools/man-page.ts";
import { root, spawnProgram } from "../support/bundles.ts";

const programs = [profileProgram, ...Object.values(profileProgram.delegates ?? {})];
const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { man: string[] };

/** The page as a reader sees it. */
async function render(page: string): Promise<string> {
  const args = ["-man", "-Tutf8", "-P-cbou", "-rLL=200n"];
  const { code, out, err } = await spawnProgram("groff", ["-ww", ...args], { stdin: page });
  expect([code, err]).toEqual([0, ""]);
  return out.replaceAll(/[ \n]+/g, " ");
}

const groff = ["/usr/bin/groff", "/usr/local/bin/groff", "/opt/homebrew/bin/groff"].some((file) => existsSync(file));

describe.skipIf(!groff)("the manual page has no warning from groff, and shows what help shows:", () => {
  it.each(programs)("$name", async (program) => {
    const shown = await render(formatManPage(program, programs));
    for (const { name, summary, options, examples } of program.commands) {
      expect(shown).toContain(`${program.name} ${name}`.trim());
      expect(shown).toContain(summary);
      for (const [option, spec] of Object.entries(options)) {
        expect(shown).toContain(formatFlag(option, spec));
        expect(shown).toContain(spec.description);
      }
      for (const { command } of examples) expect(shown).toContain(command.replaceAll(/ +/g, " "));
    }
    for (const { name, description } of listVariables(program.name)) expect(shown).toContain(`${name} ${description}`);
  });
});

it("package.json names the page of each program, and the build writes it", () => {
  expect(manifest.man).toEqual(programs.map(({ name }) => `dist/man/${name}.1`));
  for (const [index, program] of programs.entries()) {
    expect(readFileSync(`${root}/${manifest.man[index]}`, "utf8")).toBe(formatManPage(program, programs));
  }
});
