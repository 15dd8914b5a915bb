import type { Plugin } from "rollup";

/**
 * Keeps what is imported dynamically in the one file of a command as text, which is compiled when it is asked for.
 * Compiling is most of what a short run does: a function that is never called still costs its share when the file is
 * loaded, a text costs next to nothing. A part shares nothing with the rest, or the two would hold it twice.
 */
export function lazyParts(): Plugin {
  return {
    name: "lazy-parts",
    generateBundle(_, files) {
      const chunks = Object.values(files).filter((file) => file.type === "chunk");
      const [entry, ...parts] = chunks.sort((a, b) => Number(b.isEntry) - Number(a.isEntry));
      if (!entry) return;
      for (const [index, part] of parts.entries()) {
        const { name, fileName, imports, dynamicImports } = part;
        const shared = [...imports, ...dynamicImports, ...entry.imports].filter((file) => file in files);
        if (shared.length > 0) this.error(`${name} is imported dynamically, but shares ${shared.join(", ")}`);
        // The name stands for the text in stack traces.
        const text = JSON.stringify(`${part.code}//# sourceURL=${name}`);
        const load = `lazyPart${index}`;
        entry.code = `${entry.code.replaceAll(`import("./${fileName}")`, `${load}()`)}function ${load}(){return ` +
          `import("data:text/javascript,"+encodeURIComponent(${text}))}\n`;
        delete files[fileName];
      }
    },
  };
}
