import type { Metadata } from "next";

import { StatisticsPage } from "@/components/monitorings/statistics/statistics-page";
import { loadStatistics } from "@/lib/modules/monitorings/statistics/loaders";

export const metadata: Metadata = { title: "Статистика ответов" };

interface PageProps {
  params: Promise<{ year: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { year, code } = await params;
  return <StatisticsPage {...await loadStatistics(year, code, searchParams)} />;
}
