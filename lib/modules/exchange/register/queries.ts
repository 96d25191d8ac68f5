import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { areaOf } from "@/lib/modules/exchange/queries";
import type { OrganisationPage } from "@/lib/modules/exchange/register/schema";
import { partOf } from "@/lib/modules/exchange/rules";

/**
 * Organisations of the area by code, closed ones too, with the facts that hold today; of people nothing. Two statements.
 *
 * @throws AppError NOT_FOUND at the address of a school.
 */
export async function listOrganisations(
  ctx: TenantContext,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<OrganisationPage> {
  const area = areaOf(ctx);
  const today = new Date(ctx.today);
  return withTenant(ctx, "school:read", async (tx, { regionId }) => {
    const found = await tx.organisation.findMany({
      where: {
        regionId,
        ...(area !== null && { municipalityId: area }),
        ...(after !== undefined && { code: { gt: after } }),
      },
      select: {
        code: true,
        kind: true,
        name: true,
        shortName: true,
        federalCode: true,
        closedOn: true,
        municipality: { select: { code: true } },
        attributes: {
          where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
          select: {
            oktmo: true,
            inn: true,
            ogrn: true,
            address: true,
            site: true,
            schoolType: true,
            educationLevels: true,
            settlement: true,
            small: true,
            pupils: true,
          },
        },
      },
      orderBy: { code: "asc" },
      take: limit + 1,
      relationLoadStrategy: "join",
    });
    const part = partOf(found, limit, ({ code }) => code);
    return {
      next: part.next,
      rows: part.rows.map(({ attributes, municipality, closedOn, ...organisation }) => ({
        ...UNKNOWN,
        ...attributes[0],
        ...organisation,
        municipality: municipality?.code ?? null,
        closedOn: isoDay(closedOn),
      })),
    };
  });
}

/** Of an organisation whose card holds no facts. */
const UNKNOWN = {
  oktmo: null,
  inn: null,
  ogrn: null,
  address: null,
  site: null,
  schoolType: null,
  educationLevels: [],
  settlement: null,
  small: null,
  pupils: null,
};
