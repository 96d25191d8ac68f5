import type { Metadata } from "next";

import { MunicipalityProgrammesPage } from "@/components/programmes/municipality-programmes-page";
import { coverageParams } from "@/lib/modules/programmes/coverage/schema";
import { loadMunicipalityProgrammes } from "@/lib/modules/programmes/loaders";

export const metadata: Metadata = { title: "Программы школ" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { year, show } = coverageParams.parse(await searchParams);
  const programmes = await loadMunicipalityProgrammes((await params).code, year);
  return <MunicipalityProgrammesPage programmes={programmes} filter={show} />;
}
