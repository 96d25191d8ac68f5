import type { Metadata } from "next";

import { SchoolResultsPage } from "@/components/results/school-results-page";
import { loadSchoolResults } from "@/lib/modules/results/loaders";

export const metadata: Metadata = { title: "Результаты" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <SchoolResultsPage {...await loadSchoolResults((await params).code)} />;
}
