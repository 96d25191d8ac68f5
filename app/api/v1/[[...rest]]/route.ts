import { OpenAPIGenerator } from "@orpc/openapi";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { ZodToJsonSchemaConverter } from "@orpc/zod/zod4";

import { refusalOfStream, refuseUnreadable, SHARED_TAG } from "@/lib/core/api/base";
import { readBody } from "@/lib/core/api/read-body";
import { requestAddress } from "@/lib/core/api/request-address";
import { SESSION_COOKIE } from "@/lib/core/auth/cookie-name";
import { AppError } from "@/lib/core/errors";
import { router } from "@/lib/modules/router";

const PREFIX = "/api/v1";
const MOST_BYTES = 2 * 1024 * 1024;
const handler = new OpenAPIHandler(router, { interceptors: [refuseUnreadable] });
const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });

async function handle(request: Request): Promise<Response> {
  if (request.method === "GET" && new URL(request.url).pathname === `${PREFIX}/openapi.json`)
    return describe();
  let whole: Request;
  try {
    whole = await withBody(request);
  } catch (error) {
    return refusalOfStream(error, PREFIX);
  }
  const context = { headers: request.headers, address: requestAddress(request.headers) };
  const { matched, response } = await handler.handle(whole, { prefix: PREFIX, context });
  if (matched) {
    response.headers.set("cache-control", "no-store");
    if (response.status === 401) response.headers.set("www-authenticate", "Bearer");
    return response;
  }
  return Response.json({ code: "NOT_FOUND", message: "Такого адреса в API нет" }, { status: 404 });
}

/** The request with its body taken in, while it is no larger than anything people type: files go another way. */
async function withBody(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const { url, method, headers, signal } = request;
  const body = await readBody(request, MOST_BYTES, tooLarge);
  return new Request(url, { method, headers, body, signal });
}

const tooLarge = (megabytes: number) =>
  new AppError("INVALID", `Запрос больше ${String(megabytes)} МБ: сократите введённое и повторите.`);

async function describe(): Promise<Response> {
  const document = await generator.generate(router, {
    info: {
      title: "Траектория",
      version: "1",
      description: `Записи портала и чтение для других информационных систем. Другой системе открыты адреса раздела «${SHARED_TAG}»: по ключу доступа организации, только чтение.`,
    },
    servers: [{ url: PREFIX }],
    tags: [
      {
        name: SHARED_TAG,
        description:
          "Списки отдаются частями: limit записей за раз, в ответе next — значение after для следующей части; null — часть последняя. Порядок постоянный, каждая запись встречается один раз.",
      },
    ],
    security: [{ session: [] }],
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description:
            "Ключ доступа организации: Authorization: Bearer traj_… Выпускает администратор ИМАЦ или руководитель МОУО на странице «Ключи доступа». Только чтение, не больше 600 запросов в минуту. Вместе с входом сотрудника не принимается.",
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: SESSION_COOKIE,
          description: "Вход сотрудника: так портал спрашивают его собственные страницы.",
        },
      },
    },
  });
  return Response.json(document);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
