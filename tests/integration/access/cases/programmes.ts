import type { Role } from "@/lib/core/db/enums";
import { asOwner } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import type { CasesOf, In } from "./types";

const SCHOOL_EDITORS: Role[] = ["school_director", "school_deputy"];

const scopeOf = ({ school }: AccessWorld) => ({
  regionId: school.regionId,
  municipalityId: school.municipalityId,
  schoolId: school.id,
});

const ofYear = ({ school, tenant }: AccessWorld) => ({ school: school.code, year: tenant.year });

export const RISK_PROFILE_CASES: CasesOf<In<"riskProfiles">> = {
  "riskProfiles.begin": [
    { kind: "command", may: SCHOOL_EDITORS, input: (world) => ({ ...ofYear(world), edition: 2022 }) },
  ],
  "riskProfiles.rate": [
    {
      kind: "command",
      may: SCHOOL_EDITORS,
      input: async (world) => {
        const row = await asOwner(scopeOf(world), (tx) =>
          tx.riskProfileFactor.findFirst({ where: { schoolId: world.school.id, code: "RF09" } }),
        );
        return {
          ...ofYear(world),
          code: "RF09",
          version: row?.version ?? 0,
          level: "high" as const,
          reason: "По итогам года",
          confirmed: true,
          priority: true,
        };
      },
    },
  ],
};

const DIRECTOR: Role[] = ["school_director"];

const target = (world: AccessWorld) => ({ ...ofYear(world), kind: "transition" as const });

/** The text of the school's programme; before it is begun, the first one that might be. */
const text = async (world: AccessWorld) => {
  const last = await asOwner(scopeOf(world), (tx) =>
    tx.programmeText.findFirst({
      where: { schoolId: world.school.id, programme: { kind: "transition", year: world.tenant.year } },
      orderBy: { number: "desc" },
    }),
  );
  return { ...target(world), number: last?.number ?? 1, version: last?.version ?? 1 };
};

/** Puts the programme in force; the portal itself would ask for every field of it. */
const inForce = async (world: AccessWorld) => {
  const { school } = world;
  const { number, year, kind } = await text(world);
  const found = await asOwner(scopeOf(world), (tx) =>
    tx.programmeText.findFirst({ where: { schoolId: school.id, number, programme: { year, kind } } }),
  );
  if (found?.state === "approved") return;
  await asOwner(scopeOf(world), async (tx) => {
    for (const state of ["on_agreement", "agreed", "approved"] as const)
      await tx.programmeText.updateMany({ where: { id: found?.id ?? "" }, data: { state } });
  });
};

const WHILE_UNFILLED = "nothing of the programme is filled in";
const NEVER_SENT = "the programme was never sent";

/** In the order of a programme's life; none of its steps is whole, for the steps have tests of their own. */
export const PROGRAMME_CASES: CasesOf<In<"programmes">> = {
  "programmes.begin": [{ kind: "command", may: SCHOOL_EDITORS, input: target }],
  "programmes.save": [
    {
      kind: "save",
      may: SCHOOL_EDITORS,
      input: async (world) => {
        const { version: _, ...named } = await text(world);
        return { ...named, seq: 0, changes: [{ field: "text/goal", base: null, value: "Снизить долю" }] };
      },
    },
  ],
  "programmes.send": [{ kind: "command", may: DIRECTOR, unmet: WHILE_UNFILLED, input: text }],
  "programmes.withdraw": [{ kind: "command", may: DIRECTOR, unmet: NEVER_SENT, input: text }],
  "programmes.agree": [
    {
      kind: "command",
      may: ["region_admin", "region_analyst", "authority_specialist"],
      unmet: NEVER_SENT,
      input: text,
    },
  ],
  "programmes.returnText": [
    {
      kind: "command",
      may: ["region_admin", "region_analyst", "authority_specialist"],
      unmet: NEVER_SENT,
      input: async (world) => ({ ...(await text(world)), reason: "Нет сроков" }),
    },
  ],
  "programmes.approve": [
    {
      kind: "command",
      may: DIRECTOR,
      unmet: NEVER_SENT,
      input: async (world) => ({
        ...(await text(world)),
        orderNumber: "5",
        orderDate: "2026-01-15",
        fileId: null,
      }),
    },
  ],
  "programmes.drop": [
    { kind: "command", may: SCHOOL_EDITORS, unmet: "the first text is no revision", input: text },
  ],
  "programmes.revise": [
    {
      kind: "command",
      may: SCHOOL_EDITORS,
      before: inForce,
      input: async (world) => ({ ...(await text(world)), reason: "Новый учитель" }),
    },
  ],
  "programmes.close": [{ kind: "command", may: DIRECTOR, unmet: "a revision is being written", input: text }],
  "programmes.report": [
    {
      kind: "command",
      may: SCHOOL_EDITORS,
      unmet: "the programme's year is still ahead",
      input: (world) => ({
        ...target(world),
        lineageId: "0190a1b2-0000-7000-8000-000000000001",
        occurrence: "",
        version: 0,
        state: "in_progress" as const,
        stateOn: null,
        note: "",
        cancelReason: null,
        fileIds: [],
      }),
    },
  ],
};
