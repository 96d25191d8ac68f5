import type { Metadata } from "next";

import { AuthorityHome } from "@/components/organisations/authority-home";
import { loadMunicipalityHome } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Главная" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { organisation, planYear, tasks, years } = await loadMunicipalityHome((await params).code);
  return <AuthorityHome organisation={organisation} planYear={planYear} tasks={tasks} years={years} />;
}
