import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { hasReadableText } from "@/lib/core/files/read-text";

/** A stored file the person sees and whose text can be read; null for any other. One statement. */
export async function findReadableFile(
  ctx: TenantContext,
  id: string,
): Promise<{ mediaType: string } | null> {
  const file = await withTenant(ctx, "file:read", (tx) =>
    tx.storedFile.findFirst({ where: { id, state: "stored" }, select: { mediaType: true } }),
  );
  if (!file?.mediaType || !hasReadableText(file.mediaType)) return null;
  return { mediaType: file.mediaType };
}
