import { describe, expect, it } from "vitest";

import { parseDecimal } from "@/lib/core/format/numbers";
import { indicatorFieldSchemas } from "@/lib/modules/plans/indicators/schema";

describe("fields of an indicator", () => {
  it.each([null, "0", "34.3", "-2.5", "999999999.999"])("takes the figure %s", (value) => {
    expect(indicatorFieldSchemas.baseline.safeParse(value).success).toBe(true);
    expect(indicatorFieldSchemas.target.safeParse(value).success).toBe(true);
  });

  it.each(["", "abc", "1,5", "1e9", "1234567890", "0.1234", "NaN", " 1"])(
    "refuses «%s» with an example",
    (value) => {
      const result = indicatorFieldSchemas.target.safeParse(value);
      expect(result.error?.issues[0]?.message).toMatch(/^Введите число, например 34,3/);
    },
  );

  it("takes whatever the page reads as a number", () => {
    for (const typed of ["34,3", "34.3", "-0,125", "1 204", "7"]) {
      expect(indicatorFieldSchemas.target.safeParse(parseDecimal(typed)).success).toBe(true);
    }
  });

  it("says how much to shorten", () => {
    const result = indicatorFieldSchemas.title.safeParse("х".repeat(10_000));
    expect(result.error?.issues[0]?.message).toBe(
      "Сократите название показателя до 1\u00a0000 знаков: сейчас 10\u00a0000",
    );
  });
});
