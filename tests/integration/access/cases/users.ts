import { randomUUID } from "node:crypto";

import { at } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { ADMIN, atHome, atSchool, inRegion, type CasesOf, type In } from "./types";

const right = ({ specialist }: AccessWorld) => ({
  basis: "post" as const,
  basisDocument: "",
  validFrom: specialist.today,
  validTo: "",
});
const invitation = (world: AccessWorld) => ({
  ...right(world),
  email: `${randomUUID()}@invited.test`,
  fullName: "Новая Анна Сергеевна",
  post: "методист",
});

export const USER_CASES: CasesOf<In<"users">> = {
  "users.list": [
    { kind: "read", at: "the region", may: ["region_admin", "region_analyst"], input: inRegion },
    {
      kind: "read",
      at: "the authority",
      may: ["region_admin", "region_analyst", "authority_head", "authority_specialist"],
      input: atHome,
    },
    {
      kind: "read",
      at: "the school",
      may: ["region_admin", "region_analyst", "authority_head", "authority_specialist", "school_director"],
      input: atSchool,
    },
  ],
  "users.invite": [
    {
      kind: "command",
      at: "an analyst of the region",
      may: ADMIN,
      input: (world) => ({
        ...inRegion(world),
        ...invitation(world),
        organisationCode: world.tenant.region.code,
        role: "region_analyst",
      }),
    },
    {
      kind: "command",
      at: "the head of the authority",
      may: ["region_admin", "authority_head"],
      input: (world) => ({
        ...atHome(world),
        ...invitation(world),
        organisationCode: world.home.code,
        role: "authority_head",
      }),
    },
    {
      kind: "command",
      at: "a methodologist of the authority",
      may: ["region_admin", "authority_head", "authority_specialist"],
      input: (world) => ({
        ...atHome(world),
        ...invitation(world),
        organisationCode: world.home.code,
        role: "methodologist",
      }),
    },
    {
      kind: "command",
      at: "the head of the neighbour, from the own address",
      may: ADMIN,
      input: (world) => ({
        ...atHome(world),
        ...invitation(world),
        organisationCode: world.neighbour.code,
        role: "authority_head",
      }),
    },
    {
      kind: "command",
      at: "a director of the school",
      may: ["authority_head", "authority_specialist"],
      input: (world) => ({
        ...atSchool(world),
        ...invitation(world),
        organisationCode: world.school.code,
        role: "school_director",
      }),
    },
    {
      kind: "command",
      at: "a deputy of the school",
      may: ["authority_head", "authority_specialist", "school_director"],
      input: (world) => ({
        ...atSchool(world),
        ...invitation(world),
        organisationCode: world.school.code,
        role: "school_deputy",
      }),
    },
  ],
  "users.grantMembership": [
    {
      kind: "command",
      may: ["region_admin", "authority_head", "authority_specialist"],
      input: (world) => ({
        ...atHome(world),
        ...right(world),
        userId: world.home.methodologist.id,
        organisationCode: world.home.code,
        role: "authority_specialist",
      }),
    },
  ],
  "users.endMembership": [
    {
      kind: "command",
      may: ["region_admin", "authority_head", "authority_specialist"],
      input: async (world) => ({
        ...atHome(world),
        membershipId: (await at(world.home.methodologist, world.home)).memberships[0]?.id ?? "",
        lastDay: world.specialist.today,
      }),
    },
  ],
  "users.issueResetLink": [
    {
      kind: "command",
      at: "for the methodologist",
      may: ["region_admin", "authority_head", "authority_specialist"],
      input: (world) => ({ ...atHome(world), userId: world.home.methodologist.id }),
    },
    {
      kind: "command",
      at: "for the head",
      may: ADMIN,
      input: (world) => ({ ...atHome(world), userId: world.home.head.id }),
    },
    {
      kind: "command",
      at: "for the deputy of the school",
      may: ["region_admin", "authority_head", "authority_specialist", "school_director"],
      input: (world) => ({ ...atSchool(world), userId: world.school.deputy.id }),
    },
  ],
  "users.disable": [
    {
      kind: "command",
      at: "the methodologist",
      may: ["region_admin", "authority_head", "authority_specialist"],
      input: (world) => ({ ...atHome(world), userId: world.home.methodologist.id }),
    },
    {
      kind: "command",
      at: "the director of the school",
      may: ["region_admin", "authority_head", "authority_specialist"],
      input: (world) => ({ ...atSchool(world), userId: world.school.director.id }),
    },
  ],
  "users.enable": [
    {
      kind: "command",
      may: ["region_admin", "authority_head", "authority_specialist"],
      input: (world) => ({ ...atHome(world), userId: world.home.methodologist.id }),
    },
  ],
};
