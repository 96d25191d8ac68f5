import { bearerOf, looksLikeToken, permissionsOf } from "@/lib/core/auth/access-tokens";
import { SESSION_COOKIE } from "@/lib/core/auth/cookie-name";
import { hashToken } from "@/lib/core/auth/opaque-token";
import {
  covers,
  mintContext,
  type OrganisationRef,
  type TenantContext,
} from "@/lib/core/auth/tenant-context";
import { takeFromLimit } from "@/lib/core/api/limits";
import { portalNow } from "@/lib/core/clock";
import { isCode, withoutTenant, type ContextTarget } from "@/lib/core/db/bootstrap";
import type { Tx } from "@/lib/core/db/client";
import type { TokenScope } from "@/lib/core/db/enums";
import { AppError, notFoundError } from "@/lib/core/errors";
import { formatDate } from "@/lib/core/format/dates";
import { DEFAULT_ZONE, dateInZone } from "@/lib/core/format/zone";

/** The sign of life of a token is noted no oftener. */
const USE_NOTED_EVERY_MS = 5 * 60_000;

const ASK_FOR_ANOTHER = "Попросите новый у организации, которая его выпустила.";

/** @throws AppError FORBIDDEN for a request with a token: it came to what tokens do not open. */
export function refuseToken(headers: Headers): void {
  if (bearerOf(headers) === null) return;
  throw new AppError(
    "FORBIDDEN",
    "Ключ доступа этот адрес не открывает: он даёт только чтение. Что он открывает, сказано в /api/v1/openapi.json.",
  );
}

/** The token of a request that is allowed to bring one; null: a person asks. */
export function tokenOfRequest(headers: Headers): string | null {
  const secret = bearerOf(headers);
  if (secret === null) return null;
  const cookies = headers.get("cookie") ?? "";
  if (cookies.split(";").some((cookie) => cookie.trim().startsWith(`${SESSION_COOKIE}=`))) {
    throw new AppError(
      "INVALID",
      "В запросе и ключ доступа, и вход сотрудника. Отправьте что-то одно: другая система — только ключ.",
    );
  }
  return secret;
}

interface FoundToken {
  id: string;
  name: string;
  scopes: TokenScope[];
  regionId: string;
  organisationId: string;
  expiresOn: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/**
 * Who asks by a token, about what: its organisation, with the reads of its scopes and nothing else.
 *
 * @throws AppError UNAUTHENTICATED for a token that is unknown, withdrawn, past its day, or of an organisation that works
 *   no more; RATE_LIMITED; NOT_FOUND for a target its organisation does not cover.
 */
export async function requireTokenContext(
  secret: string,
  target: ContextTarget,
  address: string,
): Promise<TenantContext> {
  const found = looksLikeToken(secret) ? await findContext(secret, target) : null;
  if (found === null || "refusal" in found) {
    takeFromLimit(`refused-token:${address}`, "Повторите");
    const refusal = found?.refusal ?? `Ключ доступа не принят: такого ключа нет. ${ASK_FOR_ANOTHER}`;
    throw new AppError("UNAUTHENTICATED", refusal);
  }
  takeFromLimit(`token:${found.tokenId}`, "Повторите");
  if (!found.ctx) throw notFoundError();
  return found.ctx;
}

type Found = { refusal: string } | { tokenId: string; ctx: TenantContext | null };

function findContext(secret: string, target: ContextTarget): Promise<Found | null> {
  return withoutTenant(async (tx) => {
    const token = await findToken(tx, secret);
    if (!token) return null;
    const { regionId, organisationId } = token;
    const municipalityId = organisationId === regionId ? "" : organisationId;
    await tx.$executeRaw`SELECT set_config('app.region_id', ${regionId}, true),
      set_config('app.municipality_id', ${municipalityId}, true)`;
    const code = typeof target === "object" && isCode(target.organisation) ? target.organisation : null;
    const organisations = await tx.organisation.findMany({
      where: { OR: [{ id: { in: [organisationId, regionId] } }, ...(code === null ? [] : [{ code }])] },
      select: {
        id: true,
        regionId: true,
        municipalityId: true,
        kind: true,
        code: true,
        name: true,
        shortName: true,
        timeZone: true,
        closedOn: true,
      },
    });
    const now = await portalNow(tx);
    const own = organisations.find(({ id }) => id === organisationId);
    const region = organisations.find(({ id }) => id === regionId);
    if (!own || !region) return null;
    const timeZone = region.timeZone ?? DEFAULT_ZONE;
    const today = dateInZone(now, timeZone);
    const refusal = whyRefused(token, [own, region], today);
    if (refusal !== null) return { refusal };
    await noteUse(tx, token, now);
    const asked = organisations.find((organisation) => organisation.code === code);
    return { tokenId: token.id, ctx: asked ? contextOfToken(token, own, asked, { timeZone, today }) : null };
  });
}

async function findToken(tx: Tx, secret: string): Promise<FoundToken | null> {
  const tokenHash = hashToken(secret);
  await tx.$executeRaw`SELECT set_config('app.token_hash', ${Buffer.from(tokenHash).toString("hex")}, true)`;
  return tx.accessToken.findUnique({ where: { tokenHash } });
}

function whyRefused(
  { revokedAt, expiresOn }: FoundToken,
  organisations: { closedOn: Date | null }[],
  today: string,
): string | null {
  if (revokedAt) return `Ключ доступа отозван. ${ASK_FOR_ANOTHER}`;
  const lastDay = expiresOn.toISOString().slice(0, 10);
  if (lastDay < today)
    return `Срок ключа доступа кончился: он действовал по ${formatDate(lastDay)}. ${ASK_FOR_ANOTHER}`;
  const closed = organisations.some(
    ({ closedOn }) => closedOn !== null && closedOn.toISOString().slice(0, 10) <= today,
  );
  return closed
    ? "Ключ доступа не действует: организация, которая его выпустила, закрыта. Обратитесь в ИМАЦ."
    : null;
}

async function noteUse(tx: Tx, { id, lastUsedAt }: FoundToken, now: Date): Promise<void> {
  if (lastUsedAt !== null && now.getTime() - lastUsedAt.getTime() < USE_NOTED_EVERY_MS) return;
  await tx.accessToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

/** What a token asks for is answered by its scopes alone; who asks for its role hears of the one that may least. */
function contextOfToken(
  token: FoundToken,
  own: OrganisationRef,
  organisation: OrganisationRef,
  day: { timeZone: string; today: string },
): TenantContext | null {
  const membership = {
    id: token.id,
    role: "region_expert",
    basis: "post",
    basisDocument: null,
    organisation: refOf(own),
  } as const;
  if (!covers(membership, organisation)) return null;
  return mintContext({
    user: { id: token.id, fullName: `Ключ доступа «${token.name}»`, email: "", post: "" },
    token: { id: token.id, permissions: permissionsOf(token.scopes) },
    sessionId: null,
    organisation: refOf(organisation),
    memberships: [membership],
    ...day,
    command: null,
  });
}

function refOf({
  id,
  regionId,
  municipalityId,
  kind,
  code,
  name,
  shortName,
}: OrganisationRef): OrganisationRef {
  return { id, regionId, municipalityId, kind, code, name, shortName };
}
