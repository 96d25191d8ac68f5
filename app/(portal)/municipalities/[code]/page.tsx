import type { Metadata } from "next";

import { AuthorityHome } from "@/components/organisations/authority-home";
import { loadMunicipalityHome } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Главная" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { organisation, planYear, tasks, years, windows } = await loadMunicipalityHome((await params).code);
  return <AuthorityHome {...{ organisation, planYear, tasks, years, windows }} />;
}
