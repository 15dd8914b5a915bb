import { UsageError } from "./errors.ts";

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Parses a duration such as `90s`, `5m` or `1h30m`, in ms. @throws {UsageError} for anything else. */
export function parseDuration(option: string, text: string): number {
  if (!/^(?:\d+(?:ms|[smhd]))+$/.test(text)) {
    throw new UsageError(`${option} ${JSON.stringify(text)} is not a duration. write 90s, 5m or 1h30m`);
  }
  return [...text.matchAll(/(\d+)(ms|[smhd])/gy)]
    .reduce((sum, [, count, unit]) => sum + Number(count) * (unitsMs[unit ?? ""] ?? 0), 0);
}

/** Formats a duration for people, in at most two units: `1 h 30 min`, `45 s`; in ms below a second. */
export function formatDuration(ms: number): string {
  if (ms > 0 && ms < 1000) return `${Math.ceil(ms)} ms`;
  const seconds = Math.floor(ms / 1000);
  const parts = ([["d", 86_400], ["h", 3600], ["min", 60], ["s", 1]] as const)
    .map(([unit, size], index, sizes) => {
      const within = index === 0 ? seconds : seconds % (sizes[index - 1]?.[1] ?? 1);
      return [Math.floor(within / size), unit] as const;
    });
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return "0 s";
  return parts.slice(first, first + 2).filter(([count]) => count > 0).map((part) => part.join(" ")).join(" ");
}
