import type { Metadata } from "next";

import { OrderView } from "@/components/appointments/order-view";
import { loadOrder } from "@/lib/modules/appointments/loaders";

export const metadata: Metadata = { title: "Приказ" };

interface PageProps {
  params: Promise<{ code: string; id: string }>;
  searchParams: Promise<{ row?: string | string[] }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code, id } = await params;
  return <OrderView {...await loadOrder(id, code)} row={(await searchParams).row} />;
}
