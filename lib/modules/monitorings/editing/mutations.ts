import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { sameValue } from "@/lib/core/format/same-value";
import { applyEdit, findPart, placeOfPart, wholeOf } from "@/lib/modules/monitorings/editing/rules";
import { readPart, type SaveFormEditInput } from "@/lib/modules/monitorings/editing/schema";
import type { FormEdit, FormEditReply, FormPart, PartKind } from "@/lib/modules/monitorings/editing/types";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { lockVersion } from "@/lib/modules/monitorings/versions/mutations";
import { refuseFormEdit } from "@/lib/modules/monitorings/versions/policy";

type Edit<Kind extends FormEdit["kind"]> = Extract<FormEdit, { kind: Kind }>;

/** The edit as it is to be made, every value as it will be kept; null when the draft is so already. */
interface Settled {
  edit: FormEdit;
  before: unknown;
}

const GONE: Record<PartKind, string> = {
  section: "Этого раздела в форме уже нет: его удалил или переименовал другой сотрудник.",
  question: "Этого вопроса в форме уже нет: его удалил или переименовал другой сотрудник.",
  check: "Этой проверки в форме уже нет: её удалил или переименовал другой сотрудник.",
  fact: "Этого сведения в форме уже нет: его удалил или переименовал другой сотрудник.",
};

/**
 * Makes one edit of a draft of a form. What does not make sense yet is kept: the lint says so, and publishing asks again.
 * Idempotent: what is so already is not written again. Audits `form.changed` with before and after.
 *
 * @throws AppError NOT_FOUND for a version or a part that is gone, CONFLICT when the version is published, INVALID when
 *   the value is none of its field or the code is taken, STALE when the stored value is not what the editor saw.
 */
export async function saveFormEdit(
  ctx: TenantContext,
  { id, seen, edit }: SaveFormEditInput,
): Promise<FormEditReply> {
  return withTenant(ctx, "monitoring:edit", async (tx, actor) => {
    const stored = await lockVersion(tx, actor, id);
    const refusal = refuseFormEdit(stored.status);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const form = formSchema.parse(stored.definition);
    const settled = await settle(tx, id, form, edit);
    const next = settled ? checked(applyEdit(form, settled.edit)) : form;
    if (!settled || sameValue(form, next)) {
      const savedAt = stored.updatedAt.toISOString();
      return { version: stored.version, savedAt, definition: seen === stored.version ? null : form };
    }
    const now = await portalNow(tx);
    await tx.monitoringFormVersion.update({
      where: { id },
      data: { definition: next, updatedAt: now, version: { increment: 1 } },
    });
    const { kind, part, code } = edit;
    const field = kind === "set" ? edit.field : null;
    await recordAudit(tx, actor, {
      event: "form.changed",
      subjectType: "form-version",
      subjectId: id,
      before: { value: settled.before as Prisma.InputJsonValue },
      after: { kind, part, code, field, value: valueOf(settled.edit), userName: actor.userName },
    });
    const definition = seen === stored.version ? null : next;
    return { version: stored.version + 1, savedAt: now.toISOString(), definition };
  });
}

function valueOf(edit: FormEdit): Prisma.InputJsonValue | null {
  switch (edit.kind) {
    case "set":
    case "add":
      return edit.value ?? null;
    case "move":
      return { ...edit.place };
    case "remove":
      return null;
  }
}

/** The limits of the whole: how many sections, questions in one, checks. */
function checked(form: Form): Form {
  const read = formSchema.safeParse(form);
  if (read.success) return read.data;
  throw new AppError("INVALID", read.error.issues[0]?.message ?? "Проверьте введённое.");
}

async function settle(tx: Tx, id: string, form: Form, edit: FormEdit): Promise<Settled | null> {
  switch (edit.kind) {
    case "set":
      return settleSet(tx, id, form, edit);
    case "add":
      return settleAdd(form, edit);
    case "remove": {
      const whole = wholeOf(form, edit.part, edit.code);
      if (!whole) return null;
      if (!sameValue(whole, keptWhole(edit.part, edit.base))) throw await stale(tx, id, edit, whole);
      return { edit, before: whole };
    }
    case "move": {
      const before = placeOfPart(form, edit.part, edit.code);
      if (!before) throw new AppError("NOT_FOUND", GONE[edit.part]);
      const { section } = edit.place;
      if (edit.part === "question" && !form.sections.some(({ code }) => code === section))
        throw new AppError("NOT_FOUND", GONE.section);
      return { edit, before };
    }
  }
}

async function settleSet(tx: Tx, id: string, form: Form, edit: Edit<"set">): Promise<Settled | null> {
  const { part, code, field } = edit;
  const present = findPart(form, part, code);
  if (!present) {
    const renamed = field === "code" && typeof edit.value === "string" && findPart(form, part, edit.value);
    if (renamed) return null;
    throw new AppError("NOT_FOUND", GONE[part]);
  }
  const of = (whole: FormPart): unknown => (field === null ? whole : own(whole, field));
  const withValue = (value: unknown): unknown => (field === null ? value : { ...present, [field]: value });
  const next = read(part, withValue(edit.value));
  if (field === null && next.code !== code)
    throw new AppError("INVALID", "Код меняют отдельно от остального.");
  const [current, value] = [of(present), of(next)];
  if (sameValue(current, value)) return null;
  // As it would have been kept: what was typed with a blank at its end is kept without it.
  const base = readPart(part, withValue(edit.base)).part;
  if (!sameValue(current, base === null ? edit.base : of(base))) throw await stale(tx, id, edit, current);
  if (next.code !== code && findPart(form, part, next.code)) throw taken(next.code);
  return { edit: { ...edit, value }, before: current };
}

function settleAdd(form: Form, edit: Edit<"add">): Settled | null {
  const value = read(edit.part, edit.value);
  if (value.code !== edit.code) throw new AppError("INVALID", "Код новой части назван дважды и по-разному.");
  const present = findPart(form, edit.part, edit.code);
  if (present && !sameValue(present, value)) throw taken(edit.code);
  if (present) return null;
  const { section } = edit.place;
  if (edit.part === "question" && !form.sections.some(({ code }) => code === section))
    throw new AppError("NOT_FOUND", GONE.section);
  return { edit: { ...edit, value }, before: null };
}

/** A whole part as it would have been kept, a section with its questions. */
function keptWhole(part: PartKind, base: unknown): unknown {
  if (part !== "section") return readPart(part, base).part ?? base;
  return formSchema.safeParse({ sections: [base] }).data?.sections[0] ?? base;
}

function own(part: FormPart, field: string): unknown {
  return Object.hasOwn(part, field) ? part[field as keyof FormPart] : undefined;
}

function read(kind: PartKind, value: unknown): FormPart {
  const { part, problem } = readPart(kind, value);
  if (part === null) throw new AppError("INVALID", problem);
  return part;
}

function taken(code: string): AppError {
  return new AppError("INVALID", `Код «${code}» в форме уже есть. Дайте другой.`);
}

async function stale(
  tx: Tx,
  id: string,
  edit: Edit<"set"> | Edit<"remove">,
  current: unknown,
): Promise<AppError> {
  const last = await tx.auditEvent.findFirst({
    where: {
      subjectType: "form-version",
      subjectId: id,
      event: "form.changed",
      AND: [
        { after: { path: ["part"], equals: edit.part } },
        { after: { path: ["code"], equals: edit.code } },
        ...(edit.kind === "set" && edit.field !== null
          ? [{ after: { path: ["field"], equals: edit.field } }]
          : []),
      ],
    },
    orderBy: { id: "desc" },
    select: { at: true, after: true },
  });
  const after = last?.after;
  const named = typeof after === "object" && after !== null && "userName" in after ? after.userName : null;
  return new AppError("STALE", "Это место изменил другой сотрудник. Сравните обе записи и оставьте нужную.", {
    stale: {
      field: edit.kind === "set" ? (edit.field ?? "") : "",
      current,
      changedBy: typeof named === "string" ? named : "другой сотрудник",
      changedAt: (last?.at ?? (await portalNow(tx))).toISOString(),
    },
  });
}
