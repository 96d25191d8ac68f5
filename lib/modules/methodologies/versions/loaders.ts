import { notFound } from "next/navigation";
import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getMethodology, listMethodologies } from "@/lib/modules/methodologies/versions/queries";

/** Methodologies of the person's region. */
export const loadMethodologies = cache(() =>
  orNotFound(async () => listMethodologies(await pageContext("region"))),
);

/** A methodology with its versions. */
export const loadMethodology = cache((code: string) =>
  orNotFound(async () => getMethodology(await pageContext("region"), code)),
);

/** The region an editor works in: its code for the API, its zone for the dates. */
export const loadRegionPlace = cache(() =>
  orNotFound(async () => {
    const { organisation, memberships, timeZone } = await pageContext("region");
    return { organisation: organisation?.code ?? memberships[0]?.organisation.code ?? "", timeZone };
  }),
);

/** The version of a methodology that is edited: the one asked for, else the newest that may change. */
export async function loadVersionEditor(code: string, asked: unknown) {
  const { versions, indicators, title } = await loadMethodology(code);
  const version = versions.find(({ id, can }) => can.edit && (asked === undefined || id === asked));
  if (!version) notFound();
  const { organisation } = await loadRegionPlace();
  return { organisation, code, title, version, indicators };
}
