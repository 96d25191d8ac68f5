import { freshSchool, latestFacts, someFacts } from "@/tests/setup/schools";

import type { AccessWorld } from "../world";
import { REGION_KEEPERS, type CasesOf, type In } from "./types";

const fresh = ({ tenant, home }: AccessWorld) => freshSchool(tenant, home);
const today = ({ specialist }: AccessWorld) => specialist.today;
const basis = "приказ от 01.09.2026 № 5";

export const SCHOOL_CASES: CasesOf<In<"schools">> = {
  "schools.change": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => {
        const { code, id } = await fresh(world);
        const row = await latestFacts(world.tenant, id);
        return { organisation: code, ...row, validFrom: today(world), basis, facts: someFacts() };
      },
    },
  ],
  "schools.correct": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => {
        const { code, id } = await fresh(world);
        const row = await latestFacts(world.tenant, id);
        return { organisation: code, ...row, reason: "опечатка", facts: someFacts() };
      },
    },
  ],
  "schools.close": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => ({
        organisation: (await fresh(world)).code,
        closedOn: today(world),
        reason: basis,
      }),
    },
  ],
  "schools.merge": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => ({
        organisation: (await fresh(world)).code,
        successor: world.school.code,
        kind: "merged" as const,
        onDate: today(world),
        basis,
      }),
    },
  ],
  "schools.split": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => ({
        organisation: (await fresh(world)).code,
        predecessor: world.school.code,
        onDate: today(world),
        basis,
      }),
    },
  ],
  "schools.move": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => ({
        organisation: (await fresh(world)).code,
        authority: world.neighbour.code,
        onDate: today(world),
        basis,
      }),
    },
  ],
};
