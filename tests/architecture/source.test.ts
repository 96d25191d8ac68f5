import { describe, expect, it } from "vitest";

import { files, occurrences, sources } from "./source-tree";

const isTest = (file: string): boolean => /^(?:tests|e2e)\/|\.test\.tsx?$/.test(file);

const product = sources("app", "components", "lib").filter((file) => !isTest(file));
const tests = sources().filter(isTest);

/** Names of XML dialects, the portal's own machine and ИМАЦ's site; anything else would be a request outside. */
const KNOWN_ADDRESSES =
  /https?:\/\/(?!localhost|www\.w3\.org\/|schemas\.openxmlformats\.org\/|(?:www\.)?imats\.ru|\$\{)/;

describe("the source", () => {
  it("has no classes but AppError", () => {
    expect(
      occurrences(product, /^\s*(?:export\s+)?(?:default\s+)?(?:abstract\s+)?class\s+(?!AppError\b)\w+/),
    ).toEqual([]);
  });

  it("gives a reason for every suppression", () => {
    const silenced = occurrences(
      sources(),
      /(?:eslint-disable|prettier-ignore|@ts-(?:expect-error|ignore|nocheck))/,
    );
    const allowed = [
      /eslint-disable(?:-next-line|-line)?\s+[\w@/-]+(?:,\s*[\w@/-]+)*\s+--\s+\S+\s+\S+/,
      /@ts-expect-error\s+--?\s*\S+\s+\S+/,
      /^tests\/architecture\/source\.test\.ts:/,
    ];
    expect(silenced.filter((place) => !allowed.some((pattern) => pattern.test(place)))).toEqual([]);
  });

  it("runs every test, and none of them sleeps", () => {
    const focus =
      /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|fixme|todo|fails|fail)\b/;
    expect(occurrences(tests, focus)).toEqual([]);
    expect(occurrences(tests, /\.waitForTime[o]ut\(/)).toEqual([]);
  });

  it("never replaces the database by a mock", () => {
    expect(occurrences(tests, /\bvi\.(?:mock|doMock|hoisted)\(.*(?:lib\/core\/db|\bpg\b|prisma)/)).toEqual(
      [],
    );
  });

  it("calls no address outside", () => {
    expect(occurrences(product, KNOWN_ADDRESSES)).toEqual([]);
  });

  it("names no class of its own like a utility of Tailwind, which would win over it", () => {
    expect(occurrences(product, /(?:className="(?:[^"]* )?|\bcn\("(?:[^"]* )?)table[ "]/)).toEqual([]);
    const own = files.filter((file) => /^(?:app|components)\/.*\.css$/.test(file));
    expect(
      occurrences(own, /\.(?:table|grid|flex|block|hidden|container|collapse|filter|ring)(?![\w-])/),
    ).toEqual([]);
  });

  it("writes through the API, never through server actions", () => {
    expect(occurrences(product, /^\s*["']use server["']/)).toEqual([]);
  });
});
