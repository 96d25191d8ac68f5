import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";

/**
 * Whose records are read: the authority of the address, or null for the whole region. A school has no address of its own.
 *
 * @throws AppError NOT_FOUND at another address.
 */
export function areaOf({ organisation }: TenantContext): string | null {
  if (!organisation || organisation.kind === "school") throw notFoundError();
  return organisation.kind === "municipality" ? organisation.id : null;
}
