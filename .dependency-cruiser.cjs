// @ts-check

/*
 * The import direction: app → components → lib/modules → lib/core, and what each kind of file of a module may import.
 * `type-only` edges cost nothing at run time; where a rule lets them pass, it says so.
 */

const KINDS = [
  "schema",
  "types",
  "labels",
  "rules",
  "policy",
  "queries",
  "mutations",
  "loaders",
  "procedures",
  "charts",
  "jobs",
  "workbook",
  "document",
];

/** Which files of lib/modules each kind may import, its own kind (of a sub-noun or of another module) included. */
const MAY_IMPORT = {
  schema: ["schema", "types", "rules"],
  types: ["schema", "types", "rules"],
  labels: ["types", "labels"],
  // Labels too: wording a plan for paper is a pure rule, and the page and the Word file share it.
  rules: ["types", "labels", "rules"],
  policy: ["types", "rules", "policy"],
  charts: ["types", "labels", "rules", "charts"],
  queries: ["schema", "types", "labels", "rules", "policy", "queries"],
  mutations: ["schema", "types", "labels", "rules", "policy", "queries", "mutations"],
  loaders: ["schema", "types", "labels", "rules", "charts", "queries", "loaders"],
  procedures: ["schema", "types", "queries", "mutations"],
  jobs: ["schema", "types", "labels", "rules", "queries", "mutations", "workbook", "document"],
  workbook: ["schema", "types", "labels", "rules", "workbook"],
  document: ["types", "labels", "rules", "document"],
};

/** Files without a request, a database or a browser: the same answer for the same arguments. */
const PURE = "schema|types|labels|rules|policy|charts";

const TEST_FILES = "\\.test\\.tsx?$";
const ENUMS = "^lib/core/db/enums\\.ts$";

/** What a browser may load of lib/core, besides the enums. */
const BROWSER_CORE = "api/client\\.ts$|[^/]+/browser-[^/]+\\.ts$|drafts/|format/|url/|errors\\.ts$";

/** @type {(kinds: string | string[]) => string} */
const moduleFile = (kinds) => `^lib/modules/.+/(${[kinds].flat().join("|")})\\.tsx?$`;

const fileKinds = Object.entries(MAY_IMPORT).map(([kind, allowed]) => ({
  name: `module-${kind}`,
  comment: `${kind}.ts may import only ${allowed.join(", ")} of the modules.`,
  from: { path: moduleFile(kind) },
  to: { path: moduleFile(KINDS.filter((other) => !allowed.includes(other))) },
}));

/** @typedef {import("dependency-cruiser").IRegularForbiddenRuleType} Rule */

/** @type {Omit<Rule, "severity">[]} */
const rules = [
  {
    name: "no-cycles",
    comment: "A cycle means two files are one thought, or that a layer is upside down.",
    from: {},
    to: { circular: true },
  },
  {
    name: "not-to-unresolvable",
    from: {},
    to: { couldNotResolve: true, pathNot: "/generated/" },
  },
  {
    name: "not-to-dev-dependency",
    comment: "Code of the product runs where only dependencies are installed.",
    from: { path: "^(app|components|lib|proxy\\.ts|instrumentation\\.ts)", pathNot: TEST_FILES },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
  {
    name: "not-to-undeclared-package",
    comment: "A package found by luck of hoisting disappears with the next lockfile.",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },

  // Layers
  {
    name: "core-is-the-ground",
    comment: "lib/core knows no module, page or component.",
    from: { path: "^lib/core/", pathNot: "^lib/core/api/(client|generate-contract)\\.ts$" },
    to: { path: "^(lib/modules|components|app)/" },
  },
  {
    name: "client-knows-the-router-by-type",
    comment:
      "The browser's client is typed by the router of all modules; the contract beside it is generated from the same router by a build step.",
    from: { path: "^lib/core/api/(client|generate-contract)\\.ts$" },
    to: { path: "^(lib/modules|components|app)/", pathNot: "^lib/modules/router\\.ts$" },
  },
  {
    name: "client-imports-no-router-value",
    comment: "A value import would carry the server into the browser.",
    from: { path: "^lib/core/api/client\\.ts$" },
    to: { path: "^lib/modules/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "browser-files-know-no-server",
    from: { path: `^lib/core/(${BROWSER_CORE})` },
    to: {
      path: `^lib/core/(?!api/generated/|${BROWSER_CORE})`,
      pathNot: ENUMS,
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "modules-know-no-pages",
    from: { path: "^lib/" },
    to: { path: "^(components|app)/" },
  },
  {
    name: "components-know-no-pages",
    from: { path: "^components/" },
    to: { path: "^app/" },
  },
  {
    name: "product-knows-no-harness",
    from: { path: "^(app|components|lib|proxy\\.ts|instrumentation\\.ts)", pathNot: TEST_FILES },
    to: { path: "^(tests|e2e|scripts|prisma)/" },
  },

  // Files of a module
  ...fileKinds,
  {
    name: "router-collects-procedures",
    comment: "lib/modules/router.ts is the one file that knows every module, and only their procedures.",
    from: { path: "^lib/modules/router\\.ts$" },
    to: { path: "^lib/modules/", pathNot: moduleFile("procedures") },
  },
  {
    name: "procedures-only-in-router",
    from: { pathNot: "^(lib/modules/router\\.ts$|tests/)" },
    to: { path: moduleFile("procedures") },
  },
  {
    name: "router-only-in-api",
    from: { pathNot: "^(app/api/v1/|lib/core/api/(client|generate-contract)\\.ts$|tests/|e2e/)" },
    to: { path: "^lib/modules/router\\.ts$" },
  },
  {
    name: "jobs-collect-jobs",
    comment: "lib/modules/jobs.ts hands the background work of every module to the runner, and nothing else.",
    from: { path: "^lib/modules/jobs\\.ts$" },
    to: { path: "^lib/modules/", pathNot: moduleFile("jobs") },
  },
  {
    name: "jobs-only-in-runner",
    from: { pathNot: "^(lib/modules/jobs\\.ts$|tests/)" },
    to: { path: moduleFile("jobs") },
  },
  {
    name: "loaders-only-in-pages",
    from: { pathNot: `^(app/|tests/)|${moduleFile("loaders")}` },
    to: { path: moduleFile("loaders") },
  },
  {
    name: "pure-files-know-no-core-services",
    comment:
      "Pure files run in the browser and in tests without anything around them. The permission table and the enums are data.",
    from: { path: moduleFile(PURE) },
    to: {
      path: "^lib/core/",
      pathNot: `${ENUMS}|^lib/core/(format/|url/|errors\\.ts$|auth/permissions\\.ts$)`,
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "dto-is-not-a-row",
    comment: "Pure files speak of DTOs, never of a Prisma model, not even as a type.",
    from: { path: moduleFile(PURE) },
    to: { path: "^lib/core/db/", pathNot: ENUMS },
  },
  {
    name: "pure-files-use-zod-only",
    from: { path: moduleFile(PURE) },
    to: {
      dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "core"],
      dependencyTypesNot: ["type-only"],
      pathNot: "(^|/)node_modules/(zod|jsep)/",
    },
  },
  {
    name: "core-of-a-module-knows-no-request",
    comment: "queries and mutations know nothing of cookies, headers or Next.",
    from: { path: moduleFile(["queries", "mutations", "jobs", "workbook", "document"]) },
    to: {
      path: "(^|/)node_modules/(next|react|react-dom)/|^lib/core/(api/|auth/(context|session-cookie)\\.ts$)",
    },
  },

  // Components
  {
    name: "components-see-browser-safe-files",
    comment: "A component gets DTOs by props; of a module it sees words, shapes, rules and chart models.",
    from: { path: "^components/", pathNot: TEST_FILES },
    to: { path: "^lib/modules/", pathNot: moduleFile(["schema", "types", "labels", "rules", "charts"]) },
  },
  {
    name: "components-see-browser-safe-core",
    comment: "A file of lib/core meant for the browser alone is called `browser-…`.",
    from: { path: "^components/", pathNot: TEST_FILES },
    to: {
      path: "^lib/core/",
      pathNot: `${ENUMS}|^lib/core/(${BROWSER_CORE})`,
    },
  },
  {
    name: "plain-components-know-no-product",
    comment:
      "components/ui, forms, tables, charts and layout hold no product words; types and chart models pass.",
    from: { path: "^components/(ui|forms|tables|charts)/" },
    to: {
      path: "^(lib/modules|components/(?!ui|forms|tables|charts|layout))",
      dependencyTypesNot: ["type-only"],
    },
  },

  // Routes
  {
    name: "pages-use-loaders",
    from: { path: "^app/.+\\.tsx$" },
    to: {
      path: moduleFile(["queries", "mutations", "procedures", "policy", "jobs", "workbook", "document"]),
    },
  },
  {
    name: "pages-open-no-database",
    from: { path: "^app/.+\\.tsx$" },
    to: { path: "^lib/core/(db|audit|jobs|mail)/", pathNot: ENUMS },
  },
  {
    name: "route-handlers-use-queries",
    comment: "Writes go through the typed API; a handler reads with its own context.",
    from: { path: "^app/.+/route\\.ts$", pathNot: "^app/api/files/" },
    to: { path: moduleFile(["loaders", "mutations", "procedures", "jobs", "charts"]) },
  },
  {
    name: "the-stream-of-a-file-is-no-json",
    comment:
      "The one write beside the typed API: tests/integration/access/cross-site.test.ts holds the list.",
    from: { path: "^app/api/files/" },
    to: { path: moduleFile(["loaders", "procedures", "jobs", "charts"]) },
  },

  // One home for each dependency
  {
    name: "next-auth-only-in-core-auth",
    from: { pathNot: "^lib/core/auth/" },
    to: { path: "(^|/)node_modules/next-auth/" },
  },
  {
    name: "pg-only-in-core-db",
    comment:
      "The test harness clones databases before there is an application to ask; scripts run the server itself.",
    from: { pathNot: "^(lib/core/db/|tests/setup/|scripts/)" },
    to: { path: "(^|/)node_modules/(pg|@prisma/adapter-pg)/" },
  },
  {
    name: "pg-boss-only-in-core-jobs",
    from: { pathNot: "^(lib/core/jobs/|tests/)" },
    to: { path: "(^|/)node_modules/pg-boss/" },
  },
  {
    name: "prisma-client-value-only-in-core-db",
    comment: "Elsewhere the generated client is a type; enums come from lib/core/db/enums.ts.",
    from: { pathNot: "^(lib/core/db|prisma|tests|e2e)/" },
    to: { path: "^lib/core/db/generated/", dependencyTypesNot: ["type-only"] },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: rules.map((rule) => ({ ...rule, severity: "error" })),
  options: {
    doNotFollow: { path: ["node_modules", "^lib/core/(db|api)/generated/"] },
    exclude: { path: ["^\\.next/", "^\\.data/"] },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".cjs", ".json", ".css"],
    },
    cache: { folder: "node_modules/.cache/dependency-cruiser", strategy: "content" },
  },
};
