import { randomUUID } from "node:crypto";

import type { Role } from "@/lib/core/db/enums";
import { makeVisit } from "@/tests/setup/visits";

import type { AccessWorld } from "../world";
import type { CasesOf, In } from "./types";

const VISITORS: Role[] = ["mentor", "methodologist", "authority_specialist"];
const DIRECTOR: Role[] = ["school_director"];
const REPORTERS: Role[] = ["school_director", "school_deputy"];

const school = (world: AccessWorld) => ({ school: world.school.code });
const ahead = async (world: AccessWorld) => ({
  ...school(world),
  visit: (await makeVisit(world.tenant, "planned")).id,
});
const held = async (world: AccessWorld) => ({
  ...school(world),
  visit: (await makeVisit(world.tenant, "held")).id,
  version: 1,
});
const advised = async (world: AccessWorld, state: "planned" | "confirmed") => {
  const recommendation = { text: "Провести диагностику", dueOn: "2026-10-01" };
  const { recommendationId } = await makeVisit(world.tenant, state, { recommendation });
  return { ...school(world), recommendation: recommendationId ?? randomUUID(), version: 1 };
};
const later = ({ specialist }: AccessWorld) => specialist.today;

export const MENTORING_CASES: CasesOf<In<"mentoring">> = {
  "mentoring.plan": [
    {
      kind: "command",
      may: VISITORS,
      input: (world) => ({
        ...school(world),
        plannedOn: later(world),
        plannedTime: "10:30",
        remote: false,
        purpose: "Посещение уроков",
      }),
    },
  ],
  "mentoring.reschedule": [
    {
      kind: "command",
      may: VISITORS,
      input: async (world) => ({
        ...(await ahead(world)),
        version: 1,
        plannedOn: later(world),
        plannedTime: "",
      }),
    },
  ],
  "mentoring.cancel": [
    {
      kind: "command",
      may: [...VISITORS, ...DIRECTOR],
      input: async (world) => ({ ...(await ahead(world)), version: 1, reason: "Карантин" }),
    },
  ],
  "mentoring.agree": [
    { kind: "command", may: DIRECTOR, input: async (world) => ({ ...(await ahead(world)), version: 1 }) },
  ],
  "mentoring.note": [
    {
      kind: "save",
      may: VISITORS,
      input: async (world) => ({
        ...(await ahead(world)),
        field: "seen" as const,
        base: "Уроки 8 классов",
        value: "Уроки 9 классов",
      }),
    },
  ],
  "mentoring.recommend": [
    {
      kind: "command",
      may: VISITORS,
      input: async (world) => ({
        ...(await ahead(world)),
        text: "Провести диагностику",
        dueOn: null,
        libraryItemIds: [],
      }),
    },
  ],
  "mentoring.takeBack": [{ kind: "command", may: VISITORS, input: (world) => advised(world, "planned") }],
  "mentoring.judge": [
    {
      kind: "command",
      may: VISITORS,
      input: async (world) => ({
        ...(await advised(world, "confirmed")),
        ...(await ahead(world)),
        outcome: "done" as const,
        note: "",
      }),
    },
  ],
  "mentoring.hold": [
    {
      kind: "command",
      may: VISITORS,
      unmet: "it is held already",
      input: async (world) => ({ ...(await held(world)), heldOn: "2026-09-01" }),
    },
  ],
  "mentoring.report": [
    {
      kind: "command",
      may: REPORTERS,
      input: async (world) => ({
        ...(await advised(world, "confirmed")),
        note: "Проведена",
        fileId: null,
      }),
    },
  ],
  "mentoring.dispute": [
    {
      kind: "command",
      may: DIRECTOR,
      input: async (world) => ({ ...(await held(world)), reason: "Встречи не было" }),
    },
  ],
  "mentoring.confirm": [{ kind: "command", may: DIRECTOR, input: held }],
};
