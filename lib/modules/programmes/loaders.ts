import { notFound } from "next/navigation";
import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { ProgrammeKind } from "@/lib/core/db/enums";
import { getMunicipalityProgrammes, getRegionProgrammes } from "@/lib/modules/programmes/coverage/queries";
import { listSchoolProgrammes } from "@/lib/modules/programmes/lists/queries";
import { getProgramme } from "@/lib/modules/programmes/queries";

/** Programmes of a school for a year. */
export const loadSchoolProgrammes = cache((code: string, year?: number) =>
  orNotFound(async () => {
    const programmes = await listSchoolProgrammes(await pageContext({ organisation: code }), year);
    const { user } = await pageContext("self");
    return { programmes, viewerId: user.id };
  }),
);

/** A programme by the names in its address: «91-02-003», «2027», «antirisk». */
export const loadProgramme = cache((code: string, year: string, kind: string, text?: number) => {
  if (!/^\d{4}$/.test(year) || !Object.hasOwn(ProgrammeKind, kind)) notFound();
  return orNotFound(async () => {
    const page = await getProgramme(await pageContext({ organisation: code }), {
      kind: kind as ProgrammeKind,
      year: Number(year),
      text,
    });
    const { user } = await pageContext("self");
    return { page, viewer: { id: user.id, email: user.email } };
  });
});

/** Programmes of the schools of an authority. */
export const loadMunicipalityProgrammes = cache((code: string, year?: number) =>
  orNotFound(async () => getMunicipalityProgrammes(await pageContext({ organisation: code }), year)),
);

/** The same counted by authority. */
export const loadRegionProgrammes = cache((year?: number) =>
  orNotFound(async () => getRegionProgrammes(await pageContext("region"), year)),
);
