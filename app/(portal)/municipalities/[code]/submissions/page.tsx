import type { Metadata } from "next";

import { AuthorityBoard } from "@/components/monitorings/checking/authority-board";
import { QueuePage } from "@/components/monitorings/checking/queue-page";
import { loadAuthorityBoard } from "@/lib/modules/monitorings/board/loaders";
import { loadAuthorityQueue } from "@/lib/modules/monitorings/checking/queue/loaders";

export const metadata: Metadata = { title: "Проверка форм" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  return (
    <>
      <QueuePage queue={await loadAuthorityQueue(code, searchParams)} params={await searchParams} />
      <AuthorityBoard code={code} rows={await loadAuthorityBoard(code)} />
    </>
  );
}
