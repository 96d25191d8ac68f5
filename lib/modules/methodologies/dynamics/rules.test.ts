import { describe, expect, it } from "vitest";

import { DYNAMICS_LABELS } from "@/lib/modules/methodologies/dynamics/labels";
import { DYNAMICS_SETTINGS, resultDynamics } from "@/lib/modules/methodologies/dynamics/rules";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import type { Cells } from "@/lib/modules/methodologies/evaluation/types";
import { handbookRule } from "@/prisma/seed/methodologies";

const rule = compileRule({
  ...handbookRule("FED_1Y"),
  indicators: ["OGE_RU", "OGE_MA", "VPR_RU_5", "VPR_MA_5"],
});

function told(current: Cells, previous: Cells, settings = DYNAMICS_SETTINGS): string {
  return DYNAMICS_LABELS[resultDynamics(rule, current, previous, settings).verdict];
}

const year = (ru: number, ma: number): Cells => ({ OGE_RU: [ru, 1000], OGE_MA: [ma, 1000] });

describe("dynamics", () => {
  it("begin at δ itself, not at what rounds to it", () => {
    expect(told(year(170, 170), year(200, 200))).toBe("положительная");
    expect(told(year(171, 170), year(200, 200))).toBe("без динамики");
    expect(told(year(230, 230), year(200, 200))).toBe("отрицательная");
    expect(told(year(229, 230), year(200, 200))).toBe("без динамики");
  });

  it("are mixed where the shares and the number of low results disagree", () => {
    expect(told(year(300, 100), year(290, 200))).toBe("разнонаправленная");
  });

  it("need two indicators with enough participants in both years", () => {
    const few: Cells = { OGE_RU: [1, 4], OGE_MA: [1, 10] };
    expect(told(few, year(200, 200))).toBe("несопоставимо");
    expect(told(few, year(200, 200), { ...DYNAMICS_SETTINGS, minParticipants: 4 })).not.toBe("несопоставимо");
  });

  it("say when a figure was not delivered", () => {
    expect(resultDynamics(rule, { ...year(1, 1), VPR_RU_5: "not_applicable" }, year(1, 1)).partial).toBe(
      true,
    );
    const rest: Cells = { VPR_RU_5: "not_applicable", VPR_MA_5: "not_applicable" };
    expect(resultDynamics(rule, { ...year(1, 1), ...rest }, { ...year(1, 1), ...rest }).partial).toBe(false);
  });
});
