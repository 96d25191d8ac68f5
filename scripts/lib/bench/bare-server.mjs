// The least a server could do for the same answers: `http` and `pg`, the recorded statements with their session and
// row-level security, the recorded bytes. Started by `npm run bench` with a file of recordings.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import pg from "pg";
import { revive } from "./statements.mjs";

const recordings = JSON.parse(readFileSync(process.env.BENCH_RECORDINGS, "utf8")).map(
  ({ statements, body, ...rest }) => ({
    ...rest,
    body: Buffer.from(body, "base64"),
    statements: statements.map(({ name, text, values }) => ({ name, text, values: values.map(revive) })),
  }),
);
const pools = recordings.map(
  ({ databaseUrl }) => new pg.Pool({ connectionString: databaseUrl, max: 2, idleTimeoutMillis: 0 }),
);

async function replay(index) {
  const client = await pools[index].connect();
  try {
    for (const { name, text, values } of recordings[index].statements) {
      await client.query({ name, text, values, rowMode: "array" });
    }
  } finally {
    client.release();
  }
}

createServer((request, response) => {
  // The body of a write is read, as a server must.
  request.resume().on("end", () => {
    const index = Number(request.url?.slice(1));
    replay(index).then(
      () => {
        response.writeHead(200, { "content-type": recordings[index].type });
        response.end(recordings[index].body);
      },
      (error) => {
        response.writeHead(500);
        response.end(String(error));
      },
    );
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
