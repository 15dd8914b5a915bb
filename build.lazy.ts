import type { OutputChunk, Plugin, ProgramNode } from "rollup";

/**
 * Keeps what is imported dynamically in the one file of a command as text, which is compiled when it is asked for.
 * Compiling is most of what a short run does: a function that is never called still costs its share when the file is
 * loaded, a text costs next to nothing. What a part shares with the entry is handed to it, so that nothing is there
 * twice.
 */
export function lazyParts(): Plugin {
  return {
    name: "lazy-parts",
    options: (options) => ({ ...options, preserveEntrySignatures: "allow-extension" }),
    generateBundle(_, files) {
      const chunks = Object.values(files).filter((file) => file.type === "chunk");
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry) return;
      const main = withoutModuleSyntax(entry.code, this.parse(entry.code));
      let code = main.code.replace(/^(?:#!.*\n)?/, `$&${main.outside}`);
      for (const [index, part] of chunks.filter((chunk) => chunk !== entry).entries()) {
        const others = [...part.imports, ...part.dynamicImports].filter((file) =>
          file in files && file !== entry.fileName
        );
        if (others.length > 0) this.error(`${nameOf(part)} shares ${others.join(", ")} with another part`);
        const load = `lazyPart${index}`;
        const module = withoutModuleSyntax(part.code, this.parse(part.code));
        code = code.replaceAll(`import("./${part.fileName}")`, `${load}()`) +
          loaderOf(load, nameOf(part), module, main.exports);
        delete files[part.fileName];
      }
      entry.code = code;
    },
  };
}

/** What a part is called in stack traces: by its library, whose own file names say little, or by its file. */
const nameOf = ({ facadeModuleId, moduleIds, name }: OutputChunk): string =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(facadeModuleId ?? moduleIds.at(-1) ?? "")?.[1] ?? name;

/** A function that imports a part once, hands it what it shares with the entry, and returns its exports. */
function loaderOf(load: string, name: string, part: Module, shared: Module["exports"]): string {
  const wanted = part.imports.map(([imported, local]) => `${imported}:${local}`);
  const handed = part.imports.map(([imported]) => `${imported}:${shared.get(imported)}`);
  const given = [...part.exports].map(([exported, local]) => `${exported}:${local}`);
  const text = `${part.outside}export default({${wanted}})=>{${part.code}\nreturn{${given}}}\n//# sourceURL=${name}`;
  const imported = `import("data:text/javascript,"+encodeURIComponent(${JSON.stringify(text)}))`;
  return `var ${load}Once;function ${load}(){` +
    `return ${load}Once??=${imported}.then(({default:part})=>part({${handed}}))}\n`;
}

/** A module without its imports and exports. */
interface Module {
  readonly code: string;
  /** What it imports from outside of the bundle. */
  readonly outside: string;
  /** What a thing is called in the entry's exports, and here. */
  readonly imports: readonly (readonly [imported: string, local: string])[];
  /** What a thing is called elsewhere, and here. */
  readonly exports: ReadonlyMap<string, string>;
}

function withoutModuleSyntax(code: string, { body }: ProgramNode): Module {
  const imports: [string, string][] = [];
  const exports = new Map<string, string>();
  let [rest, outside] = [code, ""];
  // From the end, so that the places before stay true.
  for (const node of body.toReversed() as (typeof body[number] & { start: number; end: number })[]) {
    if (node.type === "ImportDeclaration" && String(node.source.value).startsWith("./")) {
      for (const it of node.specifiers) {
        if (it.type === "ImportSpecifier") imports.push([wordOf(it.imported), wordOf(it.local)]);
      }
    } else if (node.type === "ImportDeclaration") {
      outside = code.slice(node.start, node.end) + outside;
    } else if (node.type === "ExportNamedDeclaration") {
      for (const { exported, local } of node.specifiers) exports.set(wordOf(exported), wordOf(local));
    } else continue;
    rest = rest.slice(0, node.start) + rest.slice(node.end);
  }
  return { code: rest, outside, imports, exports };
}

const wordOf = (node: { readonly type: string; readonly name?: string }): string => node.name ?? "default";
