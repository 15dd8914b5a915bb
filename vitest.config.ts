import { defineConfig } from "vitest/config";

/** Heavy matrices (every shell, killed neighbours) have a name and a make target of their own. */
const matrix = "test/**/*.matrix.test.ts";

/** Comparisons with .NET programs need its SDK, and have a make target of their own. */
const upstream = "test/upstream/**/*.upstream.test.ts";

const shared = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Spawned shells and runtimes share two cores with each other.
    maxWorkers: 2,
    coverage: {
      include: ["scripts/**/*.ts"],
      reportsDirectory: ".reports/coverage",
      reporter: ["text-summary", "html"],
    },
    projects: [
      { test: { ...shared, name: "fast", include: ["test/**/*.test.ts"], exclude: [matrix, upstream] } },
      { test: { ...shared, name: "matrix", include: [matrix] } },
      { test: { ...shared, name: "upstream", include: [upstream] } },
    ],
  },
});
