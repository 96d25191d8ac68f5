import type { Metadata } from "next";

import { ProgrammeView } from "@/components/programmes/programme-page";
import { loadProgramme } from "@/lib/modules/programmes/loaders";
import { programmeParams } from "@/lib/modules/programmes/schema";

export const metadata: Metadata = { title: "Программа школы" };

interface PageProps {
  params: Promise<{ code: string; year: string; kind: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code, year, kind } = await params;
  const { text } = programmeParams.parse(await searchParams);
  return <ProgrammeView {...await loadProgramme(code, year, kind, text)} />;
}
