import type { OutputChunk, Plugin, ProgramNode } from "rollup";

/** Marks the stand-in for a module whose evaluation is deferred. */
const deferredPrefix = "\0deferred:";

/**
 * Keeps a command in one file, and still runs only what it needs: each part (a chunk that is imported dynamically, or a
 * module in `deferred`) becomes a function of the same file, called on first use. V8 only skims a function that is not
 * called. What a part shares with the entry is passed in, so that nothing is there twice.
 * @param deferred Absolute paths of modules without side effects that export functions only. They are imported as usual
 * and evaluated at the first call.
 */
export function inlineParts(deferred: readonly string[]): Plugin {
  return {
    name: "inline-parts",
    options: (options) => ({ ...options, preserveEntrySignatures: "allow-extension" }),
    async resolveId(source, importer) {
      if (importer === undefined || importer.startsWith(deferredPrefix)) return null;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && deferred.includes(resolved.id) ? deferredPrefix + resolved.id : null;
    },
    async load(id) {
      if (!id.startsWith(deferredPrefix)) return null;
      const target = id.slice(deferredPrefix.length);
      const { exports } = await this.load({ id: target });
      // The dynamic import becomes a synchronous call, see below.
      return (exports ?? []).map((name) =>
        `export const ${name} = (...args) => import(${JSON.stringify(target)}).${name}(...args);`
      ).join("\n");
    },
    generateBundle(_, files) {
      const chunks = Object.values(files).filter((file) => file.type === "chunk");
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (!entry) return;
      const main = cutModuleSyntax(entry.code, this.parse(entry.code));
      const externals = main.externals.map(({ code }) => code).join("");
      let code = main.code.replace(/^(?:#!.*\n)?/, `$&${externals}`);
      for (const [index, part] of chunks.filter((chunk) => chunk !== entry).entries()) {
        const others = [...part.imports, ...part.dynamicImports].filter((file) =>
          file in files && file !== entry.fileName
        );
        if (others.length > 0) this.error(`${part.name} shares ${others.join(", ")} with another part`);
        const load = `loadPart${index}`;
        const module = cutModuleSyntax(part.code, this.parse(part.code));
        const isDeferred = deferred.includes(part.facadeModuleId ?? "");
        if (isDeferred && module.externals.length > 0) this.error(`${part.name} imports a module of the runtime`);
        const call = isDeferred ? `${load}()` : `Promise.resolve().then(${load})`;
        code = code.replaceAll(`import("./${part.fileName}")`, call) + writeLoader(load, module, main.exports, part);
        delete files[part.fileName];
      }
      entry.code = code;
    },
  };
}

/** A function that evaluates a part once and returns its exports; asynchronous when the part imports from the runtime. */
function writeLoader(load: string, part: Module, shared: Module["exports"], chunk: OutputChunk): string {
  const parameters = part.imports.map(([imported, local]) => `${imported}:${local}`);
  const passed = part.imports.map(([imported]) => `${imported}:${shared.get(imported)}`);
  const returned = [...part.exports].map(([exported, local]) => `${exported}:${local}`);
  const awaited = part.externals.map(({ specifiers, source }) => `const{${specifiers}}=await import("${source}");`);
  const head = `${awaited.length > 0 ? "async " : ""}({${parameters}})=>`;
  const body = `{${awaited.join("")}${part.code.trimEnd()}\nreturn{${returned}}}`;
  return `/* ${
    getPartName(chunk)
  } */var ${load}Once;function ${load}(){return ${load}Once??=(${head}${body})({${passed}})}\n`;
}

/** The library that a part is, whose own file names say little, or the part's file. */
const getPartName = ({ facadeModuleId, moduleIds, name }: OutputChunk): string =>
  /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(facadeModuleId ?? moduleIds.at(-1) ?? "")?.[1] ?? name;

/** An import from outside of the bundle. */
interface External {
  readonly source: string;
  /** As a destructuring pattern has them: `default:process`, `...fs`. */
  readonly specifiers: readonly string[];
  /** The whole statement. */
  readonly code: string;
}

/** A module without its imports and exports. */
interface Module {
  readonly code: string;
  readonly externals: readonly External[];
  /** What the entry's exports call something, and what this module calls it. */
  readonly imports: readonly (readonly [imported: string, local: string])[];
  /** What others call something, and what this module calls it. */
  readonly exports: ReadonlyMap<string, string>;
}

type Placed = ProgramNode["body"][number] & { readonly start: number; readonly end: number };

function cutModuleSyntax(code: string, { body }: ProgramNode): Module {
  const imports: [string, string][] = [];
  const exports = new Map<string, string>();
  const externals: External[] = [];
  let rest = code;
  // From the end, so that the offsets before stay valid.
  for (const node of body.toReversed() as Placed[]) {
    if (node.type === "ImportDeclaration") {
      const source = String(node.source.value);
      const pairs = node.specifiers.map((it): [string, string] => {
        if (it.type === "ImportSpecifier") return [getName(it.imported), it.local.name];
        return [it.type === "ImportNamespaceSpecifier" ? "..." : "default", it.local.name];
      });
      if (source.startsWith("./")) imports.push(...pairs);
      else {
        const specifiers = pairs.map(([imported, local]) =>
          imported === "..." ? `...${local}` : `${imported}:${local}`
        );
        externals.unshift({ source, specifiers, code: code.slice(node.start, node.end) });
      }
    } else if (node.type === "ExportNamedDeclaration") {
      for (const { exported, local } of node.specifiers) exports.set(getName(exported), getName(local));
    } else continue;
    rest = rest.slice(0, node.start) + rest.slice(node.end);
  }
  return { code: rest, externals, imports, exports };
}

const getName = (node: { readonly type: string; readonly name?: string }): string => node.name ?? "default";
