import type { Styles } from "../../scripts/lint/lint-result.ts";

const keep = (text: string): string => text;

/** Styles that leave text alone. */
export const plainStyles: Styles = {
  bold: keep,
  dim: keep,
  red: keep,
  green: keep,
  yellow: keep,
  blue: keep,
  cyan: keep,
};
