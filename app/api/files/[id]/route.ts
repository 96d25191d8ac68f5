import { guardStreamedWrite, refusalOfStream, requireTypist } from "@/lib/core/api/base";
import { refusalResponse, streamedDownload } from "@/lib/core/api/download";
import { requestAddress } from "@/lib/core/api/request-address";
import { requireOwnContexts } from "@/lib/core/auth/context";
import { AppError, notFoundError } from "@/lib/core/errors";
import { receivePart } from "@/lib/modules/files/mutations";
import { getUploadProgress, openFile, openSharedFile } from "@/lib/modules/files/queries";
import { filePartSchema } from "@/lib/modules/files/schema";

interface RouteContext {
  params: Promise<{ id: string }>;
}

const PRIVATE = { "cache-control": "private, no-store" };

/** The file for saving. The address names no organisation: any right of the person that sees the file will do. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  try {
    const { id } = partOf(await params, "0");
    const { file, bytes } = await foundFile(id);
    return streamedDownload(bytes, { name: file.name, type: file.mediaType, size: file.size });
  } catch (error) {
    return refusalResponse(error);
  }
}

/** A file of the person's own tenants, or else one of the library, which is open to the region. */
async function foundFile(id: string) {
  try {
    return await openFile(await requireOwnContexts("file:read"), id);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "NOT_FOUND") throw error;
    return openSharedFile(await requireOwnContexts("library:read"), id);
  }
}

/** How much of a file has come, for the one who sends it: `upload-offset`, in bytes. */
export async function HEAD(_request: Request, { params }: RouteContext): Promise<Response> {
  try {
    const { id } = partOf(await params, "0");
    const { received } = await getUploadProgress(await requireOwnContexts("file:upload"), id);
    return new Response(null, { headers: { ...PRIVATE, "upload-offset": String(received) } });
  } catch (error) {
    return new Response(null, { status: refusalResponse(error).status, headers: PRIVATE });
  }
}

/** A part of a file, streamed: `?offset=` is the number of bytes the portal holds. A wrong one answers 409 with the right one. */
export async function PUT(request: Request, { params }: RouteContext): Promise<Response> {
  try {
    const { headers } = request;
    guardStreamedWrite({ headers, address: requestAddress(headers) });
    const part = partOf(await params, new URL(request.url).searchParams.get("offset") ?? "");
    const contexts = await requireOwnContexts("file:upload");
    requireTypist(headers, contexts[0]?.user.id);
    const { misplaced, ...progress } = await receivePart(contexts, part, request.body ?? nothing());
    return Response.json(progress, { status: misplaced ? 409 : 200, headers: PRIVATE });
  } catch (error) {
    return refusalOfStream(error, "PUT /api/files/{id}");
  }
}

/** The body of a part that only asks for the check of a file whose bytes are all here. */
const nothing = () =>
  new ReadableStream<Uint8Array>({
    start: (stream) => {
      stream.close();
    },
  });

/** An address that cannot be is an address that is not there. */
function partOf({ id }: { id: string }, offset: string) {
  const parsed = filePartSchema.safeParse({ id, offset });
  if (!parsed.success) throw notFoundError();
  return parsed.data;
}
