import path from "node:path";
import { defineConfig } from "vitest/config";

const here = import.meta.dirname;

/** Databases that `npm test` made for the files that run side by side; none when one file is run by hand. */
const places = (JSON.parse(process.env.SAMLOTS_TEST_DATABASES ?? "[]") as unknown[]).length;

/**
 * Two projects: `unit` is pure and needs nothing; `database` drives operations through the gate on a real
 * Postgres whose address `scripts/test` passes in. `server-only` is stubbed because vitest is the server.
 */
export default defineConfig({
  resolve: {
    alias: {
      "@": path.join(here, "src"),
      "server-only": path.join(here, "tests/support/server-only.ts"),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["src/**/*.test.ts", "scripts/**/*.test.{ts,mjs}", "prisma/**/*.test.ts", "tests/oracle/*.test.ts"],
          environment: "node",
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/oracle/**"],
          environment: "node",
          setupFiles: ["tests/support/place.ts"],
          fileParallelism: places > 1,
          maxWorkers: Math.max(1, places),
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
