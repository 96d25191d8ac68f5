import { OpenAPIGenerator } from "@orpc/openapi";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";

import { requestAddress } from "@/lib/core/api/request-address";
import { router } from "@/lib/modules/router";

const PREFIX = "/api/v1";
const handler = new OpenAPIHandler(router);
const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

async function handle(request: Request): Promise<Response> {
  if (request.method === "GET" && new URL(request.url).pathname === `${PREFIX}/openapi.json`)
    return describe();
  const context = { headers: request.headers, address: requestAddress(request.headers) };
  const { matched, response } = await handler.handle(request, { prefix: PREFIX, context });
  if (matched) {
    response.headers.set("cache-control", "no-store");
    return response;
  }
  return Response.json({ code: "NOT_FOUND", message: "Такого адреса в API нет" }, { status: 404 });
}

async function describe(): Promise<Response> {
  const document = await generator.generate(router, {
    info: { title: "Траектория", version: "1" },
    servers: [{ url: PREFIX }],
  });
  return Response.json(document);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
