import type { ProfileDocument } from "../profile/document.ts";
import type { Span } from "../profile/yaml/nodes.ts";
import { findSecretSpans } from "./secret-spans.ts";

/** Shown in place of a secret, whatever its length. */
const mask = "***";

/** A part of a text without its secrets. */
export interface MaskedText {
  readonly text: string;
  /** Turns an offset in the original into one in `text`. */
  mapOffset(offset: number): number;
}

/** Masks the secrets in a part of a text. */
export function maskSpan(text: string, { start, end }: Span, secrets: readonly Span[]): MaskedText {
  let masked = "";
  let from = start;
  const masks: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  for (const secret of secrets) {
    if (secret.start >= end || secret.end <= start) continue;
    masked += text.slice(from, Math.max(from, secret.start));
    masks.push({ from: Math.max(secret.start, start), to: Math.min(secret.end, end), at: masked.length });
    masked += mask;
    from = Math.min(secret.end, end);
  }
  masked += text.slice(from, end);
  return {
    text: masked,
    mapOffset(offset) {
      const before = masks.findLast(({ from }) => from < offset);
      if (!before) return offset - start;
      return before.at + mask.length + Math.max(offset - before.to, 0);
    },
  };
}

/** The text of a profile without its secrets. */
export function maskDocument({ text, entries }: Pick<ProfileDocument, "text" | "entries">): string {
  return maskSpan(text, { start: 0, end: text.length }, findSecretSpans(text, entries)).text;
}
