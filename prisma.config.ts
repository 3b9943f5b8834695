import { defineConfig } from "prisma/config";

/**
 * For the ordinary Prisma command line. Our own scripts need no engine binary (docs/operations.md, "Migrations");
 * where it can be downloaded, `prisma migrate deploy` works with the same files and the same ledger.
 */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: {
    url: process.env.DATABASE_MIGRATION_URL ?? process.env.DATABASE_URL ?? "postgresql://localhost/samlots",
  },
});
