import type { Metadata } from "next";

import { ReviewPage } from "@/components/monitorings/checking/review-page";
import { loadKeptReview } from "@/lib/modules/monitorings/checking/review/loaders";

export const metadata: Metadata = { title: "Проверка формы" };

interface PageProps {
  params: Promise<{ code: string; year: string; campaign: string; school: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** A form the authority keeps: of a school that has moved it is read here. */
export default async function Page({ params, searchParams }: PageProps) {
  const { code, year, campaign, school } = await params;
  return <ReviewPage review={await loadKeptReview(code, year, campaign, school, searchParams)} />;
}
