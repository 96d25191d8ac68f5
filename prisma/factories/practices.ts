import { randomUUID } from "node:crypto";

import type { Tx } from "@/lib/core/db/client";
import type { PracticeState } from "@/lib/core/db/enums";
import { actAs } from "@/lib/core/db/owner";

import type { BuiltOrganisation } from "./organisations";

interface PracticeOptions {
  id?: string;
  state?: PracticeState;
  /** Absent for a school that answers to the region. */
  municipalityId?: string | null;
  schoolId?: string | null;
  title?: string;
  problem?: string;
  actions?: string;
  outcome?: string;
  subject?: string;
  factors?: string[];
  tracks?: number[];
  at?: Date;
  by?: string;
  /** Of an invented author: told instead of the organisation's own name. */
  authorName?: string;
}

/** A practice of a school or an authority in any state, whole enough to be proposed. */
export async function buildPractice(
  tx: Tx,
  author: Pick<BuiltOrganisation, "id" | "regionId" | "code" | "shortName">,
  { id = randomUUID(), state = "draft", at, by = "Автор", authorName, ...fields }: PracticeOptions,
): Promise<{ id: string }> {
  const { regionId } = author;
  const municipalityId = fields.municipalityId ?? null;
  const schoolId = fields.schoolId ?? null;
  await actAs(tx, { regionId, municipalityId, schoolId });
  const proposed = state !== "draft";
  const agreed =
    schoolId !== null && municipalityId !== null && (state === "agreed" || state === "published");
  await tx.practice.create({
    data: {
      id,
      regionId,
      municipalityId,
      schoolId,
      organisationId: author.id,
      authorName: authorName ?? author.shortName,
      authorCode: author.code,
      state,
      title: fields.title ?? "Группы выравнивания по математике",
      problem: fields.problem ?? "Треть девятиклассников не решает базовые задания.",
      actions: fields.actions ?? "Провели входную диагностику, собрали группы, занимались дважды в неделю.",
      outcome: fields.outcome ?? "",
      subject: fields.subject ?? "математика",
      factors: fields.factors ?? ["RF09"],
      tracks: fields.tracks ?? [1],
      figures: [
        {
          title: "Доля не преодолевших порог",
          unit: "%",
          before: "31",
          after: "18",
          source: "диагностические работы школы",
        },
      ],
      createdByName: by,
      ...(at && { createdAt: at }),
      ...(proposed && { proposedAt: at ?? new Date("2026-09-01T09:00:00Z"), proposedByName: by }),
      ...(agreed && { agreedAt: at ?? new Date("2026-09-02T09:00:00Z"), agreedByName: "Специалист" }),
      ...(state === "published" && { publishedAt: at ?? new Date("2026-09-03T09:00:00Z") }),
      ...(state === "returned" && { reason: "Уточните источник показателя.", reasonByName: "Специалист" }),
    },
  });
  await actAs(tx, { regionId });
  return { id };
}

/** A draft of a school with a file of its own. */
export async function buildPracticeFile(
  tx: Tx,
  school: Pick<BuiltOrganisation, "id" | "regionId" | "code" | "shortName">,
  municipalityId: string,
): Promise<void> {
  const { regionId, id: schoolId } = school;
  const owner = { municipalityId, schoolId };
  const { id: practiceId } = await buildPractice(tx, school, owner);
  const fileId = randomUUID();
  await actAs(tx, { regionId, ...owner });
  await tx.storedFile.create({
    data: {
      id: fileId,
      regionId,
      ...owner,
      organisationId: schoolId,
      name: "Материалы.pdf",
      size: 1,
      createdById: randomUUID(),
      createdByName: "Автор",
    },
  });
  await tx.practiceFile.create({ data: { regionId, practiceId, fileId, ordinal: 0 } });
}
