import { describe, expect, it } from "vitest";

import { createStatementNames } from "./statement-names";

describe("names of statements", () => {
  it("are given to a text that comes again, each text its own", () => {
    const nameOf = createStatementNames();
    const ask = (sql: string) => [1, 2, 3, 4].map(() => nameOf({ sql }));
    const [first, second, third, fourth] = ask("SELECT 1");
    expect([first, second]).toEqual([undefined, undefined]);
    expect(third).toMatch(/^p[0-9a-f]{24}$/);
    expect(fourth).toBe(third);
    expect(ask("SELECT 2")[2]).not.toBe(third);
  });

  it("are as many as a connection may keep, whatever is asked; a text asked later gets one as well", () => {
    const nameOf = createStatementNames();
    const ask = (sql: string) => [1, 2, 3].map(() => nameOf({ sql }))[2];
    const texts = Array.from({ length: 1_000 }, (_, at) => `SELECT ${String(at)}`);
    const first = ask("SELECT 0");
    for (const sql of texts) expect(ask(sql)).toBeDefined();
    expect(texts.filter((sql) => nameOf({ sql }) !== undefined).length).toBeLessThanOrEqual(300);
    // Forgotten meanwhile, earned anew: a connection still knows it.
    expect(ask("SELECT 0")).toBe(first);
  });

  it("are not given to portions of rows", () => {
    const nameOf = createStatementNames();
    const portion = (values: number) =>
      `INSERT ${Array.from({ length: values }, (_, at) => `$${String(at + 1)}`).join()}`;
    expect([1, 2, 3].map(() => nameOf({ sql: portion(60) }))[2]).toBeDefined();
    expect([1, 2, 3, 4].map(() => nameOf({ sql: portion(61) }))).toEqual(Array(4).fill(undefined));
  });

  it("are not lost to texts that are asked once", () => {
    const nameOf = createStatementNames();
    for (let at = 0; at < 10_000; at += 1) nameOf({ sql: `SELECT ${String(at)}` });
    const again = [1, 2, 3].map(() => nameOf({ sql: "SELECT again" }));
    expect(again[2]).toBeDefined();
  });
});
