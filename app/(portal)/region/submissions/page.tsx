import type { Metadata } from "next";

import { QueuePage } from "@/components/monitorings/checking/queue-page";
import { loadRegionQueue } from "@/lib/modules/monitorings/checking/queue/loaders";

export const metadata: Metadata = { title: "Проверка форм" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <QueuePage queue={await loadRegionQueue(searchParams)} params={await searchParams} />;
}
