import type { Tx } from "@/lib/core/db/client";
import type { ExecutionState, ProgrammeKind, ProgrammeState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";
import { countExecution, measureProgress } from "@/lib/modules/plans/execution/rules";
import { initialRanks } from "@/lib/modules/plans/measures/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { TRACK_OF } from "@/lib/modules/programmes/rules";

import type { BuiltOrganisation } from "./organisations";
import { day, makeRandom, type Random } from "./random";

interface MeasureOfProgramme {
  section: string;
  title: string;
  period: Period;
  responsible?: string;
  participants?: string;
  expected?: string;
  evidence?: string;
  /** What became of it; of a repeated one the first occurrence alone. */
  mark?: { state: ExecutionState; on: string; note?: string; occurrence?: string };
}

interface IndicatorOfProgramme {
  section?: string;
  title: string;
  unit?: string;
  baseline?: string;
  target?: string;
  targetNext?: string;
}

export interface ProgrammeInput {
  kind: ProgrammeKind;
  year: number;
  state?: ProgrammeState;
  /** Chapters by name, goals of sections as «RF09/goal». */
  texts?: Readonly<Record<string, string>>;
  sections?: Readonly<Record<string, { goal: string; task: string }>>;
  indicators?: readonly IndicatorOfProgramme[];
  measures?: readonly MeasureOfProgramme[];
  by: string;
  agreedBy?: string;
  order?: { number: string; date: string };
  returned?: { by: string; reason: string };
  /** `YYYY-MM-DD` of the steps that were taken. */
  on?: string;
}

export interface BuiltProgramme {
  id: string;
  textId: string;
  measures: string[];
}

/** A programme of a school with one text in any state, as the portal's own steps would leave it. */
export async function buildProgramme(
  tx: Tx,
  school: Pick<BuiltOrganisation, "id" | "regionId" | "municipalityId">,
  input: ProgrammeInput,
  random: Random = makeRandom(),
): Promise<BuiltProgramme> {
  const { regionId, municipalityId, id: schoolId } = school;
  const { kind, year, state = "draft", measures = [], by, order, returned } = input;
  await actAs(tx, { regionId, municipalityId, schoolId });
  const owned = { regionId, schoolId };
  const ids = measures.map(() => random.uuid());
  const at = day(input.on ?? `${String(year - 1)}-11-20`);
  const sent = state !== "draft" || returned !== undefined;
  const agreed = state === "agreed" || state === "approved" || state === "closed" || state === "superseded";
  const approved = agreed && state !== "agreed";
  const programme = await tx.programme.create({
    data: { ...owned, kind, year, execution: approved ? countersOf(input, ids) : {} },
    select: { id: true },
  });
  const text = await tx.programmeText.create({
    data: {
      ...owned,
      programmeId: programme.id,
      state,
      content: contentOf(input, ids, random),
      factors: kind === "antirisk" && sent ? Object.keys(input.sections ?? {}) : [],
      updatedAt: at,
      updatedByName: by,
      ...(sent && { sentAt: at, sentByName: by }),
      ...(returned && { returnedAt: at, returnedByName: returned.by, returnReason: returned.reason }),
      ...(agreed && { agreedAt: at, agreedByName: input.agreedBy ?? "Специалист" }),
      ...(approved && {
        approvedAt: at,
        approvedByName: by,
        orderNumber: order?.number ?? "1",
        orderDate: day(order?.date ?? `${String(year)}-01-15`),
      }),
      ...(state === "closed" && { closedAt: at, closedByName: by }),
    },
    select: { id: true },
  });
  await tx.programmeExecution.createMany({
    data: measures.flatMap(({ mark }, place) =>
      mark
        ? [
            {
              ...owned,
              programmeId: programme.id,
              measureId: ids[place] ?? "",
              occurrence: mark.occurrence ?? "",
              state: mark.state,
              stateOn: day(mark.on),
              note: mark.note ?? "",
              updatedAt: day(mark.on),
              updatedByName: by,
            },
          ]
        : [],
    ),
  });
  return { id: programme.id, textId: text.id, measures: ids };
}

function contentOf(
  { texts = {}, sections = {}, indicators = [], measures = [] }: ProgrammeInput,
  ids: readonly string[],
  random: Random,
): Prisma.InputJsonObject {
  const values: Record<string, Prisma.InputJsonValue> = {};
  const put = (field: string, value: Prisma.InputJsonValue | undefined) => {
    if (value !== undefined && value !== "") values[field] = value;
  };
  for (const [name, value] of Object.entries(texts)) put(`text/${name}`, value);
  for (const [code, { goal, task }] of Object.entries(sections)) {
    put(`section/${code}/goal`, goal);
    put(`section/${code}/task`, task);
  }
  const ranks = initialRanks(Math.max(indicators.length, measures.length));
  indicators.forEach((indicator, at) => {
    const line = `indicator/${random.uuid()}`;
    put(`${line}/position`, ranks[at]);
    for (const [name, value] of Object.entries(indicator)) put(`${line}/${name}`, value as string);
  });
  measures.forEach(({ mark: _, period, ...measure }, at) => {
    const line = `measure/${ids[at] ?? ""}`;
    put(`${line}/position`, ranks[at]);
    put(`${line}/period`, { ...period });
    for (const [name, value] of Object.entries(measure)) put(`${line}/${name}`, value);
  });
  return values;
}

function countersOf(
  { kind, year, measures = [] }: ProgrammeInput,
  ids: readonly string[],
): Prisma.InputJsonObject {
  const counted = measures.map(({ period, mark }, at) => {
    const cells = mark
      ? [
          {
            occurrence: mark.occurrence ?? "",
            schoolId: null,
            state: mark.state,
            stateOn: mark.on,
            confirmation: "own" as const,
            lineageId: ids[at] ?? "",
          },
        ]
      : [];
    const text = { period, responsibleKind: null, schoolIds: [] };
    const { state, nextDueOn } = measureProgress(text, cells, { year, today: `${String(year)}-01-01` });
    return { trackNumber: TRACK_OF[kind], state, nextDueOn };
  });
  return countExecution(counted) as unknown as Prisma.InputJsonObject;
}
