import type { Metadata } from "next";

import { HistoryPage } from "@/components/appointments/history-page";
import { loadHistory } from "@/lib/modules/appointments/loaders";

export const metadata: Metadata = { title: "Кто что исполнял" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  return <HistoryPage {...await loadHistory(searchParams, (await params).code)} />;
}
