/**
 * Lint rules: what Next, TypeScript and jsx-a11y recommend, and the habits of this house (docs/architecture.md,
 * "Enforcement"). The habits are plain selectors of ESLint core, each with its reason, so that nobody has to install
 * or trust another plugin for them. `tests/lint-habits.test.ts` shows that each of them fires.
 */
import { globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";

// The plugin that eslint-config-next already carries: taking it from there keeps one copy and one version.
const jsxA11y = nextVitals.map((entry) => entry.plugins?.["jsx-a11y"]).find(Boolean);

const CODE = "**/*.{ts,tsx,mts,mjs}";
const TESTS = ["**/*.test.{ts,tsx}", "tests/**", "e2e/**", "bench/**"];
const OUTSIDE_THE_APP = ["scripts/**", "prisma/**", "bench/**", "*.config.{ts,mjs,mts}", ".dependency-cruiser.cjs"];

const USE_SERVER_ELSEWHERE = {
  selector: "ExpressionStatement[directive='use server']",
  message: '"use server" belongs in an actions.ts: elsewhere an endpoint opens that no review looks for.',
};
const USE_SERVER_INLINE = {
  selector: "BlockStatement > ExpressionStatement[directive='use server']",
  message: "No inline server actions: they close over data and pass the gate by.",
};
const USE_CACHE = {
  selector: "ExpressionStatement[directive=/^use cache/]",
  message: "No `use cache`: a cached answer was weighed for somebody else's principal.",
};
const CLOCK = [
  {
    selector: ":matches(NewExpression, CallExpression)[callee.name=/^(Date|TZDate)$/][arguments.length=0]",
    message: "The time now comes from src/platform/clock (rules take `now`): otherwise a rule cannot be tested.",
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The time now comes from src/platform/clock (rules take `now`): otherwise a rule cannot be tested.",
  },
];
const RAW_SQL = [
  {
    selector:
      ":matches(Identifier[name=/^\\$(query|execute)RawUnsafe$/], Literal[value=/^\\$(query|execute)RawUnsafe$/])",
    message: "Use the tagged $queryRaw/$executeRaw: the unsafe ones take SQL as text, and text can hold anything.",
  },
];
const PRISMA_RAW = {
  selector: "MemberExpression[object.name='Prisma'][property.name='raw']",
  message: "Prisma.raw puts text into SQL unchecked. Use Prisma.sql, or keep it inside src/platform/db.",
};
const DEFAULT_EXPORT = {
  selector: ":matches(ExportDefaultDeclaration, ExportSpecifier[exported.name='default'])",
  message:
    "Named exports only: one thing has one name everywhere. Default exports are for the files Next asks them of.",
};
const ONLY_ACTIONS = [
  {
    selector: "Program > :not(ImportDeclaration, ExportNamedDeclaration, ExpressionStatement[directive])",
    message: "An actions.ts holds imports and `export const xAction = action(x)` and nothing else.",
  },
  {
    selector: "ExportNamedDeclaration:not([declaration.type='VariableDeclaration'][declaration.kind='const'])",
    message: "An actions.ts exports only `export const xAction = action(x)`: every endpoint passes the gate.",
  },
  {
    selector:
      "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.type='CallExpression'][init.callee.name=/^(action|lookup)$/][init.arguments.length=1][init.arguments.0.type='Identifier'])",
    message:
      "Write `export const xAction = action(x)` or `lookup(x)`: a server action is one operation or view behind the gate, nothing more.",
  },
];
const ONLY_RECEIVERS = {
  selector:
    "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator:not([init.type='CallExpression'][init.callee.name=/^receive(View)?$/][init.arguments.length=1][init.arguments.0.type='Identifier'])",
  message:
    "Write `export const receiveX = receive(x)` or `receiveView(x)`: one operation or view behind the gate, nothing more.",
};
const RECEIVE_ELSEWHERE = {
  selector: "CallExpression[callee.name=/^receive(View)?$/]",
  message: "receive() belongs in a receivers.ts: elsewhere an endpoint opens that no review looks for.",
};
const ZOD_BUNDLE = {
  selector:
    "ImportDeclaration[source.value='zod'] > :matches(ImportSpecifier[imported.name='z'], ImportDefaultSpecifier)",
  message: 'Write `import * as z from "zod"`: `{ z }` ships 65 kB more to the browser.',
};
const RAW_HTML = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: "No HTML from text: people write the text.",
};
const RAW_FORM = {
  selector: "JSXOpeningElement[name.name='form'] > JSXAttribute[name.name='onSubmit']",
  message: "Use Form or LiveForm: a press before the script has come would be sent by the browser, and lost.",
};
const OWN_CONTROL_RULE = {
  selector: "Literal[regex.pattern=/u0000-/i]",
  message: "Use hasControlCharacters of platform/text: what is text is decided in one place.",
};

const EVERYWHERE = [ZOD_BUNDLE, USE_CACHE, ...RAW_SQL, RAW_HTML, RAW_FORM, OWN_CONTROL_RULE];

/** One list per kind of file, because ESLint replaces the options of a rule and never merges them. */
function habits(...selectors) {
  return { "no-restricted-syntax": ["error", ...selectors] };
}

/** The files of which Next (or a tool) asks a default export. */
const DEFAULT_EXPORT_FILES = [
  "src/app/**/{page,layout,template,loading,error,not-found,global-error,default,forbidden,unauthorized}.tsx",
  "src/app/**/{manifest,robots,sitemap,icon,apple-icon,opengraph-image}.{ts,tsx}",
  "src/app/i18n-request.ts",
];

const config = [
  globalIgnores([
    ".next/**",
    ".samlots/**",
    "next-env.d.ts",
    "**/generated/**",
    "coverage/**",
    "public/**",
    "playwright-report/**",
    "test-results/**",
  ]),
  ...nextVitals,
  ...nextTypescript,
  {
    files: [CODE],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "Read the environment through src/platform/env: there it is checked once, at start.",
        },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "next/cache",
              importNames: ["unstable_cache"],
              message: "No shared cache of answers: each was weighed for one principal.",
            },
            { name: "date-fns/locale", message: "Import one locale (`date-fns/locale/sv`), not all of them." },
            { name: "process", message: "Read the environment through src/platform/env." },
            { name: "node:process", message: "Read the environment through src/platform/env." },
          ],
        },
      ],
      ...habits(...EVERYWHERE, USE_SERVER_ELSEWHERE, RECEIVE_ELSEWHERE, ...CLOCK, PRISMA_RAW, DEFAULT_EXPORT),
    },
  },
  {
    files: ["**/*.{ts,tsx,mts}"],
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
  {
    files: ["src/**/actions.ts"],
    rules: habits(...EVERYWHERE, USE_SERVER_INLINE, ...CLOCK, PRISMA_RAW, ...ONLY_ACTIONS),
  },
  {
    files: ["src/**/receivers.ts"],
    rules: habits(...EVERYWHERE, USE_SERVER_ELSEWHERE, ...CLOCK, PRISMA_RAW, DEFAULT_EXPORT, ONLY_RECEIVERS),
  },
  { files: DEFAULT_EXPORT_FILES, rules: habits(...EVERYWHERE, USE_SERVER_ELSEWHERE, ...CLOCK, PRISMA_RAW) },
  {
    files: ["src/platform/text/**"],
    rules: habits(...EVERYWHERE.filter((habit) => habit !== OWN_CONTROL_RULE), USE_SERVER_ELSEWHERE, ...CLOCK),
  },
  { files: ["src/platform/clock/**"], rules: habits(...EVERYWHERE, USE_SERVER_ELSEWHERE, PRISMA_RAW, DEFAULT_EXPORT) },
  { files: ["src/platform/db/**"], rules: habits(...EVERYWHERE, USE_SERVER_ELSEWHERE, ...CLOCK, DEFAULT_EXPORT) },
  { files: ["src/platform/env/**"], rules: { "no-restricted-properties": "off", "no-restricted-imports": "off" } },
  {
    files: TESTS,
    rules: {
      ...habits(USE_CACHE, USE_SERVER_ELSEWHERE),
      "no-restricted-properties": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // Tools run outside the app: they read the environment, the clock and speak to the terminal.
    files: OUTSIDE_THE_APP,
    rules: {
      ...habits(USE_CACHE, USE_SERVER_ELSEWHERE),
      "no-restricted-properties": "off",
      "no-restricted-imports": "off",
      "no-console": "off",
    },
  },
  { files: ["src/cli/**"], rules: { "no-console": "off" } },
];

export default config;
