import type { Metadata } from "next";

import { ImportsPage } from "@/components/imports/imports-page";
import { loadImports } from "@/lib/modules/imports/loaders";

export const metadata: Metadata = { title: "Загрузки таблиц" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { rows, next, timeZone } = await loadImports(searchParams);
  return <ImportsPage rows={rows} next={next} timeZone={timeZone} />;
}
