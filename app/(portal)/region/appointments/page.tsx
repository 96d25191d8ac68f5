import type { Metadata } from "next";

import { RegionAppointmentsPage } from "@/components/appointments/region-appointments-page";
import { loadRegionAppointments } from "@/lib/modules/appointments/loaders";

export const metadata: Metadata = { title: "Назначения" };

export default async function Page() {
  return <RegionAppointmentsPage {...await loadRegionAppointments()} />;
}
