import { notFound } from "next/navigation";
import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getFormVersion, listForms } from "@/lib/modules/monitorings/versions/queries";

/** Forms of the person's region. */
export const loadForms = cache(() => orNotFound(async () => listForms(await pageContext("region"))));

/** The version of a form named in the address: «M1», «1». */
export const loadFormVersion = cache((code: string, version: string) => {
  if (!/^[1-9]\d{0,5}$/.test(version)) notFound();
  return orNotFound(async () => getFormVersion(await pageContext("region"), code, Number(version)));
});
