import { describe, expect, it } from "vitest";

import {
  refuseCampaignEdit,
  refuseCancelling,
  refuseConfirmation,
  refuseExcuse,
  refuseInclusion,
  refuseMovedDays,
  refuseOpening,
  refusePlanningAgain,
  refuseTargetChange,
} from "@/lib/modules/monitorings/campaigns/policy";

const TODAY = "2026-09-05";
const days = {
  opensOn: "2026-09-02",
  respondentUntilOn: "2026-09-10",
  municipalityUntilOn: "2026-09-13",
  closesOn: "2026-09-13",
  regionUntilOn: "2026-09-18",
};

describe("a campaign", () => {
  it("is changed while it is planned and cancelled once", () => {
    expect(refuseCampaignEdit("planned")).toBeNull();
    expect(refuseCampaignEdit("opened")).toContain("Сроки можно перенести");
    expect(refuseCampaignEdit("cancelled")).toContain("отменён");
    expect([refuseCancelling("planned"), refuseCancelling("opened")]).toEqual([null, null]);
    expect(refuseCancelling("cancelled")).toContain("уже отменён");
    expect(refusePlanningAgain("cancelled")).toBeNull();
    for (const state of ["planned", "opened"] as const)
      expect(refusePlanningAgain(state)).toContain("не отменён");
    expect([refuseTargetChange("opened"), refuseTargetChange("planned") === null]).toEqual([null, false]);
  });

  it("is confirmed once", () => {
    expect(refuseConfirmation({ state: "planned", confirmed: false })).toBeNull();
    expect(refuseConfirmation({ state: "planned", confirmed: true })).toContain("уже подтверждены");
    expect(refuseConfirmation({ state: "cancelled", confirmed: false })).toContain("отменён");
  });

  it("is opened when it is confirmed, has a form and its time for answers is not over", () => {
    const ready = {
      state: "planned",
      confirmed: true,
      hasForm: true,
      respondentUntilOn: "2026-09-10",
    } as const;
    expect(refuseOpening(ready, TODAY)).toBeNull();
    expect(refuseOpening(ready, "2026-09-10")).toBeNull();
    expect(refuseOpening(ready, "2026-09-11")).toContain("10.09.2026, уже прошёл");
    expect(refuseOpening({ ...ready, confirmed: false }, TODAY)).toContain("подтвердите сроки");
    expect(refuseOpening({ ...ready, hasForm: false }, TODAY)).toContain("версию формы");
    expect(refuseOpening({ ...ready, state: "opened" }, TODAY)).toContain("уже открыт");
  });

  it("moves its days while it runs: not into the past, and not the first day once it has come", () => {
    const move = (more: Partial<typeof days>, today = TODAY) =>
      refuseMovedDays("opened", days, { ...days, ...more }, today);
    expect(move({ respondentUntilOn: "2026-09-12" })).toBeNull();
    expect(move({})).toContain("Сроки те же");
    expect(move({ opensOn: "2026-09-03" })).toContain("первый день больше не переносится");
    expect(move({ opensOn: "2026-09-03" }, "2026-08-30")).toBeNull();
    expect(move({ respondentUntilOn: "2026-09-04" })).toContain("04.09.2026 уже прошло, сегодня 05.09.2026");
    expect(refuseMovedDays("planned", days, days, TODAY)).toContain("ещё не открыт");
    expect(refuseMovedDays("cancelled", days, days, TODAY)).toContain("отменён");
  });
});

describe("an organisation", () => {
  it("is excused while it owes something", () => {
    expect(refuseExcuse({ state: "draft", excused: false })).toBeNull();
    expect(refuseExcuse({ state: "draft", excused: true })).toContain("уже освобождена");
    expect(refuseExcuse({ state: "accepted", excused: false })).toContain("уже принималась");
  });

  it("is asked besides while it works and there is time", () => {
    const free = { closedOn: null, asked: false };
    expect(refuseInclusion(free, days, TODAY)).toBeNull();
    expect(refuseInclusion({ ...free, asked: true }, days, TODAY)).toContain("уже отвечает");
    expect(refuseInclusion({ ...free, closedOn: TODAY }, days, TODAY)).toContain("закрыта 05.09.2026");
    expect(refuseInclusion({ ...free, closedOn: "2026-09-06" }, days, TODAY)).toBeNull();
    expect(refuseInclusion(free, days, "2026-09-11")).toContain("прошёл");
  });
});
