import type { Metadata } from "next";

import { OrdersPage } from "@/components/appointments/orders-page";
import { loadOrders } from "@/lib/modules/appointments/loaders";

export const metadata: Metadata = { title: "Приказы" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  return <OrdersPage {...await loadOrders(searchParams, code)} params={await searchParams} />;
}
