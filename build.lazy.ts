import type { Plugin, ProgramNode } from "rollup";

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
      for (const [index, { fileName, ...part }] of chunks.filter((chunk) => chunk !== entry).entries()) {
        // A library's own file names say little.
        const name =
          /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(part.facadeModuleId ?? part.moduleIds.at(-1) ?? "")?.[1] ??
            part.name;
        const others = [...part.imports, ...part.dynamicImports].filter((file) =>
          file in files && file !== entry.fileName
        );
        if (others.length > 0) this.error(`${name} shares ${others.join(", ")} with another part`);
        const { code: body, outside, imports, exports } = withoutModuleSyntax(part.code, this.parse(part.code));
        const wanted = imports.map(([shared, local]) => `${shared}:${local}`);
        const handed = imports.map(([shared]) => `${shared}:${main.exports.get(shared)}`);
        const given = [...exports].map(([exported, local]) => `${exported}:${local}`);
        // The name stands for the text in stack traces.
        const text = `${outside}export default({${wanted}})=>{${body}\nreturn{${given}}}\n//# sourceURL=${name}`;
        const load = `import("data:text/javascript,"+encodeURIComponent(${JSON.stringify(text)}))`;
        code = code.replaceAll(`import("./${fileName}")`, `lazyPart${index}()`) +
          `var part${index};function lazyPart${index}(){` +
          `return part${index}??=${load}.then(({default:part})=>part({${handed}}))}\n`;
        delete files[fileName];
      }
      entry.code = code;
    },
  };
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
        if (it.type === "ImportSpecifier") imports.push([nameOf(it.imported), nameOf(it.local)]);
      }
    } else if (node.type === "ImportDeclaration") {
      outside = code.slice(node.start, node.end) + outside;
    } else if (node.type === "ExportNamedDeclaration") {
      for (const { exported, local } of node.specifiers) exports.set(nameOf(exported), nameOf(local));
    } else continue;
    rest = rest.slice(0, node.start) + rest.slice(node.end);
  }
  return { code: rest, outside, imports, exports };
}

const nameOf = (node: { type: string; name?: string }): string => node.name ?? "default";
