import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // Spawned shells and runtimes share two cores with each other.
    maxWorkers: 2,
  },
});
