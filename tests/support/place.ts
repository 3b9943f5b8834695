/** Gives each of the files that run side by side the database of its place (scripts/lib/test-steps.mjs). */
const places = JSON.parse(process.env["SAMLOTS_TEST_DATABASES"] ?? "[]") as { appUrl: string; adminUrl: string }[];
if (places.length > 0) {
  // From 1; no two files that run at once have the same.
  const place = places[Number(process.env["VITEST_POOL_ID"]) - 1];
  if (!place) throw new Error(`There is no database for place ${process.env["VITEST_POOL_ID"] ?? "without a number"}.`);
  process.env["DATABASE_URL"] = place.appUrl;
  process.env["DATABASE_ADMIN_URL"] = place.adminUrl;
}
