import type { Plugin, ProgramNode } from "rollup";

/**
 * Makes of a module for Node what is a script as well. Without an extension, as commands are installed, Node takes a file
 * for what the nearest package.json says; told that it is CommonJS, one with an `import` in it does nothing, as if all were well.
 */
export function scriptOrModule(): Plugin {
  return {
    name: "script-or-module",
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== "chunk") continue;
        // From the end, so that the places before stay true.
        for (const node of this.parse(file.code).body.toReversed() as Placed[]) {
          if (node.type !== "ImportDeclaration") continue;
          file.code = file.code.slice(0, node.start) + builtinOf(node) + file.code.slice(node.end);
        }
        file.code = file.code.replace(/^#!.*\n/, '$&"use strict";');
      }
    },
  };
}

type Placed = ProgramNode["body"][number] & { readonly start: number; readonly end: number };

/** The same without `import`. All that is left to import is Node's own. */
function builtinOf({ source, specifiers }: Extract<Placed, { type: "ImportDeclaration" }>): string {
  const module = `process.getBuiltinModule(${JSON.stringify(source.value)})`;
  return specifiers.map((it) => {
    const name = it.type === "ImportSpecifier" && it.imported.type === "Identifier" ? it.imported.name : undefined;
    return name === undefined ? `const ${it.local.name}=${module};` : `const{${name}:${it.local.name}}=${module};`;
  }).join("");
}
