import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { formatDate } from "@/lib/core/format/dates";
import { dateInZone } from "@/lib/core/format/zone";
import { authorityOf } from "@/lib/modules/organisations/queries";
import type { Task } from "@/lib/modules/plans/tasks/types";
import { programmeTitle } from "@/lib/modules/programmes/labels";
import { schoolOf } from "@/lib/modules/schools/queries";

/** What of its schools' programmes waits for the authority: one line for all. One statement; none for who only reads. */
export async function getAuthorityProgrammeTasks(ctx: TenantContext): Promise<Task[]> {
  const { municipalityId, code } = authorityOf(ctx);
  if (!can(ctx, "programme:agree")) return [];
  return withTenant(ctx, "programme:read", async (tx) => {
    const waiting = await tx.programmeText.findMany({
      where: { state: "on_agreement", programme: { school: { municipalityId } } },
      select: { sentAt: true, programme: { select: { year: true } } },
      orderBy: { sentAt: "asc" },
      relationLoadStrategy: "join",
    });
    const [first] = waiting;
    if (!first?.sentAt) return [];
    const since = formatDate(dateInZone(first.sentAt, ctx.timeZone));
    return [
      {
        id: "programmes",
        title: `Согласуйте программы школ: ${String(waiting.length)}`,
        reason: `Первая отправлена ${since}. Школа утверждает программу приказом после согласования.`,
        dueOn: null,
        tone: "warning",
        href: `/municipalities/${code}/programmes?year=${String(first.programme.year)}&show=waiting`,
      },
    ];
  });
}

/** What of its programmes waits for the school: those returned to it, and those to be approved by order. One statement. */
export async function getSchoolProgrammeTasks(ctx: TenantContext): Promise<Task[]> {
  const school = schoolOf(ctx);
  if (!can(ctx, "programme:edit")) return [];
  return withTenant(ctx, "programme:read", async (tx) => {
    const texts = await tx.programmeText.findMany({
      where: {
        schoolId: school.id,
        OR: [{ state: "agreed" }, { state: "draft", returnReason: { not: null } }],
      },
      select: {
        id: true,
        number: true,
        state: true,
        returnReason: true,
        returnedByName: true,
        agreedByName: true,
        programme: { select: { kind: true, year: true } },
      },
      orderBy: { id: "asc" },
      relationLoadStrategy: "join",
    });
    return texts.map(({ id, number, state, programme: { kind, year }, ...text }): Task => {
      const href = `/schools/${school.code}/programmes/${String(year)}/${kind}?text=${String(number)}`;
      const title = programmeTitle(kind, year);
      return state === "agreed"
        ? {
            ...{ id, href, dueOn: null, tone: "warning" },
            title: `Утвердите приказом: ${title}`,
            reason: `Согласовал(а) ${text.agreedByName ?? ""}. Внесите номер и дату приказа школы.`,
          }
        : {
            ...{ id, href, dueOn: null, tone: "danger" },
            title: `Доработайте: ${title}`,
            reason: `Вернул(а) ${text.returnedByName ?? ""}: ${text.returnReason ?? ""}`,
          };
    });
  });
}
