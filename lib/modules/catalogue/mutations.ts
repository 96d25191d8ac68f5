import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { refuseCatalogueDraft, refuseCatalogueEdit } from "@/lib/modules/catalogue/policy";
import { listCatalogueEntries, toCatalogue, toEntry } from "@/lib/modules/catalogue/queries";
import { nextCode, publicationGaps } from "@/lib/modules/catalogue/rules";
import type {
  AddCatalogueEntryInput,
  PublishCatalogueInput,
  SaveCatalogueEntryFieldInput,
} from "@/lib/modules/catalogue/schema";
import type { CatalogueEntryRow, CatalogueSaveReply } from "@/lib/modules/catalogue/types";

type EntryValues = AddCatalogueEntryInput["values"];

/**
 * Starts a new version of the catalogue: a copy of the one in force. A command; audits `catalogue.drafted`.
 *
 * @throws AppError CONFLICT when a draft is open already.
 */
export async function draftCatalogue(ctx: TenantContext): Promise<{ id: string; number: number }> {
  return withTenant(ctx, "catalogue:edit", async (tx, actor) => {
    const versions = await lockCatalogues(tx, actor);
    const refusal = refuseCatalogueDraft(versions.some(({ state }) => state === "draft"));
    if (refusal) throw new AppError("CONFLICT", refusal);
    const id = randomUUID();
    const number = Math.max(0, ...versions.map((version) => version.number)) + 1;
    const entries = await listCatalogueEntries(tx, actor.regionId);
    await tx.measureCatalogue.create({ data: { id, regionId: actor.regionId, number, state: "draft" } });
    await tx.catalogueMeasure.createMany({
      data: entries.map((entry) => newEntry(actor, id, randomUUID(), entry)),
    });
    await recordAudit(tx, actor, {
      event: "catalogue.drafted",
      subjectType: "catalogue",
      subjectId: id,
      after: { number, entries: entries.length },
    });
    return { id, number };
  });
}

/**
 * Saves one field of a sample measure of the draft. Idempotent: a value already stored is not written again.
 * Audits `catalogue.entry-changed` with before and after.
 *
 * @throws AppError CONFLICT without a draft, STALE when the stored value is not what the editor saw.
 */
export async function saveCatalogueEntryField(
  ctx: TenantContext,
  input: SaveCatalogueEntryFieldInput,
): Promise<CatalogueSaveReply> {
  return withTenant(ctx, "catalogue:edit", async (tx, actor) => {
    const draft = await lockDraft(tx, actor);
    const stored = await tx.catalogueMeasure.findFirst({ where: { id: input.id, catalogueId: draft.id } });
    if (!stored) throw notFoundError();
    const before = toEntry(stored);
    const current = before[input.field];
    if (isDeepStrictEqual(current, input.value)) return { version: draft.version, entry: before };
    if (!isDeepStrictEqual(current, input.base)) {
      throw await staleEntry(tx, input.id, input.field, current);
    }
    const entry = await tx.catalogueMeasure.update({
      where: { id: input.id },
      data: { ...columns({ [input.field]: input.value }), version: { increment: 1 } },
    });
    const version = await touch(tx, draft.id);
    await recordAudit(tx, actor, {
      event: "catalogue.entry-changed",
      subjectType: "catalogue-entry",
      subjectId: input.id,
      before: { [input.field]: current as Prisma.InputJsonValue },
      after: { [input.field]: input.value as Prisma.InputJsonValue, userName: actor.userName },
    });
    return { version, entry: toEntry(entry) };
  });
}

/** Adds a sample measure to the draft under the next number. Idempotent by the client's id; audits `catalogue.entry-changed`. */
export async function addCatalogueEntry(
  ctx: TenantContext,
  input: AddCatalogueEntryInput,
): Promise<CatalogueSaveReply> {
  return withTenant(ctx, "catalogue:edit", async (tx, actor) => {
    const draft = await lockDraft(tx, actor);
    const entries = await tx.catalogueMeasure.findMany({ where: { catalogueId: draft.id } });
    const present = entries.find(({ id }) => id === input.id);
    if (present) return { version: draft.version, entry: toEntry(present) };
    const codes = entries.map(({ code }) => code);
    const free =
      input.code?.startsWith(`${String(input.trackNumber)}.`) === true && !codes.includes(input.code);
    const code = free && input.code ? input.code : nextCode(input.trackNumber, codes);
    const entry = await tx.catalogueMeasure.create({
      data: newEntry(actor, draft.id, input.id, { ...input.values, code, trackNumber: input.trackNumber }),
    });
    const version = await touch(tx, draft.id);
    await recordAudit(tx, actor, {
      event: "catalogue.entry-changed",
      subjectType: "catalogue-entry",
      subjectId: input.id,
      after: { added: code, userName: actor.userName },
    });
    return { version, entry: toEntry(entry) };
  });
}

/** Removes a sample measure from the draft; put back by adding it again. Idempotent; audits `catalogue.entry-changed`. */
export async function removeCatalogueEntry(
  ctx: TenantContext,
  input: { id: string },
): Promise<CatalogueSaveReply> {
  return withTenant(ctx, "catalogue:edit", async (tx, actor) => {
    const draft = await lockDraft(tx, actor);
    const stored = await tx.catalogueMeasure.findFirst({ where: { id: input.id, catalogueId: draft.id } });
    if (!stored) return { version: draft.version, entry: null };
    await tx.catalogueMeasure.delete({ where: { id: stored.id } });
    const version = await touch(tx, draft.id);
    await recordAudit(tx, actor, {
      event: "catalogue.entry-changed",
      subjectType: "catalogue-entry",
      subjectId: input.id,
      before: { removed: stored.code, title: stored.title },
      after: { userName: actor.userName },
    });
    return { version, entry: null };
  });
}

/**
 * Publishes the draft; the version in force until now is superseded. A command; audits `catalogue.published`.
 *
 * @throws AppError CONFLICT without a draft, STALE when the draft changed after it was seen, INVALID when it is incomplete.
 */
export async function publishCatalogue(
  ctx: TenantContext,
  input: PublishCatalogueInput,
): Promise<{ number: number }> {
  return withTenant(ctx, "catalogue:edit", async (tx, actor) => {
    const { id, number, version } = await lockDraft(tx, actor);
    if (version !== input.version) {
      throw new AppError(
        "STALE",
        "Каталог изменён после того, как вы открыли страницу. Обновите её и посмотрите изменения.",
      );
    }
    const draft = toCatalogue(
      await tx.measureCatalogue.findUniqueOrThrow({
        where: { id },
        include: { entries: true },
        relationLoadStrategy: "join",
      }),
    );
    const [gap] = publicationGaps(draft.entries);
    if (gap !== undefined) throw new AppError("INVALID", gap);
    await tx.measureCatalogue.updateMany({
      where: { regionId: actor.regionId, state: "published" },
      data: { state: "superseded", version: { increment: 1 } },
    });
    await tx.measureCatalogue.update({
      where: { id },
      data: {
        state: "published",
        label: input.label,
        publishedAt: await portalNow(tx),
        version: { increment: 1 },
      },
    });
    await recordAudit(tx, actor, {
      event: "catalogue.published",
      subjectType: "catalogue",
      subjectId: id,
      after: { number, label: input.label, entries: draft.entries.length },
    });
    return { number };
  });
}

type LockedCatalogue = Pick<Prisma.MeasureCatalogueGetPayload<object>, "id" | "number" | "state" | "version">;

/** Versions of the region's catalogue, locked: starting, editing and publishing never interleave. */
async function lockCatalogues(tx: Tx, actor: Actor): Promise<LockedCatalogue[]> {
  return tx.$queryRaw<LockedCatalogue[]>`
    SELECT id, number, state::text AS state, version FROM measure_catalogues
     WHERE region_id = ${actor.regionId}::uuid ORDER BY number DESC FOR NO KEY UPDATE`;
}

async function lockDraft(tx: Tx, actor: Actor): Promise<LockedCatalogue> {
  const versions = await lockCatalogues(tx, actor);
  const newest = versions[0];
  if (!newest) throw notFoundError();
  const refusal = refuseCatalogueEdit(newest.state);
  if (refusal) throw new AppError("CONFLICT", refusal);
  return newest;
}

async function touch(tx: Tx, id: string): Promise<number> {
  const { version } = await tx.measureCatalogue.update({
    where: { id },
    data: { version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}

function newEntry(
  actor: Actor,
  catalogueId: string,
  id: string,
  values: Partial<Omit<CatalogueEntryRow, "id">> & Pick<CatalogueEntryRow, "code" | "trackNumber">,
): Prisma.CatalogueMeasureCreateManyInput {
  return {
    id,
    regionId: actor.regionId,
    catalogueId,
    code: values.code,
    trackNumber: values.trackNumber,
    title: values.title ?? "",
    periodText: values.periodText ?? "",
    responsibleKind: values.responsible?.kind ?? "post",
    responsibleText: values.responsible?.text ?? "",
    expectedResult: values.expectedResult ?? "",
    evidence: values.evidence ?? "",
    schoolRule: values.schoolRule ?? "none",
    trackLines: values.trackLines ?? [],
  };
}

function columns({ responsible, ...plain }: EntryValues): Prisma.CatalogueMeasureUncheckedUpdateInput {
  return responsible
    ? { ...plain, responsibleKind: responsible.kind, responsibleText: responsible.text }
    : plain;
}

async function staleEntry(tx: Tx, id: string, field: string, current: unknown): Promise<AppError> {
  const last = await tx.auditEvent.findFirst({
    where: { subjectType: "catalogue-entry", subjectId: id },
    orderBy: { id: "desc" },
    select: { at: true, after: true },
  });
  const after = last?.after;
  const named = typeof after === "object" && after !== null && "userName" in after ? after.userName : null;
  return new AppError("STALE", "Это поле изменил другой сотрудник. Сравните обе записи и оставьте нужную.", {
    stale: {
      field,
      current,
      changedBy: typeof named === "string" ? named : "другой сотрудник",
      changedAt: (last?.at ?? (await portalNow(tx))).toISOString(),
    },
  });
}
