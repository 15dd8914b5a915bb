import type { ProfileDocument } from "./document.ts";
import type { Span } from "./yaml/nodes.ts";
import { findSecrets, type Secrets } from "./secret-spans.ts";

/** Shown in place of a secret, whatever its length. */
const mask = "***";

/** A part of a text without its secrets. */
export interface MaskedText {
  readonly text: string;
  /** Turns an offset in the original into one in `text`. */
  mapOffset(offset: number): number;
}

/** Masks the secrets in a part of a text. Their spans are sorted and disjoint. */
export function maskSpan(text: string, { start, end }: Span, secrets: readonly Span[]): MaskedText {
  const pieces: string[] = [];
  const masks: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  let [from, length] = [start, 0];
  const add = (piece: string): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (let index = countBefore(secrets, start, "end"); index < secrets.length; index++) {
    const secret = secrets[index] as Span;
    if (secret.start >= end) break;
    add(text.slice(from, Math.max(from, secret.start)));
    masks.push({ from: Math.max(secret.start, start), to: Math.min(secret.end, end), at: length });
    add(mask);
    from = Math.min(secret.end, end);
  }
  add(text.slice(from, end));
  return {
    text: pieces.join(""),
    mapOffset(offset) {
      const before = masks[countBefore(masks, offset - 1, "from") - 1];
      if (!before) return offset - start;
      return before.at + mask.length + Math.max(offset - before.to, 0);
    },
  };
}

/** How many of these, which are sorted, have a value up to this one. */
function countBefore<Key extends string>(
  sorted: readonly Readonly<Record<Key, number>>[],
  limit: number,
  key: Key,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.[key] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A value that a message quotes, without secrets. `span` is the place that the message is about: nothing is quoted that
 * stands within a secret there.
 */
export function maskValue(value: string, { start, end }: Span, text: string, { spans, values }: Secrets): string {
  for (let index = countBefore(spans, start, "end"); index < spans.length; index++) {
    const secret = spans[index] as Span;
    if (secret.start >= end) break;
    if (text.slice(secret.start, secret.end).includes(value)) return mask;
  }
  return values.reduce((masked, secret) => masked.replaceAll(secret, mask), value);
}

/** The text of a profile without its secrets. */
export function maskDocument(document: Pick<ProfileDocument, "text" | "root" | "problems">): string {
  const { text } = document;
  return maskSpan(text, { start: 0, end: text.length }, findSecrets(document).spans).text;
}
