import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const here = import.meta.dirname;

/** Databases that `npm test` made for the files that run side by side; none when one file is run by hand. */
const places = (JSON.parse(process.env.SAMLOTS_TEST_DATABASES ?? "[]") as unknown[]).length;

/** What takes minutes, the longest first: begun last, it would leave one of two cores idle at the end. */
const LONG = [
  "tests/matrix.test.ts",
  "tests/crash.test.ts",
  "tests/gate-audit.test.ts",
  "tests/secrecy-agreement.test.ts",
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files);
    const at = ({ moduleId }: TestSpecification) => LONG.findIndex((name) => moduleId.endsWith(name));
    const long = rest.filter((file) => at(file) >= 0).sort((a, b) => at(a) - at(b));
    return [...long, ...rest.filter((file) => at(file) < 0)];
  }
}

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
    sequence: { sequencer: LongFirst },
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
