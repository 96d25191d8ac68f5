import { randomUUID } from "node:crypto";

import type { AnyProcedure, InferRouterInputs } from "@orpc/server";

import type { Role } from "@/lib/core/db/enums";
import { submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { addIndicator } from "@/lib/modules/plans/indicators/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import type { Router } from "@/lib/modules/router";
import { FACTORY_PASSWORD } from "@/prisma/factories/people";
import { aMeasure } from "@/tests/setup/plans";
import { asCommand, at } from "@/tests/setup/world";

import type { AccessWorld } from "./world";

type Names<Node, Prefix extends string = ""> = {
  [Key in keyof Node & string]: Node[Key] extends AnyProcedure
    ? `${Prefix}${Key}`
    : Names<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

export type ProcedureName = Names<Router>;

type InputAt<Inputs, Name extends string> = Name extends `${infer Group}.${infer Rest}`
  ? Group extends keyof Inputs
    ? InputAt<Inputs[Group], Rest>
    : never
  : Name extends keyof Inputs
    ? Inputs[Name]
    : never;

type Kind = "read" | "save" | "command" | "anonymous";

export interface AccessCase<Input = unknown> {
  kind: Kind;
  /** What of the organisation is asked for, when a procedure serves several levels. */
  at?: string;
  /** Roles that may; `signed-in`: about oneself, for every live session; `anybody`: before signing in. */
  may: readonly Role[] | "signed-in" | "anybody";
  input: (world: AccessWorld) => Input | Promise<Input>;
  /** Brings about the state in which those who may, succeed. */
  before?: (world: AccessWorld) => Promise<unknown>;
  /** Those who may are refused by the state of the record (409) or by the values (404): the reason. */
  unmet?: string;
  /** Asked for the asker's own region: others may succeed with what is theirs. */
  ownRegion?: true;
}

const REGION_READERS: Role[] = ["region_admin", "region_analyst", "ministry_viewer"];
const AUTHORITY: Role[] = ["authority_head", "authority_specialist", "methodologist"];
const PLAN_READERS = [...REGION_READERS, ...AUTHORITY];
const SPECIALIST: Role[] = ["authority_specialist"];
const HEAD: Role[] = ["authority_head"];
const ADMIN: Role[] = ["region_admin"];

const row = ({ target, plan }: AccessWorld) => ({ ...target, id: aMeasure(plan).id, since: 0 });
const newRow = ({ target }: AccessWorld) => ({ ...target, id: randomUUID(), since: 0 });
const inRegion = ({ tenant }: AccessWorld) => ({ organisation: tenant.region.code });
const version = async ({ specialist, target }: AccessWorld) => {
  const { version: found } = await getPlan(specialist, target.year);
  return { ...target, version: found.version };
};
const submitted = async (world: AccessWorld) => {
  const input = await version(world);
  await submitPlan(asCommand(world.specialist, input), input);
};

const indicatorId = randomUUID();
const indicator = ({ target }: AccessWorld) => ({ ...target, id: indicatorId, since: 0 });
const withIndicator = (world: AccessWorld) => addIndicator(world.specialist, indicator(world));

const catalogueEntryId = randomUUID();
const catalogueEntry = (world: AccessWorld) => ({ ...inRegion(world), id: catalogueEntryId });

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
const atHome = ({ home }: AccessWorld) => ({ organisation: home.code });
const atSchool = ({ school }: AccessWorld) => ({ organisation: school.code });

/** One entry or more for every procedure; a procedure without one does not compile. The order is the plan's life. */
export const CASES: {
  [Name in ProcedureName]: readonly AccessCase<InputAt<InferRouterInputs<Router>, Name>>[];
} = {
  "plans.get": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => target }],
  "plans.list": [{ kind: "read", may: REGION_READERS, input: ({ year }) => ({ year }), ownRegion: true }],
  "plans.changes": [{ kind: "read", may: PLAN_READERS, input: ({ target }) => ({ ...target, since: 0 }) }],
  "plans.saveText": [
    {
      kind: "save",
      may: SPECIALIST,
      input: ({ target }) => ({ ...target, field: "goal", base: "", value: "Цель плана", since: 0 }),
    },
  ],
  "plans.measures.add": [
    {
      kind: "save",
      may: SPECIALIST,
      input: (world) => ({ ...newRow(world), trackNumber: 1, afterId: null, values: {} }),
    },
  ],
  "plans.measures.saveField": [
    {
      kind: "save",
      may: SPECIALIST,
      input: (world) => ({
        ...row(world),
        field: "note",
        base: aMeasure(world.plan).note,
        value: "проверено",
      }),
    },
  ],
  "plans.measures.move": [
    { kind: "save", may: SPECIALIST, input: (world) => ({ ...row(world), trackNumber: 2, afterId: null }) },
  ],
  "plans.measures.remove": [{ kind: "save", may: SPECIALIST, input: row }],
  "plans.measures.restore": [{ kind: "save", may: SPECIALIST, input: row }],
  "plans.indicators.add": [{ kind: "save", may: SPECIALIST, input: newRow }],
  "plans.indicators.saveField": [
    {
      kind: "save",
      may: SPECIALIST,
      before: withIndicator,
      input: (world) => ({ ...indicator(world), field: "title", base: "", value: "Доля школ" }),
    },
  ],
  "plans.indicators.remove": [{ kind: "save", may: SPECIALIST, input: indicator }],
  "plans.indicators.restore": [{ kind: "save", may: SPECIALIST, input: indicator }],
  "plans.chooseNearLow": [
    {
      kind: "command",
      may: SPECIALIST,
      unmet: "the authority has a listed school",
      input: ({ target, home, specialist }) => ({
        ...target,
        schoolIds: [home.schools[1].id],
        orderNumber: "12",
        orderDate: specialist.today,
      }),
    },
  ],
  "plans.submit": [{ kind: "command", may: SPECIALIST, input: version }],
  "plans.withdraw": [{ kind: "command", may: SPECIALIST, input: version }],
  "plans.returnPlan": [
    {
      kind: "command",
      may: HEAD,
      before: submitted,
      input: async (world) => ({ ...(await version(world)), reason: "Нет сроков" }),
    },
  ],
  "plans.approve": [
    {
      kind: "command",
      may: HEAD,
      before: submitted,
      input: async (world) => ({
        ...(await version(world)),
        orderNumber: "45",
        orderDate: world.specialist.today,
      }),
    },
  ],
  "plans.create": [
    {
      kind: "command",
      may: SPECIALIST,
      input: ({ target, specialist }) => {
        const now = Number(specialist.today.slice(0, 4));
        return { ...target, year: target.year === now ? now + 1 : now, source: "empty" };
      },
    },
  ],
  "catalogue.get": [
    { kind: "read", at: "the region", may: REGION_READERS, input: inRegion },
    { kind: "read", at: "the authority", may: PLAN_READERS, input: atHome },
    { kind: "read", at: "the school", may: PLAN_READERS, input: atSchool },
  ],
  "catalogue.draft": [{ kind: "command", may: ADMIN, input: inRegion }],
  "catalogue.addEntry": [
    {
      kind: "save",
      may: ADMIN,
      input: (world) => ({ ...catalogueEntry(world), trackNumber: 1, values: { title: "Разбор заданий" } }),
    },
  ],
  "catalogue.saveEntryField": [
    {
      kind: "save",
      may: ADMIN,
      input: (world) => ({
        ...catalogueEntry(world),
        field: "title",
        base: "Разбор заданий",
        value: "Разбор ошибок",
      }),
    },
  ],
  "catalogue.removeEntry": [{ kind: "save", may: ADMIN, input: catalogueEntry }],
  "catalogue.publish": [
    {
      kind: "command",
      may: ADMIN,
      unmet: "the version was seen before the edits",
      input: (world) => ({ ...inRegion(world), version: 1, label: "Каталог" }),
    },
  ],
  "account.changePassword": [
    {
      kind: "save",
      may: "signed-in",
      input: () => ({
        current: FACTORY_PASSWORD,
        password: "другой-пароль-2027",
        repeat: "другой-пароль-2027",
      }),
    },
  ],
  "account.endSession": [{ kind: "save", may: "signed-in", input: () => ({ id: randomUUID() }) }],
  "account.endOtherSessions": [{ kind: "save", may: "signed-in", input: () => ({}) }],
  "account.acceptLink": [
    {
      kind: "anonymous",
      may: "anybody",
      unmet: "nobody issued this link",
      input: () => ({
        kind: "invitation",
        token: randomUUID(),
        password: "новый-пароль-2027",
        repeat: "новый-пароль-2027",
      }),
    },
  ],
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
