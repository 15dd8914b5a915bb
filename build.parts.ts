import MagicString from "magic-string";
import type { OutputChunk, Plugin, ProgramNode, RenderedChunk } from "rollup";
import { joinSections, type Section } from "./build.source-map.ts";
import { findDynamicImports, getName, type Statement } from "./build.syntax.ts";

/** How a chunk is tied to the rest. */
interface Links {
  /** What it takes from other chunks: the name there, and the name here. */
  readonly imports: { readonly file: string; readonly imported: string; readonly local: string }[];
  /** What a part takes from the runtime, as statements of an asynchronous function. */
  readonly externals: string[];
  /** What others may take: the name there, and the name here. */
  readonly exports: Map<string, string>;
}

/**
 * Keeps a command in one file, and still runs only what it needs: each part (a chunk that is imported dynamically) becomes
 * a function of that file, called on first use. V8 only skims a function that is not called. What a part shares with
 * other chunks is passed in, so that nothing is there twice.
 * @param deferred Absolute paths of the modules behind `deferModules()`: their parts are loaded synchronously.
 */
export function inlineParts(deferred: readonly string[]): Plugin {
  const links = new Map<string, Links>();
  return {
    name: "inline-parts",
    options: (options) => ({ ...options, preserveEntrySignatures: "allow-extension" }),
    transform: {
      order: "pre",
      handler(code, id) {
        // A part would keep the value that it was passed.
        if (/\.ts$/.test(id) && /^export (?:let|var)\b/m.test(code)) {
          this.error(`${id} exports a variable: make it a constant`);
        }
      },
    },
    renderChunk(code, { fileName, isEntry }, _, { chunks }) {
      const program = this.parse(code);
      const text = new MagicString(code);
      links.set(fileName, cutLinks(program, text, isEntry));
      findDynamicImports(program, ({ start, end }, module) => {
        const part = isChunk(module) ? chunks[toFile(module)] : undefined;
        if (!part) return;
        const load = nameLoader(part);
        text.overwrite(start, end, isDeferred(part) ? `${load}()` : `Promise.resolve().then(${load})`);
      });
      return { code: text.toString(), map: text.generateMap({ hires: "boundary" }) };
    },
    generateBundle(_, files) {
      const chunks = Object.values(files).filter((file) => file.type === "chunk");
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry) return;
      const sections: Section[] = [{ code: entry.code, map: entry.map }];
      for (const part of chunks.filter((chunk) => chunk !== entry)) {
        const own = links.get(part.fileName) as Links;
        if (own.externals.length > 0 && isDeferred(part)) this.error(`${part.name} must not import from the runtime`);
        const passed = own.imports.map(({ file, imported }) => {
          const owner = files[file] as OutputChunk;
          const { exports, externals } = links.get(file) as Links;
          if (owner === entry) return exports.get(imported);
          if (externals.length > 0) {
            this.error(`${part.name} must not share anything with ${owner.name}, which is loaded later`);
          }
          return `${nameLoader(owner)}().${imported}`;
        });
        sections.push(...writePart(part, own, passed));
      }
      for (const { fileName, sourcemapFileName } of chunks.filter((chunk) => chunk !== entry)) {
        delete files[fileName];
        delete files[sourcemapFileName ?? ""];
      }
      joinSections(sections, entry, files);
    },
  };

  function isDeferred({ facadeModuleId }: RenderedChunk): boolean {
    return deferred.includes(facadeModuleId ?? "");
  }
}

/** Names a part's function after the library that it is, whose own file names say little, or after its file. */
function nameLoader({ facadeModuleId, moduleIds, name }: RenderedChunk): string {
  const library = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(facadeModuleId ?? moduleIds.at(-1) ?? "")?.[1];
  return `load_${(library ?? name).replace(/\W/g, "_")}`;
}

/** A function that evaluates a part once and returns its exports: asynchronous when the part imports from the runtime. */
function writePart(part: OutputChunk, { imports, exports, externals }: Links, passed: readonly unknown[]): Section[] {
  const load = nameLoader(part);
  const parameters = imports.map(({ local }) => local);
  const returned = [...exports].map(([exported, local]) => `${exported}:${local}`);
  const head = `${externals.length > 0 ? "async" : ""}(${parameters})=>{${externals.join("")}`;
  return [
    { code: `var ${load}Once;function ${load}(){return ${load}Once??=(${head}\n`, map: null },
    { code: part.code, map: part.map },
    { code: `return{${returned}}})(${passed})}\n`, map: null },
  ];
}

/** Cuts imports and exports out of a chunk. An entry keeps what it imports from the runtime. */
function cutLinks({ body }: ProgramNode, text: MagicString, isEntry: boolean): Links {
  const links: Links = { imports: [], externals: [], exports: new Map() };
  for (const node of body as Statement[]) {
    if (node.type === "ImportDeclaration") {
      const module = String(node.source.value);
      if (isChunk(module)) links.imports.push(...listImports(node).map((it) => ({ file: toFile(module), ...it })));
      else if (isEntry) continue;
      else links.externals.push(`const{${listImports(node).map(writeBinding)}}=await import("${module}");`);
    } else if (node.type === "ExportNamedDeclaration") {
      for (const { exported, local } of node.specifiers) links.exports.set(getName(exported), getName(local));
    } else continue;
    text.remove(node.start, node.end);
  }
  return links;
}

/** A name in another module, `*` for all of them, and the name here. */
interface Binding {
  readonly imported: string;
  readonly local: string;
}

const listImports = ({ specifiers }: Extract<Statement, { type: "ImportDeclaration" }>): Binding[] =>
  specifiers.map((it) => ({
    imported: it.type === "ImportSpecifier"
      ? getName(it.imported)
      : it.type === "ImportDefaultSpecifier"
      ? "default"
      : "*",
    local: it.local.name,
  }));

const writeBinding = ({ imported, local }: Binding): string =>
  imported === "*" ? `...${local}` : `${imported}:${local}`;

const isChunk = (module: string): boolean => module.startsWith("./");

const toFile = (module: string): string => module.slice("./".length);
