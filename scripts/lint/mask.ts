import type { Span } from "../profile/yaml/nodes.ts";

/** Shown in place of a secret, whatever its length. */
const mask = "***";

/** A stretch of text without its secrets, and where each of its offsets has gone. */
export interface Masked {
  readonly text: string;
  /** The offset in `text` of an offset in the original. */
  at(offset: number): number;
}

/** Masks one stretch of a text. */
export function maskStretch(text: string, { start, end }: Span, secrets: readonly Span[]): Masked {
  const inside = secrets.filter((secret) => secret.start < end && secret.end > start);
  let shown = "";
  let from = start;
  const shifts: { readonly from: number; readonly to: number; readonly at: number }[] = [];
  for (const secret of inside) {
    shown += text.slice(from, Math.max(from, secret.start));
    shifts.push({ from: Math.max(secret.start, start), to: Math.min(secret.end, end), at: shown.length });
    shown += mask;
    from = Math.min(secret.end, end);
  }
  shown += text.slice(from, end);
  return {
    text: shown,
    at(offset) {
      const shift = shifts.findLast(({ from }) => from < offset);
      if (!shift) return offset - start;
      return shift.at + mask.length + Math.max(offset - shift.to, 0);
    },
  };
}
