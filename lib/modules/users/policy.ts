import type { MembershipBasis, Role } from "@/lib/core/db/enums";
import type { HeldRight, Manager, Place } from "@/lib/modules/users/types";

const REGION_ROLES: readonly Role[] = ["region_admin", "region_analyst", "region_expert", "ministry_viewer"];
const AUTHORITY_ROLES: readonly Role[] = ["authority_head", "authority_specialist", "methodologist"];
const SCHOOL_ROLES: readonly Role[] = ["school_director", "school_deputy", "mentor"];

type Level = "region" | "municipality" | "school";

function levelOf(place: Place): Level {
  if (place.schoolId !== null) return "school";
  return place.municipalityId === null ? "region" : "municipality";
}

/** Does the manager's organisation stand at the place or above it? */
function reaches(manager: Manager, place: Place): boolean {
  if (manager.regionId !== place.regionId) return false;
  switch (levelOf(manager)) {
    case "region":
      return true;
    case "municipality":
      return place.municipalityId === manager.municipalityId;
    case "school":
      return place.schoolId === manager.schoolId;
  }
}

/** Roles one role of a manager may give at a place it reaches. Source: product.md, «Accounts are managed by the level above». */
function givenBy(role: Role, place: Place): readonly Role[] {
  const level = levelOf(place);
  const answersToRegion = place.municipalityId === null;
  switch (role) {
    case "region_admin":
      if (level === "region") return REGION_ROLES;
      if (level === "municipality") return AUTHORITY_ROLES;
      return answersToRegion ? SCHOOL_ROLES : [];
    case "authority_head":
      if (level === "municipality") return AUTHORITY_ROLES;
      return level === "school" ? SCHOOL_ROLES : [];
    case "authority_specialist":
      if (level === "municipality") return ["authority_specialist", "methodologist"];
      return level === "school" ? SCHOOL_ROLES : [];
    case "school_director":
      return level === "school" ? ["school_deputy"] : [];
    case "region_analyst":
    case "region_expert":
    case "ministry_viewer":
    case "methodologist":
    case "school_deputy":
    case "mentor":
      return [];
  }
}

/** Roles at a place whose holders the manager looks after; none where they do not reach. */
function managedRoles(manager: Manager, place: Place): Role[] {
  if (!reaches(manager, place)) return [];
  return [...new Set(manager.roles.flatMap((role) => givenBy(role, place)))];
}

/** Roles the manager may give at a place; a mentor is appointed by an order and by nothing else (product.md, «People»). */
export function grantableRoles(manager: Manager, place: Place): Role[] {
  return managedRoles(manager, place).filter((role) => role !== "mentor");
}

/** Why the manager may not give this right, or null. */
export function whyNotGrant(
  manager: Manager,
  target: { userId: string | null; place: Place; role: Role; basis: MembershipBasis },
): string | null {
  if (target.userId === manager.userId) return "Себе права не выдают. Обратитесь к уровню выше.";
  if (target.role === "mentor")
    return "Наставника назначают приказом: его доступ начинается и кончается с ним.";
  if (!grantableRoles(manager, target.place).includes(target.role)) {
    return "Вы не можете выдать эту роль: её выдаёт уровень выше.";
  }
  const isLeader = target.role === "authority_head" || target.role === "school_director";
  if (target.basis !== "post" && !isLeader) {
    return "Исполнять обязанности или действовать по приказу можно только за руководителя.";
  }
  return null;
}

/** Why the manager may not end this right, or null. */
export function whyNotEnd(
  manager: Manager,
  right: HeldRight & { userId: string; appointmentId: string | null },
): string | null {
  if (right.appointmentId !== null) return "Право наставника прекращается вместе с приказом о назначении.";
  if (right.userId === manager.userId) return "Свои права не прекращают. Обратитесь к уровню выше.";
  return manages(manager, right) ? null : "Вы не можете прекратить это право: его выдал уровень выше.";
}

/**
 * Why the manager may not touch the account of a person (link, disabling, enabling), or null. The account opens
 * everything the person may do, so every right of theirs must be one the manager could give; ИМАЦ manages the region.
 *
 * @param rights all rights of the person that hold now or later, also those the manager does not see
 */
export function whyNotManage(
  manager: Manager,
  person: { userId: string; rights: readonly HeldRight[] },
): string | null {
  if (person.userId === manager.userId) return "Это вы: пароль и сеансы на странице «Учётная запись».";
  if (person.rights.every((right) => manages(manager, right))) return null;
  return "Учётной записью управляет уровень выше: у человека есть права, выданные не вами.";
}

function manages(manager: Manager, right: HeldRight): boolean {
  if (!reaches(manager, right)) return false;
  return manager.roles.includes("region_admin") || managedRoles(manager, right).includes(right.role);
}
