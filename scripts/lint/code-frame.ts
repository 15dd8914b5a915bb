import type { Span } from "../profile/yaml/nodes.ts";
import type { ProfileDocument } from "../profile/document.ts";
import type { Finding } from "./finding.ts";
import { secretSpans } from "./secret-spans.ts";
import type { Source } from "./source.ts";
import { maskStretch } from "./mask.ts";
import { sanitize } from "../core/sanitize.ts";

/** The line of a finding, fit to be shown. */
export interface Excerpt {
  readonly text: string;
  /** What stands above the marker, as blanks. */
  readonly indent: string;
  readonly marker: string;
}

/** Longer lines are cut, in UTF-16 code units, around the place. */
const maxWidth = 100;

/** The source line that a finding begins on, without secrets; undefined when there is no text there. */
export function excerptOf({ source, document, span }: Finding): Excerpt | undefined {
  const { text } = source;
  const start = span.start === 0 ? 0 : text.lastIndexOf("\n", span.start - 1) + 1;
  const end = lineEnd(text, span.start);
  if (start === end) return undefined;
  const masked = maskStretch(text, { start, end }, secretsOf(source, document));
  const from = masked.at(span.start);
  const to = Math.max(masked.at(Math.min(span.end, end)), from + 1);
  const cut = Math.max(0, from - maxWidth / 2);
  const shown = (piece: string): string => sanitize(piece.replaceAll("\t", " "));
  const before = (cut > 0 ? "…" : "") + shown(masked.text.slice(cut, from));
  const marked = shown(masked.text.slice(from, Math.min(to, cut + maxWidth)));
  const after = shown(masked.text.slice(to, Math.max(to, cut + maxWidth)));
  const more = masked.text.length > Math.max(to, cut + maxWidth) ? "…" : "";
  return {
    text: before + marked + after + more,
    indent: " ".repeat(widthOf(before)),
    marker: "^".repeat(Math.max(widthOf(marked), 1)),
  };
}

/** Found once a file: there may be thousands of findings in it. */
const found = new WeakMap<Source, readonly Span[]>();

function secretsOf(source: Source, document: ProfileDocument | undefined): readonly Span[] {
  const secrets = found.get(source) ?? secretSpans(source.text, document?.entries);
  found.set(source, secrets);
  return secrets;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  const whole = end < 0 ? text.length : end;
  return text[whole - 1] === "\r" && whole > offset ? whole - 1 : whole;
}

/** Columns on a terminal: wide characters (East Asian, emoji) take two, combining marks none. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
