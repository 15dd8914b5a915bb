import type { Plugin } from "rollup";

/** Marks the stand-in for a module whose evaluation is deferred. */
const prefix = "\0deferred:";

/**
 * Defers the evaluation of modules to the first call of one of their functions, as `import defer` will. An
 * importer of such a module gets a stand-in, whose dynamic import `inlineParts()` turns into a synchronous call.
 * @param modules Absolute paths of modules without side effects that export functions only.
 */
export function deferModules(modules: readonly string[]): Plugin {
  return {
    name: "defer-modules",
    async buildStart() {
      for (const path of modules) if (!await this.resolve(path)) this.error(`${path} does not exist`);
    },
    async resolveId(source, importer, options) {
      if (importer === undefined || importer.startsWith(prefix)) return null;
      const resolved = await this.resolve(source, importer, {
        attributes: options.attributes,
        isEntry: options.isEntry,
        skipSelf: true,
        ...(options.custom && { custom: options.custom }),
      });
      return resolved && modules.includes(resolved.id) ? prefix + resolved.id : null;
    },
    async load(id) {
      if (!id.startsWith(prefix)) return null;
      const path = id.slice(prefix.length);
      const { exports } = await this.load({ id: path });
      return (exports ?? []).map((name) =>
        `export const ${name} = (...args) => import(${JSON.stringify(path)}).${name}(...args);`
      ).join("\n");
    },
  };
}
