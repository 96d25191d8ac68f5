import { redirectHome } from "@/lib/modules/organisations/frame/loaders";

export default async function Page() {
  return redirectHome();
}
