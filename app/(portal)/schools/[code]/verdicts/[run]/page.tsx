import type { Metadata } from "next";

import { VerdictPage } from "@/components/methodologies/verdict-page";
import { loadSchoolVerdict } from "@/lib/modules/methodologies/verdicts/loaders";

export const metadata: Metadata = { title: "Решение по школе" };

interface PageProps {
  params: Promise<{ code: string; run: string }>;
}

export default async function Page({ params }: PageProps) {
  const { code, run } = await params;
  return (
    <VerdictPage
      verdict={await loadSchoolVerdict(run, code)}
      crumbs={[{ label: "Перечни школы", href: `/schools/${code}/lists` }]}
    />
  );
}
