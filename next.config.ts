import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withMessages = createNextIntlPlugin({
  requestConfig: "./src/app/i18n-request.ts",
  // Messages are parsed at build time: the browser gets a formatter of 1 kB instead of an ICU parser of 12 kB.
  experimental: { messages: { path: "./messages", locales: ["sv", "en"], format: "json", precompile: true } },
});

/** Headers that are the same for every answer. The content security policy needs a nonce: see src/proxy.ts. */
const SECURITY_HEADERS = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Addresses inside a tenant name cases: no other site learns them.
  { key: "Referrer-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "X-Permitted-Cross-Domain-Policies", value: "none" },
];

/** A test run builds into a folder of its own, with its own copy of the compiler settings (Next rewrites them). */
const distDir = process.env.SAMLOTS_DIST_DIR;
const tsconfigPath = process.env.SAMLOTS_TSCONFIG;

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  // In development Next would print what a form sends, which is what a worker has typed about somebody.
  logging: { serverFunctions: false },
  ...(distDir ? { distDir } : {}),
  // Types are checked by `npm test` in a step of its own (tests and tools too): our scripts' builds do not do it again.
  typescript: { tsconfigPath, ignoreBuildErrors: process.env.SAMLOTS_BUILD_WITHOUT_TYPES === "1" },
  // Without these, a lock file in some folder above the checkout would make Next take that folder for the root.
  outputFileTracingRoot: import.meta.dirname,
  // The health check and the start compare the database with the migrations that were shipped.
  outputFileTracingIncludes: { "/api/health": ["./prisma/migrations/*/migration.sql"] },
  outputFileTracingExcludes: {
    "*": ["./.samlots/{secrets,clusters,postgres,databases,children}/**", "./docs/**", "./tests/**", "./e2e/**"],
  },
  turbopack: { root: import.meta.dirname },
  // A register file of 20 MB is sent through a server action; the rest is how it is wrapped. With src/proxy.ts in the way,
  // Next would cut bodies off at 10 MB before the action sees them.
  experimental: { serverActions: { bodySizeLimit: "21mb" }, proxyClientMaxBodySize: "21mb" },
  serverExternalPackages: ["pg", "pino", "@node-rs/argon2", "@prisma/adapter-pg", "@prisma/client"],
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
};

export default withMessages(config);
