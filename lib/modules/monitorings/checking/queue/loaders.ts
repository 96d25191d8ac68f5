import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { listQueue } from "@/lib/modules/monitorings/checking/queue/queries";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** The region's queue by what the address asks for. */
export async function loadRegionQueue(params: Params) {
  const filter = queueParams.parse(await params);
  return orNotFound(async () => listQueue(await pageContext("region"), filter));
}

/** The queue of an authority by what the address asks for. */
export async function loadAuthorityQueue(code: string, params: Params) {
  const filter = queueParams.parse(await params);
  return orNotFound(async () => listQueue(await pageContext({ organisation: code }), filter));
}
