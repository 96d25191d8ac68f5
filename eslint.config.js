// @ts-check
import { defineConfig, globalIgnores } from "eslint/config";
import next from "eslint-config-next/core-web-vitals";
import tseslint from "typescript-eslint";

/*
 * One home for each capability: the environment, the clock, the locale, the session library, the database driver.
 * `no-restricted-*` options of a later block replace those of an earlier one, so every block is built here whole.
 */
const homes = {
  environment: ["lib/core/env.ts"],
  clock: ["lib/core/clock.ts"],
  format: ["lib/core/format/**"],
  auth: ["lib/core/auth/**"],
  // The harness of the tests clones databases before there is any application to ask.
  driver: ["lib/core/db/**", "tests/setup/**"],
};

/** Set-up that runs before the application exists and is configured from outside. */
const harness = ["*.config.{js,ts,mts}", "tests/setup/**", "e2e/auth.setup.ts", "e2e/fixtures/**"];

/**
 * @param {{ environment?: boolean; clock?: boolean }} [allowed]
 * @returns {import("eslint").Linter.RuleEntry}
 */
const properties = (allowed = {}) => [
  "error",
  ...(allowed.environment
    ? []
    : [{ object: "process", property: "env", message: "Read the environment through lib/core/env.ts." }]),
  ...(allowed.clock
    ? []
    : [
        { object: "Date", property: "now", message: "Ask lib/core/clock.ts: the portal has one clock." },
        { object: "Temporal", property: "Now", message: "Ask lib/core/clock.ts: the portal has one clock." },
      ]),
];

/**
 * @param {{ clock?: boolean; format?: boolean }} [allowed]
 * @returns {import("eslint").Linter.RuleEntry}
 */
const syntax = (allowed = {}) => [
  "error",
  {
    selector:
      "MemberExpression[object.name=/^(globalThis|global|window)$/][property.name=/^(process|Intl|Date|Temporal)$/]",
    message: "The way round through the global object is closed as well.",
  },
  ...(allowed.clock
    ? []
    : [
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
          message: "Ask lib/core/clock.ts: the portal has one clock.",
        },
      ]),
  ...(allowed.format
    ? []
    : [
        {
          selector:
            "MemberExpression[property.name=/^toLocale(String|DateString|TimeString|UpperCase|LowerCase)$/]",
          message: "Dates, numbers and words are formatted in lib/core/format.",
        },
      ]),
];

/**
 * @param {{ environment?: boolean; auth?: boolean; driver?: boolean }} [allowed]
 * @returns {import("eslint").Linter.RuleEntry}
 */
const imports = (allowed = {}) => [
  "error",
  {
    paths: allowed.environment
      ? []
      : ["process", "node:process"].map((name) => ({
          name,
          importNames: ["env", "default"],
          message: "Use lib/core/env.ts.",
        })),
    patterns: [
      ...(allowed.auth
        ? []
        : [{ group: ["next-auth", "next-auth/*"], message: "Sign-in is known only to lib/core/auth." }]),
      ...(allowed.driver
        ? []
        : [
            {
              group: ["pg", "pg/*", "@prisma/adapter-pg"],
              message: "The driver is known only to lib/core/db.",
            },
          ]),
    ],
  },
];

export default defineConfig(
  globalIgnores([
    ".next/**",
    ".data/**",
    "test-results/**",
    "playwright-report/**",
    "next-env.d.ts",
    "lib/core/db/generated/**",
    "lib/core/api/generated/**",
  ]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...next,
  {
    files: ["**/*.{ts,tsx,mts}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.recommended],
    // What the compiler finds in TypeScript.
    rules: { "no-dupe-keys": "error" },
  },
  {
    files: ["**/*.{ts,tsx,mts,js}"],
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "Intl", message: "Dates, numbers and words are formatted in lib/core/format." },
      ],
      "no-restricted-properties": properties(),
      "no-restricted-syntax": syntax(),
      "no-restricted-imports": imports(),
      "no-console": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: [...homes.environment, ...harness],
    rules: {
      "no-restricted-properties": properties({ environment: true }),
      "no-restricted-imports": imports({ environment: true }),
    },
  },
  {
    files: homes.clock,
    rules: {
      "no-restricted-properties": properties({ clock: true }),
      "no-restricted-syntax": syntax({ clock: true }),
    },
  },
  {
    files: homes.format,
    rules: { "no-restricted-globals": "off", "no-restricted-syntax": syntax({ format: true }) },
  },
  { files: homes.auth, rules: { "no-restricted-imports": imports({ auth: true }) } },
  { files: homes.driver, rules: { "no-restricted-imports": imports({ driver: true, environment: true }) } },
  // Programs of the command line speak to the terminal, the logger is the one writer of the application, and watch.ts
  // hears the page through its console.
  {
    files: ["prisma/**", "lib/core/logger.ts", "e2e/fixtures/watch.ts"],
    rules: { "no-console": "off" },
  },
  // A text run of docx is made of options or of a string, whose methods `bold` and `italics` are deprecated: the rule
  // takes the options for them.
  { files: ["lib/modules/**/document.ts"], rules: { "@typescript-eslint/no-deprecated": "off" } },
  // Playwright hands fixtures a function called `use`, which is not a hook.
  { files: ["e2e/**"], rules: { "react-hooks/rules-of-hooks": "off" } },
);
