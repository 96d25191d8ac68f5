import { describe, expect, it } from "vitest";

import { makeRandom } from "./random";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("makeRandom", () => {
  it("repeats itself for the same seed", () => {
    const draw = (seed: string) => {
      const random = makeRandom(seed);
      return [
        random.uuid(),
        random.int(1, 1000),
        random.pick(["а", "б", "в"]),
        random.shuffle([1, 2, 3, 4]).join(),
      ];
    };
    expect(draw("demo")).toEqual(draw("demo"));
    expect(draw("demo")).not.toEqual(draw("другое"));
  });

  it("gives other identifiers each time without a seed", () => {
    expect(makeRandom().uuid()).not.toBe(makeRandom().uuid());
    expect(makeRandom().uuid()).toMatch(UUID);
  });

  it("keeps whole numbers inside their bounds", () => {
    const random = makeRandom("bounds");
    const drawn = new Set(Array.from({ length: 500 }, () => random.int(3, 5)));
    expect([...drawn].sort()).toEqual([3, 4, 5]);
  });
});
