import type { MembershipBasis, OrganisationKind, Role } from "@/lib/core/db/enums";

/** Roles as officials call them. */
export const roleLabels: Record<Role, string> = {
  region_admin: "администратор ИМАЦ",
  region_analyst: "аналитик ИМАЦ",
  region_expert: "эксперт",
  ministry_viewer: "сотрудник министерства",
  authority_head: "руководитель МОУО",
  authority_specialist: "специалист по направлению 1.2",
  methodologist: "методист",
  school_director: "директор школы",
  school_deputy: "заместитель директора",
  mentor: "наставник",
};

export const basisLabels: Record<MembershipBasis, string> = {
  post: "по должности",
  acting: "исполняет обязанности (и. о.)",
  empowered: "уполномочен приказом",
};

/** Whose people a page lists. */
export const staffTitles: Record<OrganisationKind, string> = {
  region: "Люди ИМАЦ и руководители МОУО",
  municipality: "Сотрудники управления и директора школ",
  school: "Сотрудники школы и её наставники",
};
