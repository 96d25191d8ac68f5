import type { Metadata } from "next";

import { VerdictPage } from "@/components/methodologies/verdict-page";
import { loadRegionVerdict } from "@/lib/modules/methodologies/verdicts/loaders";

export const metadata: Metadata = { title: "Решение по школе" };

interface PageProps {
  params: Promise<{ id: string; code: string }>;
}

export default async function Page({ params }: PageProps) {
  const { id, code } = await params;
  return (
    <VerdictPage
      verdict={await loadRegionVerdict(id, code)}
      crumbs={[
        { label: "Расчёты", href: "/region/runs" },
        { label: "Расчёт", href: `/region/runs/${id}` },
      ]}
    />
  );
}
