/**
 * The body of a request whole, no larger than a limit: what is past it is not taken in.
 *
 * @throws what `refuse` makes of the limit in megabytes.
 */
export async function readBody(
  request: Request,
  mostBytes: number,
  refuse: (megabytes: number) => Error,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => refuse(Math.floor(mostBytes / 1024 / 1024));
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    const piece: Uint8Array = chunk;
    size += piece.length;
    if (size > mostBytes) throw tooLarge();
    chunks.push(piece);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
