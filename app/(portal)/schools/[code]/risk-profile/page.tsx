import type { Metadata } from "next";

import { RiskProfileView } from "@/components/risk-profiles/profile-page";
import { loadRiskProfile } from "@/lib/modules/risk-profiles/loaders";
import { riskProfileParams } from "@/lib/modules/risk-profiles/schema";

export const metadata: Metadata = { title: "Рисковый профиль" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { year } = riskProfileParams.parse(await searchParams);
  return <RiskProfileView {...await loadRiskProfile((await params).code, year)} />;
}
