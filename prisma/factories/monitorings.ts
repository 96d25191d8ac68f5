import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { handbookMonitoringForm, MONITORING_FORMS } from "@/prisma/seed/monitoring-forms";

import type { Random } from "./random";

/** The five forms of the handbook, each with its first version, a draft; those already there stay as they are. */
export async function buildMonitoringForms(tx: Tx, random: Random, region: { id: string }): Promise<void> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  const present = await tx.monitoringForm.findMany({ where: { regionId }, select: { code: true } });
  const codes = new Set(present.map(({ code }) => code));
  const rows = MONITORING_FORMS.filter(({ code }) => !codes.has(code)).map((data) => ({
    ...data,
    id: random.uuid(),
  }));
  await tx.monitoringForm.createMany({
    data: rows.map(({ id, code, title, respondent, track }) => ({
      id,
      regionId,
      code,
      title,
      respondent,
      track,
    })),
  });
  await tx.monitoringFormVersion.createMany({
    data: rows.map(({ id, code, note }) => ({
      id: random.uuid(),
      regionId,
      formId: id,
      number: 1,
      note,
      definition: JSON.parse(JSON.stringify(handbookMonitoringForm(code))) as Prisma.InputJsonObject,
    })),
  });
}
