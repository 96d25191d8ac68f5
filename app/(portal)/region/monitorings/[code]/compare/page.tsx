import type { Metadata } from "next";

import { FormComparisonPage } from "@/components/monitorings/form-comparison-page";
import { loadFormComparison } from "@/lib/modules/monitorings/comparison/loaders";

export const metadata: Metadata = { title: "Сравнение версий формы" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  const { from, to } = await searchParams;
  return <FormComparisonPage comparison={await loadFormComparison(code, from, to)} />;
}
