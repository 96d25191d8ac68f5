import type { Metadata } from "next";

import { ReviewPage } from "@/components/monitorings/checking/review-page";
import { loadReview } from "@/lib/modules/monitorings/checking/review/loaders";

export const metadata: Metadata = { title: "Проверка формы" };

interface PageProps {
  params: Promise<{ code: string; year: string; campaign: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code, year, campaign } = await params;
  return <ReviewPage review={await loadReview(code, year, campaign, searchParams)} />;
}
