import { expect, it } from "vitest";

import { yearChart } from "@/lib/modules/monitorings/campaigns/charts";
import { daysOfYear } from "@/lib/modules/monitorings/campaigns/rules";
import type { CampaignRow } from "@/lib/modules/monitorings/campaigns/types";
import { CAMPAIGN_TEMPLATES } from "@/prisma/seed/campaign-templates";

const rows = CAMPAIGN_TEMPLATES.map((template): CampaignRow => ({
  id: template.code,
  code: template.code,
  year: 2024,
  title: template.code,
  respondent: "school",
  state: "planned",
  target: template.target,
  listKinds: [],
  track: null,
  confirmed: false,
  version: 1,
  counts: null,
  form: null,
  overlaps: [],
  next: { kind: "confirm" },
  ...daysOfYear(template, 2024, new Map()),
}));

it("draws the windows over the months they lie in, stage after stage", () => {
  const chart = yearChart(rows, "2024-10-01");
  expect(chart?.months.map(({ month }) => month)).toEqual([9, 10, 11, 12]);
  // September to December have 122 days.
  const [m1] = chart?.lines ?? [];
  expect(
    m1?.parts.map(({ stage, from, width }) => [stage, Math.round(from * 122), Math.round(width * 122)]),
  ).toEqual([
    ["answering", 1, 9],
    ["checking", 10, 3],
    ["accepting", 13, 7],
  ]);
  expect(chart?.lines.at(-1)?.parts.map(({ stage }) => stage)).toEqual(["answering", "accepting"]);
  expect(Math.round((chart?.today ?? 0) * 122)).toBe(31);
  expect(yearChart(rows, "2025-01-01")?.today).toBeNull();
});

it("leaves out what was cancelled and is nothing without windows", () => {
  const [first] = rows;
  if (!first) throw new Error("No windows");
  expect(yearChart([{ ...first, state: "cancelled" }], "2024-10-01")).toBeNull();
  const winter = {
    ...first,
    closesOn: "2025-01-15",
    municipalityUntilOn: "2025-01-15",
    regionUntilOn: "2025-01-20",
  };
  expect(yearChart([winter], "2024-10-01")?.months.at(-1)).toMatchObject({ month: 1, year: 2025 });
});
