import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { requireOrderDate } from "@/lib/modules/plans/approvals/rules";
import { listGoverning, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import {
  closeDraft,
  coverageOf,
  editDraft,
  lastChangeOf,
  openDraft,
  staleError,
  type Draft,
} from "@/lib/modules/plans/drafts/mutations";
import { isListed } from "@/lib/modules/plans/measures/rules";
import { resolveRuleSchools } from "@/lib/modules/plans/measures/schools/mutations";
import type { ChooseNearLowInput, SavePlanTextInput } from "@/lib/modules/plans/schema";
import type { SaveReply } from "@/lib/modules/plans/types";

/**
 * Saves one text of the plan. A value already stored is not written again. Writes the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the plan is locked, STALE when the stored text is not `base`.
 */
export async function savePlanText(ctx: TenantContext, input: SavePlanTextInput): Promise<SaveReply> {
  return editDraft(ctx, input, async (draft) => {
    const { tx, plan } = draft;
    const { field, base, value } = input;
    const stored = await tx.planVersion.findUniqueOrThrow({ where: { id: plan.id } });
    const current = stored[field];
    if (current === value) return;
    if (current !== base) {
      const otherwise = { by: "при создании плана", at: stored.createdAt };
      const last = await lastChangeOf(draft, plan.id, field, otherwise);
      throw staleError(field, current, last.by, last.at);
    }
    await tx.planVersion.update({ where: { id: plan.id }, data: { [field]: value }, select: { id: true } });
    draft.changes.push({ subjectType: "plan", subjectId: plan.id, field, before: current, after: value });
  });
}

/**
 * Chooses by order the schools near to low results where no school of the authority is listed: makes and publishes
 * the list, puts it under the open draft and resolves anew the measures that name it. A command; audits
 * `near-low-list.chosen` and writes the draft's history.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the plan is locked or the authority has listed schools, INVALID.
 */
export async function chooseNearLow(
  ctx: TenantContext,
  input: ChooseNearLowInput,
): Promise<{ listId: string }> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "school-list:choose-near-low", async (tx, actor) => {
    const draft = await openDraft(tx, actor, ctx, { municipalityId, year: input.year });
    requireOrderDate(input.orderDate, ctx.today, input.year);
    const schoolIds = await requireNearLow(draft, input.schoolIds);
    const listId = await publishNearLow(draft, { ...input, schoolIds });
    await resolveRuleSchools(draft);
    draft.changes.push({
      subjectType: "plan",
      subjectId: draft.plan.id,
      field: "nearLowList",
      before: null,
      after: { listId, schoolIds },
    });
    await closeDraft(draft);
    await recordAudit(tx, actor, {
      event: "near-low-list.chosen",
      subjectType: "school-list",
      subjectId: listId,
      after: { year: input.year, schoolIds, orderNumber: input.orderNumber, orderDate: input.orderDate },
    });
    return { listId };
  });
}

async function requireNearLow(draft: Draft, asked: readonly string[]): Promise<string[]> {
  const of = coverageOf(draft);
  const schools = await listPlanSchools(draft.tx, of, await listGoverning(draft.tx, of));
  const listed = schools.find(isListed);
  if (listed) {
    throw new AppError(
      "CONFLICT",
      `В перечнях есть школы муниципалитета (${listed.name}): адресная работа трека 1 планируется для них.`,
    );
  }
  const own = new Set(schools.map(({ id }) => id));
  const chosen = [...new Set(asked)].sort();
  if (chosen.every((id) => own.has(id))) return chosen;
  throw new AppError(
    "INVALID",
    "Среди выбранных школ есть школа не вашего муниципалитета. Обновите страницу и выберите заново.",
  );
}

async function publishNearLow(
  { tx, plan, today }: Draft,
  input: { schoolIds: readonly string[]; orderNumber: string; orderDate: string },
): Promise<string> {
  const { regionId, municipalityId, id: planVersionId } = plan;
  const listYear = plan.year - 1;
  const of = { ownerId: municipalityId, kind: "near_low", listYear } as const;
  const last = await tx.schoolList.findFirst({
    where: of,
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const id = randomUUID();
  await tx.schoolList.create({
    data: {
      id,
      regionId,
      municipalityId,
      ...of,
      number: (last?.number ?? 0) + 1,
      orderNumber: input.orderNumber,
      orderDate: new Date(input.orderDate),
      reason: last ? `Выбор изменён приказом № ${input.orderNumber}` : null,
    },
  });
  await tx.schoolListEntry.createMany({
    data: input.schoolIds.map((schoolId) => ({
      regionId,
      municipalityId,
      schoolId,
      listId: id,
      grounds: "выбор муниципалитета: школ из перечней нет",
    })),
  });
  await tx.schoolList.update({ where: { id }, data: { state: "published", publishedOn: new Date(today) } });
  await tx.planList.deleteMany({
    where: { planVersionId, purpose: "governing", list: { kind: "near_low" } },
  });
  await tx.planList.create({
    data: { regionId, municipalityId, planVersionId, listId: id, purpose: "governing" },
  });
  return id;
}
