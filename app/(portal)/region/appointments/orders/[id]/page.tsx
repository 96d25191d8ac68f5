import type { Metadata } from "next";

import { OrderView } from "@/components/appointments/order-view";
import { loadOrder } from "@/lib/modules/appointments/loaders";

export const metadata: Metadata = { title: "Приказ ИМАЦ" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ row?: string | string[] }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  return <OrderView {...await loadOrder((await params).id)} row={(await searchParams).row} />;
}
