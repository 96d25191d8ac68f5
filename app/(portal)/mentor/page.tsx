import type { Metadata } from "next";

import { MentorHome } from "@/components/organisations/mentor-home";
import { loadMentorships } from "@/lib/modules/organisations/frame/loaders";

export const metadata: Metadata = { title: "Мои школы" };

export default async function Page() {
  return <MentorHome schools={await loadMentorships()} />;
}
