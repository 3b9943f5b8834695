import path from "node:path";
import { defineConfig } from "vitest/config";

const here = import.meta.dirname;

/** The examples beside the decision engine, for Stryker (stryker.config.mjs). The laws take too long for every mutant. */
export default defineConfig({
  resolve: {
    alias: {
      "@": path.join(here, "src"),
      "server-only": path.join(here, "tests/support/server-only.ts"),
    },
  },
  test: {
    include: ["src/kernel/secrecy/**/*.test.ts"],
    exclude: ["**/laws.test.ts"],
    environment: "node",
    testTimeout: 60_000,
  },
});
