import { notFound, redirect } from "next/navigation";
import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { can } from "@/lib/core/auth/tenant-context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";
import { getFormVersion, listForms, listLibraryHints } from "@/lib/modules/monitorings/versions/queries";

/** Forms of the person's region, and whether they may begin a new one. */
export const loadForms = cache(() =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    const { organisation } = await loadRegionPlace();
    return { rows: await listForms(ctx), organisation, can: { create: can(ctx, "monitoring:edit") } };
  }),
);

/** The version of a form named in the address: «M1», «1». */
export const loadFormVersion = cache((code: string, version: string) => {
  if (!/^[1-9]\d{0,5}$/.test(version)) notFound();
  return orNotFound(async () => getFormVersion(await pageContext("region"), code, Number(version)));
});

/** A draft for its editor; whoever may not edit forms finds no such page, a published version is only looked at. */
export const loadFormEditor = cache(async (code: string, version: string) => {
  const ctx = await pageContext("region");
  const form = await loadFormVersion(code, version);
  if (!can(ctx, "monitoring:edit")) notFound();
  if (!form.can.edit) redirect(`/region/monitorings/${form.code}/${String(form.number)}`);
  const { organisation, timeZone } = await loadRegionPlace();
  const { user, today } = ctx;
  const viewer = { id: user.id, email: user.email };
  return { version: form, organisation, timeZone, today, viewer, library: await listLibraryHints(ctx) };
});
