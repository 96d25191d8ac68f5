import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { listCatalogueEntries } from "@/lib/modules/catalogue/queries";
import { listLibraryItems } from "@/lib/modules/library/queries";
import { libraryRequisites } from "@/lib/modules/library/rules";
import type { PlanReferences } from "@/lib/modules/plans/types";

/** Of the region's catalogue and library what is chosen from beside a plan. Two statements. */
export async function getPlanReferences(ctx: TenantContext): Promise<PlanReferences> {
  return withTenant(ctx, "plan:read", async (tx, { regionId }) => {
    const catalogue = await listCatalogueEntries(tx, regionId);
    const library = await listLibraryItems(tx, regionId);
    return {
      catalogue: catalogue.map(({ id, code, title, periodText, responsible }) => ({
        id,
        code,
        title,
        periodText,
        responsibleText: responsible.text,
      })),
      library: library.map((item) => ({
        id: item.id,
        title: item.title,
        requisites: libraryRequisites(item),
      })),
    };
  });
}
