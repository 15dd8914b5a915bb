import { encodedMap, FlattenMap } from "@jridgewell/trace-mapping";
import type { OutputBundle, OutputChunk, SourceMap } from "rollup";

/** Whole lines of a file, with the source map of these lines where they have one. */
export interface Section {
  readonly code: string;
  readonly map: SourceMap | null;
}

/**
 * Makes sections the content of a chunk, and their maps its source map. The map is flat: Node does not read index maps
 * (ECMA-426 §10) from files.
 */
export function joinSections(sections: readonly Section[], chunk: OutputChunk, files: OutputBundle): void {
  chunk.code = sections.map(({ code }) => code).join("");
  const file = files[chunk.sourcemapFileName ?? ""];
  if (file?.type !== "asset") return;
  let line = 0;
  const placed = sections.flatMap(({ code, map }) => {
    const offset = { line, column: 0 };
    line += code.split("\n").length - 1;
    return map ? [{ offset, map: map.toString() }] : [];
  });
  file.source = JSON.stringify(encodedMap(new FlattenMap({ version: 3, file: chunk.fileName, sections: placed })));
  chunk.code += `//# sourceMappingURL=${chunk.sourcemapFileName}\n`;
}
