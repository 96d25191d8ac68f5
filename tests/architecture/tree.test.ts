import { describe, expect, it } from "vitest";

import { files, read, sources } from "./source-tree";

const TOP = new Set([
  ".ci",
  ".github",
  "app",
  "components",
  "docs",
  "e2e",
  "lib",
  "prisma",
  "public",
  "scripts",
  "tests",
]);

/** The closed vocabulary of lib/modules; the words are explained in README.md. */
const KINDS =
  "schema|types|labels|rules|policy|queries|mutations|loaders|procedures|charts|jobs|workbook|document";
const KEBAB = "[a-z0-9]+(?:-[a-z0-9]+)*";

/**
 * `lib/modules/router.ts` is the one file that knows every module: it collects their procedures into the router served
 * at /api/v1. It lies there because lib/core may not import modules and the browser's client needs its type.
 * `lib/modules/jobs.ts` does the same for their background work, for the runner.
 */
const MODULE_FILE = new RegExp(
  `^lib/modules/(?:(?:${KEBAB}/)+(?:${KINDS})(?:\\.test)?\\.ts|(?:router|jobs)\\.ts)$`,
);

/** Without loading.tsx: below a streamed shell `notFound()` answers 200, and a stranger's record must be a 404. */
const ROUTE_FILE =
  /\/(?:page|layout|error|not-found|global-error|template)\.tsx$|\/route\.ts$|^app\/(?:globals\.css|icon\.svg|favicon\.ico|apple-icon\.png|robots\.ts|manifest\.ts)$/;

const PLAIN_COMPONENTS = ["ui", "forms", "tables", "charts", "layout"];

describe("the tree", () => {
  it("has only the folders of the architecture at the top", () => {
    const folders = new Set(
      files.flatMap((file) => (file.includes("/") ? [file.slice(0, file.indexOf("/"))] : [])),
    );
    expect([...folders].filter((folder) => !TOP.has(folder))).toEqual([]);
  });

  it("names the files of modules by the closed vocabulary", () => {
    const modules = files.filter((file) => file.startsWith("lib/modules/"));
    expect(modules.filter((file) => !MODULE_FILE.test(file))).toEqual([]);
  });

  it("keeps only routes in app", () => {
    const routes = files.filter((file) => file.startsWith("app/"));
    expect(routes.filter((file) => !ROUTE_FILE.test(file))).toEqual([]);
  });

  it("names the folders of components after modules", () => {
    const modules = files.flatMap((file) => /^lib\/modules\/([^/]+)\//.exec(file)?.[1] ?? []);
    const allowed = new Set([...PLAIN_COMPONENTS, ...modules]);
    const components = files.filter((file) => file.startsWith("components/"));
    expect(components.filter((file) => !allowed.has(file.split("/")[1] ?? ""))).toEqual([]);
  });

  it("writes file names in kebab-case", () => {
    const name = new RegExp(`^${KEBAB}(?:\\.(?:test|spec|setup|config|d))*\\.[a-z]+$`);
    const own = sources("components", "lib", "prisma", "scripts", "tests", "e2e");
    expect(own.filter((file) => !name.test(file.slice(file.lastIndexOf("/") + 1)))).toEqual([]);
  });

  it("has no barrels and no drawers for odds and ends", () => {
    const drawers = sources().filter((file) =>
      /(?:^|\/)(?:index|utils?|helpers?|common|misc)\.[a-z]+$/.test(file),
    );
    const barrels = sources().filter((file) => /^export \* (?:as \w+ )?from /m.test(read(file)));
    expect([...drawers, ...barrels]).toEqual([]);
  });

  it("keeps files short", () => {
    const long = sources().filter((file) => read(file).split("\n").length > 301);
    expect(long).toEqual([]);
  });

  it("begins the new plan of an authority of the demonstration in one walk only: it begins once", () => {
    const walks = sources("e2e").filter((file) => /createFromPrevious\(\w+, MUNICIPALITY\)/.test(read(file)));
    const authorities = walks.map((file) => /^const MUNICIPALITY = "([\d-]+)";$/m.exec(read(file))?.[1]);
    expect(authorities.length).toBeGreaterThan(1);
    expect(new Set(authorities).size).toBe(authorities.length);
  });
});
