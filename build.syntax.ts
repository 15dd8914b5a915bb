import type { AstNode, ProgramNode } from "rollup";

/** A statement at the top level of a module, with its place in the text. */
export type Statement = ProgramNode["body"][number] & Pick<AstNode, "start" | "end">;

/** Calls a function for each dynamic import whose module is named by a literal. */
export function findDynamicImports(node: unknown, found: (node: AstNode, module: string) => void): void {
  if (typeof node !== "object" || node === null) return;
  const { type, source } = node as { readonly type?: string; readonly source?: { readonly value?: unknown } };
  if (type === "ImportExpression" && typeof source?.value === "string") found(node as AstNode, source.value);
  for (const child of Object.values(node)) findDynamicImports(child, found);
}

/** The name in an import or export specifier, also where it is a string. */
export const getName = (node: { readonly name?: string; readonly value?: unknown }): string =>
  node.name ?? String(node.value);
