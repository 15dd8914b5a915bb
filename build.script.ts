import MagicString from "magic-string";
import type { Plugin } from "rollup";
import { findDynamicImports, getName, type Statement } from "./build.syntax.ts";

/**
 * Makes a module for Node valid as a script, too. Without an extension, as commands are installed, Node takes a file for
 * what the nearest package.json says; a file with an `import` in it that is taken for CommonJS would silently do nothing. A
 * single executable takes a script only.
 */
export function scriptOrModule(): Plugin {
  return {
    name: "script-or-module",
    renderChunk(code, { isEntry }) {
      const program = this.parse(code);
      const text = new MagicString(code);
      for (const node of program.body as Statement[]) {
        if (node.type === "ImportDeclaration" && isBuiltin(String(node.source.value))) {
          text.overwrite(node.start, node.end, requireBuiltin(node));
        }
      }
      findDynamicImports(program, ({ start, end }, name) => {
        if (isBuiltin(name)) text.overwrite(start, end, `Promise.resolve(${importBuiltin(name)})`);
      });
      if (isEntry) text.appendLeft(code.indexOf("\n") + 1, '"use strict";');
      return { code: text.toString(), map: text.generateMap({ hires: "boundary" }) };
    },
  };
}

const isBuiltin = (name: string): boolean => name.startsWith("node:");

/** A module of Node as `import()` would give it: its exports, and all of them as `default`. */
const importBuiltin = (name: string): string =>
  `(module=>Object.assign(Object.create(module),{default:module}))(process.getBuiltinModule("${name}"))`;

/** The same without `import`. Only modules of Node are left to import. */
function requireBuiltin({ source, specifiers }: Extract<Statement, { type: "ImportDeclaration" }>): string {
  const module = `process.getBuiltinModule(${JSON.stringify(source.value)})`;
  return specifiers.map((it) =>
    it.type === "ImportSpecifier"
      ? `const{${getName(it.imported)}:${it.local.name}}=${module};`
      : `const ${it.local.name}=${module};`
  ).join("");
}
