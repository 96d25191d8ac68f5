import type { Metadata } from "next";

import { FormsPage } from "@/components/monitorings/forms-page";
import { loadForms } from "@/lib/modules/monitorings/versions/loaders";

export const metadata: Metadata = { title: "Мониторинги" };

export default async function Page() {
  return <FormsPage {...await loadForms()} />;
}
