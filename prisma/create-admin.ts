/**
 * `tsx prisma/create-admin.ts --email … --name … --region-code 91 [--region-name …] [--time-zone …]`: the first
 * administrator of a new installation, with the region when it is absent, and a one-time link. Runs as the owner;
 * repeating it issues a new link to the same person.
 */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";

import { addressOfToken, LINK_HOURS, storeLink } from "@/lib/core/auth/one-time-links";
import { newToken } from "@/lib/core/auth/opaque-token";
import type { Tx } from "@/lib/core/db/client";
import { actAs, openOwnerDatabase } from "@/lib/core/db/owner";
import { buildRegion } from "@/prisma/factories/organisations";
import { makeRandom } from "@/prisma/factories/random";
import { HOME_REGION, listRegions } from "@/prisma/seed/reference";

const USAGE =
  "Укажите: --email почта --name «Фамилия Имя Отчество» --region-code 91 [--region-name «Название региона»] [--time-zone Europe/Simferopol]";

interface AdminInput {
  email: string;
  name: string;
  region: { code: string; name: string; timeZone: string; authorityName?: string };
}

function readInput(): AdminInput | null {
  const text = { type: "string" } as const;
  const options = { email: text, name: text, "region-code": text, "region-name": text, "time-zone": text };
  const { values } = parseArgs({ options });
  const { email, name, "region-code": code } = values;
  if (!email?.includes("@") || !name || !code) return null;
  const known = code === HOME_REGION.code ? HOME_REGION : null;
  return {
    email: email.trim().toLowerCase(),
    name: name.trim(),
    region: {
      code,
      name: values["region-name"] ?? known?.name ?? `Регион ${code}`,
      timeZone: values["time-zone"] ?? known?.timeZone ?? "Europe/Moscow",
      authorityName: known?.authorityName,
    },
  };
}

async function createAdmin(tx: Tx, { email, name, region }: AdminInput): Promise<string> {
  const found = (await listRegions(tx)).find(({ code }) => code === region.code);
  const { id: regionId } = found ?? (await buildRegion(tx, makeRandom(), region));
  // A new region has no tracks, catalogue and library yet: the next start loads them.
  if (!found) await tx.installation.update({ where: { id: 1 }, data: { referenceHash: null } });
  await actAs(tx, { regionId });
  const user = await tx.user.upsert({
    where: { email },
    create: { email, fullName: name, post: "Администратор ИМАЦ" },
    update: { disabledAt: null },
    select: { id: true, passwordHash: true },
  });
  await tx.$executeRaw`
    INSERT INTO memberships (user_id, region_id, organisation_id, role, valid_from)
    SELECT ${user.id}::uuid, ${regionId}::uuid, ${regionId}::uuid, 'region_admin',
      (portal_now() AT TIME ZONE ${found?.timeZone ?? region.timeZone})::date
    WHERE NOT EXISTS (
      SELECT 1 FROM memberships WHERE user_id = ${user.id}::uuid AND organisation_id = ${regionId}::uuid
        AND role = 'region_admin' AND valid_to IS NULL)`;
  const kind = user.passwordHash === null ? "invitation" : "reset";
  const token = newToken();
  await storeLink(tx, { id: randomUUID(), userId: user.id, kind, token });
  await tx.auditEvent.createMany({
    data: [
      { regionId, event: "user.invited", subjectType: "user", subjectId: user.id, after: { by: "command" } },
    ],
  });
  return addressOfToken(kind, token);
}

const input = readInput();
if (input === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const owner = openOwnerDatabase();
  try {
    const address = await owner.$transaction((tx) => createAdmin(tx, input));
    console.log(`Администратор ${input.name} (${input.email}), регион ${input.region.code}.`);
    console.log(`Ссылка для входа, на один раз, действует ${String(LINK_HOURS / 24)} суток:`);
    console.log(address);
  } finally {
    await owner.$disconnect();
  }
}
