import type { Metadata } from "next";

import { OrdersPage } from "@/components/appointments/orders-page";
import { loadOrders } from "@/lib/modules/appointments/loaders";

export const metadata: Metadata = { title: "Приказы ИМАЦ" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <OrdersPage {...await loadOrders(searchParams)} params={await searchParams} />;
}
