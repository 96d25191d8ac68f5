import type { Metadata } from "next";

import { ComparisonSection } from "@/components/school-lists/comparison-section";
import { PageHeader } from "@/components/ui/page-header";
import { loadListComparison } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Перечни за 2 года" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  const { year, lists } = await loadListComparison((await params).code);
  return (
    <>
      <PageHeader
        title="Перечни за 2 года"
        subtitle={`Перечни ШНОР ${String(year - 1)} и ${String(year)} годов: кто вошёл, вышел, остался и возвратился.`}
      />
      <div className="space-y-5">
        {lists.map((list) => (
          <ComparisonSection key={list.kind} list={list} year={year} />
        ))}
      </div>
    </>
  );
}
