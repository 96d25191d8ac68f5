import type { Metadata } from "next";

import { MentoringView } from "@/components/mentoring/mentoring-page";
import { loadMentoring } from "@/lib/modules/mentoring/loaders";

export const metadata: Metadata = { title: "Наставничество" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <MentoringView {...await loadMentoring((await params).code)} />;
}
