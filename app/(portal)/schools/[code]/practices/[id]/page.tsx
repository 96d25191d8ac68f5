import type { Metadata } from "next";

import { PracticePage } from "@/components/practices/practice-page";
import { loadPractice } from "@/lib/modules/practices/loaders";

interface PageProps {
  params: Promise<{ code: string; id: string }>;
}

export const metadata: Metadata = { title: "Практика" };

export default async function Page({ params }: PageProps) {
  const { code, id } = await params;
  return <PracticePage {...await loadPractice(code, id)} listHref={`/schools/${code}/practices`} />;
}
