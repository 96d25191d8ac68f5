import type { MethodologyStatus } from "@/lib/core/db/enums";

interface VersionState {
  status: MethodologyStatus;
  frozen: boolean;
}

/** Why the rule of a version cannot be edited now; null when it can. */
export function refuseVersionEdit({ status, frozen }: VersionState): string | null {
  if (frozen)
    return "На эту версию опирается опубликованный перечень, она не меняется. Создайте новую версию.";
  if (status === "approved") return "Утверждённая версия не меняется. Создайте новую версию и правьте её.";
  return null;
}

/** Why a version cannot be approved now; null when it can. */
export function refuseVersionApproval({ status }: VersionState): string | null {
  return status === "approved" ? "Версия уже утверждена." : null;
}
