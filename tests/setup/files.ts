/** Files for tests: bytes of every kind, sent as a browser sends them, by the route with a real Request. */
import { randomBytes, randomUUID } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

import { GET, HEAD, PUT } from "@/app/api/files/[id]/route";
import { env } from "@/lib/core/env";
import { send } from "@/tests/setup/api";
import { withSessionToken } from "@/tests/setup/request-session";

/** A picture of one point; before it a colour profile as long as a camera's. */
function png(): Buffer<ArrayBuffer> {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", Buffer.from("00000001000000010802000000", "hex")),
    chunk("iCCP", Buffer.concat([Buffer.from("profile\0\0"), randomBytes(9_000)])),
    chunk("IDAT", deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A zip whose parts are stored as they are. */
export function zipOf(parts: Record<string, string>): Buffer<ArrayBuffer> {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let place = 0;
  for (const [name, content] of Object.entries(parts)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(content)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(title.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), facts, title, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(place, 10);
    central.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0", "latin1"), facts, tail, title]));
    local.push(entry);
    place += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(place, 12);
  return Buffer.concat([...local, directory, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}

/** A document of the office formats by its main type. */
export function officeFile(mainType: string, more: Record<string, string> = {}): Buffer<ArrayBuffer> {
  return zipOf({
    "[Content_Types].xml": `<?xml version="1.0"?><Types><Override PartName="/part.xml" ContentType="application/vnd.${mainType}+xml"/></Types>`,
    ...more,
  });
}

export const bytesOf = {
  pdf: (size = 3_000) => Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(size - 9)]),
  png,
  jpg: () => Buffer.concat([Buffer.from("ffd8ffe000104a46494600", "hex"), randomBytes(500)]),
  docx: () => officeFile("openxmlformats-officedocument.wordprocessingml.document.main"),
  xlsx: () => officeFile("openxmlformats-officedocument.spreadsheetml.sheet.main"),
};

/** Announces a file; returns its id. */
export async function begin(
  token: string | null,
  organisation: string,
  { name = "Протокол.pdf", size, id = randomUUID() }: { name?: string; size: number; id?: string },
) {
  const answer = await send("files.begin", { organisation, id, name, size }, { token });
  return { id, ...answer, json: JSON.parse(answer.text) as Record<string, unknown> };
}

export interface PartSent {
  offset?: number | string;
  headers?: Record<string, string | null>;
}

/** Headers with which a page of the portal sends bytes; null leaves one out. */
export function headersOfBytes(headers: Record<string, string | null> = {}): Headers {
  const all = new Headers({
    "content-type": "application/octet-stream",
    origin: env.origin,
    "sec-fetch-site": "same-origin",
    "x-forwarded-for": "10.1.0.1",
  });
  for (const [key, value] of Object.entries(headers)) {
    if (value === null) all.delete(key);
    else all.set(key, value);
  }
  return all;
}

/** Sends bytes of a file from an offset. */
export async function put(
  token: string | null,
  id: string,
  body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
  { offset = 0, headers = {} }: PartSent = {},
) {
  const url = new URL(`/api/files/${id}?offset=${String(offset)}`, env.origin);
  const init = { method: "PUT", headers: headersOfBytes(headers), body, duplex: "half" } as RequestInit;
  const response = await withSessionToken(token, () => PUT(new Request(url, init), route(id)));
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}

const route = (id: string) => ({ params: Promise.resolve({ id }) });
const addressed = (id: string) => new Request(new URL(`/api/files/${id}`, env.origin));

export function download(token: string | null, id: string): Promise<Response> {
  return withSessionToken(token, () => GET(addressed(id), route(id)));
}

export function progressOf(token: string | null, id: string): Promise<Response> {
  return withSessionToken(token, () => HEAD(addressed(id), route(id)));
}
