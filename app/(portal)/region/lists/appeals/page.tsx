import type { Metadata } from "next";

import { AppealQueuePage } from "@/components/school-lists/review/appeal-queue-page";
import { loadAppealQueue } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Возражения муниципалитетов" };

export default async function Page() {
  return <AppealQueuePage queue={await loadAppealQueue()} />;
}
