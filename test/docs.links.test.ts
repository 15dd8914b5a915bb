import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { root } from "./support/bundles.ts";
import { pack } from "./support/npm.ts";

const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { homepage: string };
const repository = manifest.homepage.replace(/#.*/, "");

/** The documents of the repository. */
const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].concat(
  readdirSync(`${root}/docs`).map((name) => `docs/${name}`),
);

/** The links and pictures of a document, without its code. */
function listLinks(document: string): string[] {
  const text = readFileSync(join(root, document), "utf8").replace(/```[^]*?```|`+[^`\n]+`+/g, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target as string);
}

/** The file of the repository that a link leads to, and the place in it; undefined for a link elsewhere. */
function resolveLink(document: string, link: string): { file: string; anchor: string } | undefined {
  const [target = "", anchor = ""] = link.split("#");
  const own = `${repository}/blob/main/`;
  if (target.startsWith(own)) return { file: target.slice(own.length), anchor };
  if (/^[a-z]+:/.test(target)) return undefined;
  return { file: target === "" ? document : relative(root, join(root, dirname(document), target)), anchor };
}

/** The places that a document has: those of its headings, as GitHub names them, and explicit ones. */
function listAnchors(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    (title as string).toLowerCase().replace(/[^\w\- ]/g, "").replaceAll(" ", "-")
  );
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id]) => id as string)];
}

const links = documents.flatMap((document) => listLinks(document).map((link) => ({ document, link })));

it("the documents have links", () => expect(links.length).toBeGreaterThan(10));

it.each(links)("$document: $link leads to something that exists", ({ document, link }) => {
  const target = resolveLink(document, link);
  if (!target) return expect(link).toMatch(/^https:\/\//);
  expect(existsSync(join(root, target.file)), target.file).toBe(true);
  if (target.anchor !== "") expect(listAnchors(target.file)).toContain(target.anchor);
});

it("the package holds what its documents link to", async () => {
  const packed = (await pack()).files.map(({ path }) => path);
  const own = links.filter(({ document, link }) => packed.includes(document) && !/^[a-z]+:/.test(link));
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter(({ document, link }) => !packed.includes(resolveLink(document, link)?.file ?? ""))).toEqual([]);
});
