import { notFound } from "next/navigation";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getSandbox } from "@/lib/modules/methodologies/sandbox/queries";
import { loadMethodology, loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";

/** The sandbox of a methodology for those who edit it: the version and year asked for, else the newest. */
export async function loadSandbox(code: string, asked: { version?: unknown; year?: unknown }) {
  const { versions, indicators, title, can } = await loadMethodology(code);
  const version = versions.find(({ id }) => id === asked.version) ?? versions[0];
  if (!version || !can.edit) notFound();
  const data = await orNotFound(async () =>
    getSandbox(await pageContext("region"), version.id, Number(asked.year) || null),
  );
  const { organisation } = await loadRegionPlace();
  return { organisation, code, title, versions, version, indicators, data };
}
