import type { Plugin, ProgramNode } from "rollup";

/**
 * Makes a module for Node valid as a script, too. Without an extension, as commands are installed, Node takes a file for
 * what the nearest package.json says; a file with an `import` in it that is taken for CommonJS would silently do nothing. A
 * single executable takes a script only.
 */
export function scriptOrModule(): Plugin {
  return {
    name: "script-or-module",
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== "chunk") continue;
        // From the end, so that the offsets before stay valid.
        for (const node of this.parse(file.code).body.toReversed() as Placed[]) {
          if (node.type !== "ImportDeclaration") continue;
          file.code = file.code.slice(0, node.start) + requireBuiltin(node) + file.code.slice(node.end);
        }
        file.code = file.code.replace(/^#!.*\n/, '$&"use strict";')
          .replace(/\bimport\("(node:[\w/]+)"\)/g, (_, name: string) => `Promise.resolve(${importBuiltin(name)})`);
      }
    },
  };
}

type Placed = ProgramNode["body"][number] & { readonly start: number; readonly end: number };

/** A module of Node as `import()` would give it: its exports, and all of them as `default`. */
const importBuiltin = (name: string): string =>
  `(module=>Object.assign(Object.create(module),{default:module}))(process.getBuiltinModule("${name}"))`;

/** The same without `import`. Only modules of Node are left to import. */
function requireBuiltin({ source, specifiers }: Extract<Placed, { type: "ImportDeclaration" }>): string {
  const module = `process.getBuiltinModule(${JSON.stringify(source.value)})`;
  return specifiers.map((it) => {
    const name = it.type === "ImportSpecifier" && it.imported.type === "Identifier" ? it.imported.name : undefined;
    return name === undefined ? `const ${it.local.name}=${module};` : `const{${name}:${it.local.name}}=${module};`;
  }).join("");
}
