import { readFileSync } from "node:fs";
import { parseAst } from "rollup/parseAst";

/** What the code of a bundle names. */
export interface BundleSyntax {
  /** The modules that it names, whether they are loaded at once or when they are wanted; sorted. */
  readonly modules: readonly string[];
  /** Its classes, each by the names of its members. */
  readonly classes: readonly (readonly string[])[];
}

/** Reads a bundle. @throws when it imports something that only a run can tell. */
export function syntaxOf(bundle: string): BundleSyntax {
  const nodes = nodesIn(readFileSync(bundle, "utf8"));
  return {
    modules: [...new Set(nodes.flatMap(modulesNamedBy))].sort(),
    classes: nodes.filter(({ type }) => type === "ClassBody").map(({ body }) => (body as Node[]).map(memberName)),
  };
}

/** A node of a syntax tree (https://github.com/estree/estree), as far as it matters here. */
interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly source?: Node | null;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
  readonly [key: string]: unknown;
}

function nodesIn(text: string): Node[] {
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value)) {
      const node = value as Node;
      nodes.push(node);
    }
    Object.values(value).forEach(visit);
  };
  visit(parseAst(text));
  return nodes;
}

const loaders = /^(?:require|getBuiltinModule|createRequire)$/;

function modulesNamedBy(node: Node): string[] {
  if (node.type === "CallExpression") {
    const { callee, arguments: [argument] = [] } = node;
    const name = callee?.["name"] ?? (callee?.["property"] as Node | undefined)?.["name"];
    return loaders.test(String(name)) ? [textOf(argument)] : [];
  }
  if (!/^(?:Import|Export).*(?:Declaration|Expression)$/.test(node.type) || !node.source) return [];
  return [textOf(node.source)];
}

function textOf(node: Node | undefined): string {
  if (typeof node?.value === "string") return node.value;
  throw new Error(`a module is named by what only a run can tell: ${JSON.stringify(node)}`);
}

/** `key`, or `key=text` where a text is given to it, as errors give themselves their names. */
function memberName({ key, value }: Node): string {
  const { name, value: literal } = (key ?? {}) as { name?: string; value?: unknown };
  const text = (value as Node | null | undefined)?.value;
  return `${name ?? literal}${typeof text === "string" ? `=${text}` : ""}`;
}
