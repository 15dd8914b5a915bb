import type { Colours } from "../terminal/colours.ts";
import { countOf, type Outcome } from "./format.ts";

/** What a run has come to, in one line for people. */
export function formatSummary({ findings, files, colours }: Outcome): string {
  const { errors, warnings, infos } = countOf(findings);
  const checked = `${plural(files.length, "file")} checked`;
  if (findings.length === 0) return `${checked}: ${colours.green("nothing found")}`;
  const fixable = findings.filter(({ fix }) => fix).length;
  const parts: readonly (readonly [number, string, keyof Colours])[] = [
    [errors, plural(errors, "error"), "red"],
    [warnings, plural(warnings, "warning"), "yellow"],
    [infos, `${infos} for information`, "blue"],
    [fixable, `${fixable} can be fixed with --fix`, "cyan"],
  ];
  return `${checked}: ${parts.flatMap(([count, text, colour]) => count > 0 ? colours[colour](text) : []).join(", ")}`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
