/**
 * The map of the house as rules (docs/architecture.md, "Direction"). All are errors. `tests/architecture.test.ts`
 * builds a small tree that breaks each of them once and checks that each fires.
 *
 *   app -> modules -> kernel floor 3 -> gate (floor 2) -> kernel floor 1 -> platform;  ui is a leaf.
 */
const DOOR = "(index|client|contract)\\.tsx?$";
const FLOOR_3 =
  "(own-report|retention|emergency|log-review|legal-bases|attention|drafts|persons|cases|organisations|consents|duties|disclosures|account)";
const FLOOR_2 = "(gate)";
const FLOOR_1 = "(identity|access|secrecy|audit|events|workflow)";
const TEST_FILE = "\\.test\\.tsx?$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: { path: "^src/" },
      to: { circular: true },
    },
    {
      name: "no-dead-files",
      comment: "A file nobody imports and that imports nothing is left over.",
      severity: "error",
      from: {
        orphan: true,
        path: "^src/",
        pathNot: [TEST_FILE, "\\.d\\.ts$", "^src/app/", "^src/(proxy|instrumentation)"],
      },
      to: {},
    },
    {
      name: "not-to-unresolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: { path: "^src/" },
      to: { couldNotResolve: true },
    },
    {
      name: "workflows-never-meet",
      comment: "A workflow never imports another, nor the list of them: what crosses is the case, an event or a card.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/" },
      to: { path: "^src/modules/", pathNot: "^src/modules/$1/" },
    },
    {
      name: "modules-by-their-door",
      comment: "A module is entered by index.ts, client.ts or contract.ts only.",
      severity: "error",
      from: { pathNot: ["^src/modules/"] },
      to: { path: "^src/modules/[^/]+/", pathNot: `^src/modules/[^/]+/${DOOR}` },
    },
    {
      name: "manifests-by-their-door",
      comment: "The list of workflows reads the manifests and nothing else.",
      severity: "error",
      from: { path: "^src/modules/index\\.ts$" },
      to: { path: "^src/modules/[^/]+/", pathNot: `^src/modules/[^/]+/(module|index|client|contract)\\.tsx?$` },
    },
    {
      name: "kernel-by-its-door",
      comment: "A kernel folder is entered by index.ts, client.ts or contract.ts only.",
      severity: "error",
      from: { pathNot: "^src/kernel/" },
      to: { path: "^src/kernel/[^/]+/", pathNot: `^src/kernel/[^/]+/${DOOR}` },
    },
    {
      name: "kernel-neighbours-by-their-door",
      comment: "Kernel folders enter each other by the door as well.",
      severity: "error",
      from: { path: "^src/kernel/([^/]+)/" },
      to: { path: "^src/kernel/[^/]+/", pathNot: ["^src/kernel/$1/", `^src/kernel/[^/]+/${DOOR}`] },
    },
    {
      name: "kernel-floor-2-looks-down",
      comment: "The gate knows no record: floor 3 stands on it.",
      severity: "error",
      from: { path: `^src/kernel/${FLOOR_2}/` },
      to: { path: `^src/kernel/${FLOOR_3}/` },
    },
    {
      name: "kernel-floor-1-looks-down",
      comment: "Floor 1 (identity, access, secrecy, audit, events, workflow) knows neither the gate nor records.",
      severity: "error",
      from: { path: `^src/kernel/${FLOOR_1}/`, pathNot: TEST_FILE },
      to: { path: `^src/kernel/(${FLOOR_2}|${FLOOR_3})/` },
    },
    {
      name: "kernel-has-known-floors",
      comment: "A kernel folder that stands on no floor escapes the floor rules: name its floor here first.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^src/kernel/[^/]+/", pathNot: `^src/kernel/(${FLOOR_1}|${FLOOR_2}|${FLOOR_3})/` },
    },
    {
      name: "kernel-knows-no-workflow",
      comment: "The kernel lists no workflow and no route: they register with it.",
      severity: "error",
      from: { path: "^src/kernel/" },
      to: { path: "^src/(modules|app|cli)/" },
    },
    {
      name: "modules-know-no-route",
      comment: "URLs live in app; a module does not know where it is mounted.",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: "^src/(app|cli)/" },
    },
    {
      name: "platform-knows-no-domain",
      comment: "Machines: not one domain word, so nothing above the platform.",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: "^(src/(app|modules|kernel|ui|cli)|messages)/" },
    },
    {
      name: "ui-knows-no-domain",
      comment: "The design system is a leaf: of the server it knows only the shape of a reply.",
      severity: "error",
      from: { path: "^src/ui/", pathNot: TEST_FILE },
      to: { path: "^(src/(app|modules|kernel|cli)|messages|src/platform/(?!result/))" },
    },
    {
      name: "domain-is-pure",
      comment:
        "domain/ imports domain/, the schema, contracts (types), the pure engine of kernel/secrecy, Result, calendar dates, Swedish time, date-fns and zod: facts in, Result out.",
      severity: "error",
      from: { path: "^src/(modules|kernel)/([^/]+)/domain/", pathNot: TEST_FILE },
      to: {
        pathNot: [
          "^src/$1/$2/domain/",
          "^src/$1/$2/(schema[a-z-]*|contract)\\.ts$",
          "^src/$1/$2/schemas?/",
          "^src/kernel/[^/]+/contract\\.ts$",
          "^src/kernel/secrecy/",
          "^src/platform/result/",
          "^src/platform/clock/(calendar-date|swedish-time)\\.ts$",
          "(^|/)node_modules/(date-fns|@date-fns/tz|zod)/",
        ],
      },
    },
    {
      name: "few-hold-the-database",
      comment: "Only gate, audit, events and identity hold the connection: all others get a Scope. Types are free.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: ["^src/platform/", "^src/kernel/(gate|audit|events|identity)/", "^src/instrumentation", TEST_FILE],
      },
      to: { path: "^src/platform/db/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "database-driver-in-one-place",
      comment: "A second connection would know nothing of the tenant context.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/platform/db/", "^src/generated/"] },
      to: { path: "(^|/)node_modules/(pg|@prisma/client|@prisma/adapter-pg)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "rows-for-operations-and-views",
      comment: "data/ is read and written by operations and views only: there the gate has answered.",
      severity: "error",
      from: { pathNot: ["^src/(modules|kernel)/[^/]+/(data|operations|views)(/|\\.ts$)", TEST_FILE] },
      to: { path: "^src/(modules|kernel)/[^/]+/data/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "module-ui-through-actions",
      comment: "Screens and forms get data as props and reach the server through actions; types are free.",
      severity: "error",
      from: { path: "^src/(modules|kernel)/([^/]+)/ui/", pathNot: TEST_FILE },
      to: {
        path: [
          "^src/(modules|kernel)/[^/]+/(operations|views|data|module)(/|\\.tsx?$)",
          "^src/platform/(?!result/|clock/)",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "nobody-imports-a-route",
      comment: "app holds URLs only; what two places need lives lower.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/app/" },
      to: { path: "^src/app/" },
    },
    {
      name: "no-tests-in-the-product",
      comment: "Product code never imports a test, a script or a test tool.",
      severity: "error",
      from: { path: "^src/", pathNot: TEST_FILE },
      to: { path: ["^(tests|e2e|bench|scripts)/", TEST_FILE, "(^|/)node_modules/(vitest|fast-check|@?playwright)"] },
    },
  ],
  required: [
    {
      name: "actions-pass-the-gate",
      comment: "Every actions.ts builds its endpoints with the gate.",
      severity: "error",
      module: { path: "^src/.+/actions\\.ts$" },
      to: { path: "^src/kernel/gate/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["(^|/)generated/", "^\\.next/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".d.ts"],
    },
  },
};
