import type { Metadata } from "next";

import { PoolPage } from "@/components/appointments/pool-page";
import { loadPool } from "@/lib/modules/appointments/loaders";

export const metadata: Metadata = { title: "Резерв наставников региона" };

export default async function Page() {
  return <PoolPage {...await loadPool()} />;
}
