import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { listLibraryItems } from "@/lib/modules/library/queries";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import { hintsOf, toHint } from "@/lib/modules/monitorings/versions/hints/queries";
import {
  refuseFormDraft,
  refuseFormDrop,
  refuseFormEdit,
  refuseFormPublication,
  refuseRespondentChange,
} from "@/lib/modules/monitorings/versions/policy";
import { openDraftOf } from "@/lib/modules/monitorings/versions/rules";
import type {
  FormRow,
  FormVersionDetails,
  FormVersionRow,
  LibraryHint,
} from "@/lib/modules/monitorings/versions/types";

const VERSION = { number: true, status: true, note: true, publishedAt: true, updatedAt: true } as const;

type StoredVersion = Prisma.MonitoringFormVersionGetPayload<{ select: typeof VERSION }>;

function toVersionRow({ publishedAt, updatedAt, number, status, note }: StoredVersion): FormVersionRow {
  return {
    number,
    status,
    note,
    publishedAt: publishedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}

/** Forms of monitoring the person may see, with their versions. One statement. */
export async function listForms(ctx: TenantContext): Promise<FormRow[]> {
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const rows = await tx.monitoringForm.findMany({
      where: { regionId },
      select: {
        code: true,
        title: true,
        respondent: true,
        track: true,
        versions: { select: VERSION, orderBy: { number: "desc" } },
      },
      orderBy: { code: "asc" },
      relationLoadStrategy: "join",
    });
    return rows.map(({ versions, ...row }) => ({ ...row, versions: versions.map(toVersionRow) }));
  });
}

/**
 * A version of a form with all it asks, the newest where none is named. Two statements, three
 * where its questions name documents of the library.
 *
 * @throws AppError NOT_FOUND when there is none, or it is not for the person to see.
 */
export async function getFormVersion(
  ctx: TenantContext,
  code: string,
  asked: number | null,
): Promise<FormVersionDetails> {
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const form = await tx.monitoringForm.findUnique({
      where: { regionId_code: { regionId, code } },
      select: {
        id: true,
        title: true,
        respondent: true,
        track: true,
        versions: { select: { number: true, status: true }, orderBy: { number: "desc" } },
      },
      relationLoadStrategy: "join",
    });
    const number = asked ?? form?.versions[0]?.number;
    if (!form || number === undefined) throw notFoundError();
    const stored = await tx.monitoringFormVersion.findUnique({
      where: { formId_number: { formId: form.id, number } },
      select: { ...VERSION, id: true, version: true, definition: true },
    });
    if (!stored) throw notFoundError();
    const editor = can(ctx, "monitoring:edit");
    const draft = openDraftOf(form.versions);
    // Checked as it is read: what a migration or a hand wrote wrong is found here, not in a school's answers.
    const definition = formSchema.parse(stored.definition);
    return {
      ...toVersionRow(stored),
      id: stored.id,
      version: stored.version,
      code,
      title: form.title,
      respondent: form.respondent,
      track: form.track,
      definition,
      draft,
      library: await hintsOf(tx, regionId, definition),
      numbers: form.versions.map((version) => version.number),
      can: {
        draft: editor && refuseFormDraft(draft) === null,
        edit: editor && refuseFormEdit(stored.status) === null,
        publish: editor && refuseFormPublication(stored.status) === null,
        drop: editor && refuseFormDrop(stored.status) === null,
        change: editor,
        changeRespondent:
          editor &&
          refuseRespondentChange(form.versions.some(({ status }) => status === "published")) === null,
      },
    };
  });
}

/** Documents the editor of a form may put beside its questions, by title. One statement. */
export async function listLibraryHints(ctx: TenantContext): Promise<LibraryHint[]> {
  return withTenant(ctx, "monitoring:edit", async (tx, { regionId }) =>
    (await listLibraryItems(tx, regionId)).map(toHint),
  );
}
