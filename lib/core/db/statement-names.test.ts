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

  it("are as many as a connection may keep, whatever is asked", () => {
    const nameOf = createStatementNames();
    const texts = Array.from({ length: 5_000 }, (_, at) => `SELECT ${String(at)}`);
    const named = texts.filter((sql) => [1, 2, 3].map(() => nameOf({ sql }))[2] !== undefined);
    expect(named).toHaveLength(300);
    expect(nameOf({ sql: "SELECT 0" })).toBeDefined();
  });

  it("are not lost to texts that are asked once", () => {
    const nameOf = createStatementNames();
    for (let at = 0; at < 10_000; at += 1) nameOf({ sql: `SELECT ${String(at)}` });
    const again = [1, 2, 3].map(() => nameOf({ sql: "SELECT again" }));
    expect(again[2]).toBeDefined();
  });
});
