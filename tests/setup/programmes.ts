/** Programmes of schools, written by the commands of the portal, for those who test what is done with them. */
import { randomUUID } from "node:crypto";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { ProgrammeKind } from "@/lib/core/db/enums";
import type { Period } from "@/lib/modules/plans/periods/types";
import {
  agreeProgramme,
  approveProgramme,
  sendProgramme,
} from "@/lib/modules/programmes/approvals/mutations";
import { saveProgramme } from "@/lib/modules/programmes/drafts/mutations";
import { beginProgramme } from "@/lib/modules/programmes/mutations";
import { getProgramme } from "@/lib/modules/programmes/queries";
import type { FieldValues, ProgrammePage } from "@/lib/modules/programmes/types";

export interface ProgrammeTarget {
  school: string;
  kind: ProgrammeKind;
  year: number;
}

/** The fields that are set, over what stands in them. */
export async function writeFields(
  ctx: TenantContext,
  target: ProgrammeTarget,
  fields: FieldValues,
  number = 1,
): Promise<void> {
  const { content, notes, text } = await getProgramme(ctx, { ...target, text: number });
  const stored = { ...content, ...notes };
  const reply = await saveProgramme(ctx, {
    ...target,
    number,
    seq: text.editSeq,
    changes: Object.entries(fields).map(([field, value]) => ({ field, base: stored[field] ?? null, value })),
  });
  if (reply.conflicts.length + reply.refusals.length > 0) throw new Error(JSON.stringify(reply));
}

/** A measure as its fields. */
export function measureFields(section: string, period: Period, id: string = randomUUID()): FieldValues {
  const line = `measure/${id}`;
  return {
    [`${line}/section`]: section,
    [`${line}/position`]: `M${id.slice(0, 4)}`,
    [`${line}/title`]: "Входная диагностика",
    [`${line}/period`]: period,
    [`${line}/responsible`]: "заместитель директора",
    [`${line}/evidence`]: "справка",
  };
}

/** Everything a transition plan needs before it can be sent. */
export function wholeTransition(year: number, measureId: string = randomUUID()): FieldValues {
  const indicator = `indicator/${randomUUID()}`;
  return {
    "text/causes": "Пробелы в знаниях начальной школы",
    "text/goal": "Снизить долю не преодолевших порог",
    "text/exit": "Доля ниже 15 % два года подряд",
    [`${indicator}/position`]: "Z",
    [`${indicator}/title`]: "ОГЭ, математика",
    [`${indicator}/target`]: "25",
    ...measureFields("pupils", { kind: "deadline", on: `${String(year)}-09-30` }, measureId),
  };
}

export const orderOf = (year: number) => ({
  orderNumber: "12-од",
  orderDate: `${String(year - 1)}-11-20`,
  fileId: null,
});

/** A transition plan in force: begun, filled in, sent, agreed, approved by order. */
export async function approvedTransition(
  { director, agreeing }: { director: TenantContext; agreeing: TenantContext },
  target: ProgrammeTarget,
  measureId: string,
): Promise<ProgrammePage> {
  const now = { ...target, number: 1 };
  await beginProgramme(director, target);
  await writeFields(director, target, wholeTransition(target.year, measureId));
  await sendProgramme(director, { ...now, version: 1 });
  await agreeProgramme(agreeing, { ...now, version: 2 });
  await approveProgramme(director, { ...now, version: 3, ...orderOf(target.year) });
  return getProgramme(director, target);
}
