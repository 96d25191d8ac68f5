import type { Tx } from "@/lib/core/db/client";
import type { SuccessionKind } from "@/lib/core/db/enums";
import { ancestorsOf } from "@/lib/modules/school-lists/lineage/rules";
import type { SchoolKin } from "@/lib/modules/schools/types";

/** A school whose lists another one inherits. */
export interface Ancestor {
  id: string;
  name: string;
  /** Lists published on that day or later are no history of the other one. */
  until: string;
}

export interface Kin {
  predecessors: SchoolKin[];
  successors: SchoolKin[];
  ancestors: Ancestor[];
}

interface KinRow {
  predecessorId: string;
  successorId: string;
  kind: SuccessionKind;
  onDate: string;
  basis: string;
  code: string | null;
  name: string | null;
}

interface AncestryRow {
  predecessorId: string;
  successorId: string;
  onDate: string;
  name: string | null;
}

/** Another school is named only to those who see it: a policy, so a name that is not there is not told. */
const UNSEEN = "школа другого муниципалитета";

/** Schools one goes on from and as, and all whose lists it inherits, through any number of mergers. Two statements. */
export async function readKin(tx: Tx, id: string): Promise<Kin> {
  const rows = await tx.$queryRaw<KinRow[]>`
    SELECT s.predecessor_id AS "predecessorId", s.successor_id AS "successorId", s.kind, s.on_date::text AS "onDate", s.basis,
           o.code, o.short_name AS name
      FROM school_successions s
      LEFT JOIN organisations o ON o.id = CASE WHEN s.successor_id = ${id}::uuid THEN s.predecessor_id ELSE s.successor_id END
     WHERE ${id}::uuid IN (s.predecessor_id, s.successor_id)
     ORDER BY s.on_date DESC, s.id`;
  const ancestry = await tx.$queryRaw<AncestryRow[]>`
    SELECT DISTINCT a.school_id AS "predecessorId", a.successor_id AS "successorId", a.on_date::text AS "onDate",
           o.short_name AS name
      FROM school_ancestry() a LEFT JOIN organisations o ON o.id = a.school_id
     WHERE a.successor_id IS NOT NULL`;
  const named = new Map(ancestry.map(({ predecessorId, name }) => [predecessorId, name]));
  return {
    predecessors: rows.filter(({ successorId }) => successorId === id).map(toKin),
    successors: rows.filter(({ predecessorId }) => predecessorId === id).map(toKin),
    ancestors: [...ancestorsOf(id, ancestry)].map(([ancestor, until]) => ({
      id: ancestor,
      name: named.get(ancestor) ?? UNSEEN,
      until,
    })),
  };
}

function toKin({ code, name, kind, onDate, basis }: KinRow): SchoolKin {
  return { code, name: name ?? UNSEEN, kind, onDate, basis };
}
