import type { Tx } from "@/lib/core/db/client";

import { buildProgramme } from "./programmes";
import { day } from "./random";
import { buildRiskProfile } from "./risk-profiles";
import type { Tenant } from "./tenant";

/** A risk profile and a programme in force with a change of its text, and a measure done and proved by a file. */
export async function buildProgrammeOfEach(tx: Tx, tenant: Tenant, authority: 0 | 1): Promise<void> {
  const { year, region, municipalities } = tenant;
  const [school] = municipalities[authority].schools;
  const owned = { regionId: region.id, schoolId: school.id };
  const by = school.director.fullName;
  await buildRiskProfile(tx, school, {
    year,
    by,
    factors: [{ code: "RF09", level: "high", confirmed: true, priority: true }],
  });
  const programme = await buildProgramme(tx, school, {
    kind: "antirisk",
    year,
    state: "approved",
    by,
    measures: [
      {
        section: "RF09",
        title: "Входная диагностика",
        period: { kind: "deadline", on: `${String(year)}-09-30` },
        mark: { state: "done", on: `${String(year)}-01-10` },
      },
    ],
  });
  await tx.programmeChange.create({
    data: {
      ...owned,
      textId: programme.textId,
      seq: 1,
      field: "text/planned",
      after: "Меньше неуспевающих",
      changedAt: day(`${String(year - 1)}-11-20`),
      changedByName: by,
    },
  });
  const execution = await tx.programmeExecution.findFirstOrThrow({ where: { programmeId: programme.id } });
  const file = await tx.storedFile.findFirstOrThrow({ where: { schoolId: school.id } });
  await tx.programmeExecutionFile.create({ data: { ...owned, executionId: execution.id, fileId: file.id } });
}
