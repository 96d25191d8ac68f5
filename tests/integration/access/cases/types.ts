import type { AnyProcedure, InferRouterInputs } from "@orpc/server";

import type { Role } from "@/lib/core/db/enums";
import type { Router } from "@/lib/modules/router";

import type { AccessWorld } from "../world";

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

/** One entry or more for every procedure of a part of the router: `plans.comments`. The order is that of the record's life. */
export type CasesOf<Name extends ProcedureName> = {
  [Key in Name]: readonly AccessCase<InputAt<InferRouterInputs<Router>, Key>>[];
};

/** The procedures of a group, without those of its sub-groups. */
export type In<Group extends string> = Exclude<
  Extract<ProcedureName, `${Group}.${string}`>,
  `${Group}.${string}.${string}`
>;

export const REGION_READERS: Role[] = ["region_admin", "region_analyst", "ministry_viewer"];
/** Who keeps the register of schools and loads spreadsheets. */
export const REGION_KEEPERS: Role[] = ["region_admin", "region_analyst"];
const AUTHORITY: Role[] = ["authority_head", "authority_specialist", "methodologist"];
export const PLAN_READERS = [...REGION_READERS, ...AUTHORITY];
export const SPECIALIST: Role[] = ["authority_specialist"];
export const HEAD: Role[] = ["authority_head"];
export const ADMIN: Role[] = ["region_admin"];

export const inRegion = ({ tenant }: AccessWorld) => ({ organisation: tenant.region.code });
export const atHome = ({ home }: AccessWorld) => ({ organisation: home.code });
export const atSchool = ({ school }: AccessWorld) => ({ organisation: school.code });
