import type { Metadata } from "next";

import { QueuePage } from "@/components/monitorings/checking/queue-page";
import { loadAuthorityQueue } from "@/lib/modules/monitorings/checking/queue/loaders";

export const metadata: Metadata = { title: "Проверка форм" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  return <QueuePage queue={await loadAuthorityQueue(code, searchParams)} params={await searchParams} />;
}
