import type { Metadata } from "next";

import { ReviewPage } from "@/components/school-lists/review/review-page";
import { loadAuthorityReviews } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Перечни на согласовании" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <ReviewPage page={await loadAuthorityReviews((await params).code)} />;
}
