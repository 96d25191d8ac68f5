import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Permission } from "@/lib/core/auth/permissions";
import { withTenant } from "@/lib/core/db/with-tenant";
import { listAuthorityNames } from "@/lib/modules/organisations/queries";
import { homeOf } from "@/lib/modules/organisations/frame/rules";
import type { Area, Frame, Place } from "@/lib/modules/organisations/frame/types";
import { roleLabels } from "@/lib/modules/users/labels";

/** The library is one for the whole region, so its address is the same in every menu. */
const LIBRARY: Section = {
  href: "/region/library",
  label: "Библиотека",
  icon: "library",
  permission: "library:read",
};

const BANK = "/region/practices";

/** Practices of an organisation, and the bank of all of them. */
const practicesAt = (href: string): Section => ({
  href,
  within: [BANK],
  label: "Практики",
  icon: "practices",
  permission: "practice:read",
});

type Section = Frame["sections"][number] & { permission: Permission | null };

/**
 * Frame of a page: who, where, the sections their rights open and the places they may go to.
 * `self` is the person's whole context, `ctx` the one of the address.
 */
export async function getFrame(ctx: TenantContext, self: TenantContext, area: Area): Promise<Frame> {
  const places = await listPlaces(self);
  const roles = new Set(ctx.memberships.map(({ role }) => roleLabels[role]));
  return {
    area,
    user: { id: ctx.user.id, fullName: ctx.user.fullName, email: ctx.user.email },
    roles: [...roles].join(", "),
    organisation: ctx.organisation,
    homeHref: "/",
    sections: sectionsOf(area, ctx.organisation?.code ?? "")
      .filter(({ permission }) => permission === null || can(ctx, permission))
      .map(({ href, within, label, icon }) => ({ href, label, icon, ...(within && { within }) })),
    places,
  };
}

function sectionsOf(area: Area, code: string): Section[] {
  switch (area) {
    case "region":
      return [
        { href: "/region", label: "Обзор", icon: "home", permission: "organisation:read" },
        { href: "/region/plans", label: "Планы МОУО", icon: "plan", permission: "plan:read-all" },
        {
          href: "/region/programmes",
          label: "Программы школ",
          icon: "programmes",
          permission: "programme:read",
        },
        { href: "/region/results", label: "Результаты", icon: "results", permission: "result:read-all" },
        { href: "/region/lists", label: "Перечни", icon: "lists", permission: "school-list:read-all" },
        { href: "/region/letters", label: "Письма", icon: "letters", permission: "letter:read-all" },
        { href: "/region/schools", label: "Школы", icon: "schools", permission: "school:read" },
        {
          href: "/region/catalogue",
          label: "Каталог мероприятий",
          icon: "catalogue",
          permission: "catalogue:read",
        },
        LIBRARY,
        practicesAt(BANK),
        { href: "/region/imports", label: "Загрузки таблиц", icon: "imports", permission: "import:read" },
        {
          href: "/region/comparison",
          label: "Сравнение перечней",
          icon: "lists",
          permission: "school-list:read",
        },
        {
          href: "/region/methodologies",
          label: "Методики",
          icon: "methodologies",
          permission: "methodology:read",
        },
        {
          href: "/region/campaigns",
          within: ["/region/monitorings", "/region/submissions"],
          label: "Мониторинги",
          icon: "monitorings",
          permission: "monitoring:read",
        },
        {
          href: "/region/appointments",
          label: "Назначения",
          icon: "orders",
          permission: "appointment:read",
        },
        { href: "/region/runs", label: "Расчёты", icon: "runs", permission: "methodology:read" },
        { href: "/region/users", label: "Пользователи", icon: "people", permission: "user:read" },
        { href: "/region/tokens", label: "Ключи доступа", icon: "tokens", permission: "token:manage" },
      ];
    case "municipality":
      return [
        { href: `/municipalities/${code}`, label: "Главная", icon: "home", permission: "plan:read" },
        { href: `/municipalities/${code}/plans`, label: "План года", icon: "plan", permission: "plan:read" },
        {
          href: `/municipalities/${code}/programmes`,
          label: "Программы школ",
          icon: "programmes",
          permission: "programme:read",
        },
        {
          href: `/municipalities/${code}/schools`,
          label: "Школы",
          icon: "schools",
          permission: "school-list:read",
        },
        {
          href: `/municipalities/${code}/lists`,
          label: "Перечни",
          icon: "lists",
          permission: "school-list:read",
        },
        {
          href: `/municipalities/${code}/results`,
          label: "Результаты",
          icon: "results",
          permission: "result:read",
        },
        {
          href: `/municipalities/${code}/monitorings`,
          label: "Мониторинги",
          icon: "monitorings",
          permission: "submission:read",
        },
        {
          href: `/municipalities/${code}/submissions`,
          label: "Проверка форм",
          icon: "checking",
          permission: "submission:read",
        },
        {
          href: `/municipalities/${code}/orders`,
          label: "Приказы",
          icon: "orders",
          permission: "appointment:read",
        },
        {
          href: `/municipalities/${code}/letters`,
          label: "Письма",
          icon: "letters",
          permission: "letter:read",
        },
        LIBRARY,
        practicesAt(`/municipalities/${code}/practices`),
        {
          href: `/municipalities/${code}/users`,
          label: "Пользователи",
          icon: "people",
          permission: "user:read",
        },
        {
          href: `/municipalities/${code}/tokens`,
          label: "Ключи доступа",
          icon: "tokens",
          permission: "token:manage",
        },
      ];
    case "school":
      return [
        { href: `/schools/${code}`, label: "Главная", icon: "home", permission: "action:read" },
        { href: `/schools/${code}/actions`, label: "Действия", icon: "actions", permission: "action:read" },
        {
          href: `/schools/${code}/programmes`,
          label: "Программы",
          icon: "programmes",
          permission: "programme:read",
        },
        {
          href: `/schools/${code}/mentoring`,
          label: "Наставничество",
          icon: "people",
          permission: "mentoring:read",
        },
        {
          href: `/schools/${code}/risk-profile`,
          label: "Рисковый профиль",
          icon: "risks",
          permission: "programme:read",
        },
        {
          href: `/schools/${code}/monitorings`,
          label: "Мониторинги",
          icon: "monitorings",
          permission: "submission:read",
        },
        { href: `/schools/${code}/results`, label: "Результаты", icon: "results", permission: "result:read" },
        { href: `/schools/${code}/lists`, label: "Перечни", icon: "lists", permission: "school-list:read" },
        { href: `/schools/${code}/card`, label: "Карточка", icon: "schools", permission: "school:read" },
        LIBRARY,
        practicesAt(`/schools/${code}/practices`),
        { href: `/schools/${code}/users`, label: "Пользователи", icon: "people", permission: "user:read" },
      ];
    case "mentor":
      return [
        { href: "/mentor", label: "Мои школы", icon: "schools", permission: null },
        LIBRARY,
        practicesAt(BANK),
      ];
    case "account":
      return [{ href: "/account", label: "Учётная запись", icon: "profile", permission: null }];
  }
}

/** Organisations of the person's memberships; the region's people also go to every authority of the region. */
async function listPlaces(self: TenantContext): Promise<Place[]> {
  const own = new Map<string, Place>();
  for (const { organisation } of self.memberships) {
    const { kind, code, shortName } = organisation;
    own.set(code, { kind, code, name: shortName, href: homeOf(kind, code) });
  }
  const region = self.memberships.find(({ organisation }) => organisation.kind === "region");
  if (!region || !can(self, "plan:read-all")) return [...own.values()];
  const authorities = await withTenant(self, "plan:read-all", (tx) =>
    listAuthorityNames(tx, region.organisation.regionId),
  );
  for (const { code, name } of authorities) {
    own.set(code, { kind: "municipality", code, name, href: homeOf("municipality", code) });
  }
  return [...own.values()];
}
