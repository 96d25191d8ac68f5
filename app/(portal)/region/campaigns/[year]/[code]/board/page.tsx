import type { Metadata } from "next";

import { BoardPage } from "@/components/monitorings/checking/board-page";
import { loadBoard } from "@/lib/modules/monitorings/board/loaders";

export const metadata: Metadata = { title: "Ход мониторинга" };

interface PageProps {
  params: Promise<{ year: string; code: string }>;
}

export default async function Page({ params }: PageProps) {
  const { year, code } = await params;
  return <BoardPage board={await loadBoard(year, code)} />;
}
