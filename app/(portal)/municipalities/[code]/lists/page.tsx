import type { Metadata } from "next";

import { ComparisonPage } from "@/components/school-lists/comparison-page";
import { loadListComparison } from "@/lib/modules/school-lists/loaders";
import { comparisonSchema } from "@/lib/modules/school-lists/comparison/schema";

export const metadata: Metadata = { title: "Перечни за 2 года" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const asked = comparisonSchema.parse(await searchParams);
  return (
    <ComparisonPage comparison={await loadListComparison((await params).code, asked.year, asked.with)} />
  );
}
