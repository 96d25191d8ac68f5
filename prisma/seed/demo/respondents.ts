import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import { makeRandom } from "@/prisma/factories/random";

import type { Respondent } from "./answered";
import type { DemoMembership } from "./membership";
import type { DemoMunicipality, DemoSchool } from "./world";

/** Who answers in the demonstration, with the name that stands under what was sent. */
export interface DemoRespondent {
  organisationId: string;
  municipalityId: string | null;
  schoolId: string | null;
  sender: { id: string; name: string };
  /** Null for an authority. */
  school: Respondent | null;
}

interface Card {
  id: string;
  municipality_id: string | null;
  pupils: number;
  levels: string[];
  small: boolean;
  village: boolean;
  shifts: number;
  capacity: number;
  director_id: string;
  director: string;
}

const LEVELS = { primary_general: "noo", basic_general: "ooo", secondary_general: "soo" } as const;

/** Working schools with their cards and directors; lists of two years tell how weak a school is. */
export async function readSchools(
  tx: Tx,
  region: { id: string },
  membership: ReadonlyMap<DemoMunicipality, DemoMembership>,
): Promise<DemoRespondent[]> {
  await actAs(tx, { regionId: region.id });
  const cards = await tx.$queryRaw<Card[]>`
    SELECT o.id, o.municipality_id, a.pupils, a.education_levels::text[] AS levels, a.small, a.settlement = 'rural' AS village,
           a.shifts, a.capacity, coalesce(m.user_id, p.id) AS director_id, p.full_name AS director
      FROM organisations o
      JOIN organisation_attributes a ON a.organisation_id = o.id AND a.valid_to IS NULL
      JOIN LATERAL (SELECT id, full_name FROM persons p WHERE p.organisation_id = o.id AND p.post = 'директор' LIMIT 1) p ON true
      LEFT JOIN memberships m ON m.organisation_id = o.id AND m.role = 'school_director'
     WHERE o.region_id = ${region.id}::uuid AND o.kind = 'school' AND o.closed_on IS NULL AND a.pupils IS NOT NULL
     ORDER BY o.code`;
  const listed = (kinds: readonly (keyof DemoMembership)[]) =>
    new Set(
      [...membership.values()].flatMap((lists) =>
        kinds.flatMap((kind) => lists[kind].flat().map(({ id }: DemoSchool) => id)),
      ),
    );
  const [low, risk] = [listed(["federal", "regional"]), listed(["control_zone", "resource_deficit"])];
  return cards.map((card) => {
    const chance = makeRandom(`demo-strength-${card.director}`).next();
    return {
      organisationId: card.id,
      municipalityId: card.municipality_id,
      schoolId: card.id,
      sender: { id: card.director_id, name: card.director },
      school: {
        id: card.id,
        pupils: card.pupils,
        levels: card.levels.map((level) => LEVELS[level as keyof typeof LEVELS]),
        small: card.small,
        village: card.village,
        shifts: card.shifts,
        capacity: card.capacity,
        weakness: low.has(card.id)
          ? 0.7 + chance * 0.3
          : risk.has(card.id)
            ? 0.4 + chance * 0.3
            : chance * 0.4,
      },
    };
  });
}
