import type { Metadata } from "next";

import { ComparisonPage } from "@/components/methodologies/comparison-page";
import { loadRunComparison } from "@/lib/modules/methodologies/verdicts/loaders";

export const metadata: Metadata = { title: "Сравнение расчётов" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { left, right } = await searchParams;
  return <ComparisonPage comparison={await loadRunComparison(String(left), String(right))} />;
}
