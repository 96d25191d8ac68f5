// Cost of pages as ratios in one run: `node scripts/bench.mjs [address]`, against a running demo portal.
// A bare server of the same Node and the portal's health answer stand beside every page, request by request, so that
// the machine's mood falls out. Figures of docs/benchmarks.md come from here.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const ROUNDS = 30;
const base = process.argv[2] ?? "http://localhost:3000";
const { password } = JSON.parse(
  readFileSync(new URL("../prisma/seed/demo-accounts.json", import.meta.url), "utf8"),
);

/** Cookie header of a signed-in demo account. */
async function signIn(email) {
  const jar = new Map();
  const keep = (response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const proof = await keep(await fetch(`${base}/api/auth/csrf`)).json();
  const answer = keep(
    await fetch(`${base}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookie(), "content-type": "application/x-www-form-urlencoded", origin: base },
      body: new URLSearchParams({ email, password, csrfToken: proof.csrfToken, json: "true" }),
    }),
  );
  if (!answer.ok) throw new Error(`Вход не удался: ${email}, ${answer.status}`);
  return cookie();
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

async function time(url, cookie) {
  const started = performance.now();
  const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const body = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
  return { took: performance.now() - started, body };
}

const bare = createServer((_, response) => response.end("ok"));
await new Promise((done) => bare.listen(0, "127.0.0.1", done));
const specialist = await signIn("specialist@belogorsk.example");
const analyst = await signIn("analyst@imac.example");
const year = new Date().getMonth() >= 8 ? new Date().getFullYear() : new Date().getFullYear() - 1;
const targets = [
  ["bare server", `http://127.0.0.1:${bare.address().port}/`, ""],
  ["health (empty answer of the portal)", `${base}/api/health`, ""],
  ["sign-in page", `${base}/login`, ""],
  ["home of an authority", `${base}/municipalities/91-02`, specialist],
  ["plan of 60 measures", `${base}/municipalities/91-02/plans/${year}`, specialist],
  ["region's table of plans", `${base}/region/plans`, analyst],
].map(([name, url, cookie]) => ({ name, url, cookie, times: [], bytes: 0, packed: 0 }));

for (let round = 0; round < ROUNDS + 3; round += 1) {
  for (const target of targets) {
    const { took, body } = await time(target.url, target.cookie);
    if (round < 3) continue;
    target.times.push(took);
    target.bytes = body.length;
    target.packed = gzipSync(body).length;
  }
}
bare.close();

const unit = median(targets[0].times);
const empty = median(targets[1].times);
console.log("| what | × bare server | × empty answer | KB | KB packed |");
console.log("| --- | --- | --- | --- | --- |");
for (const { name, times, bytes, packed } of targets) {
  const took = median(times);
  const kb = (value) => (value / 1024).toFixed(1);
  console.log(
    `| ${name} | ${(took / unit).toFixed(1)} | ${(took / empty).toFixed(1)} | ${kb(bytes)} | ${kb(packed)} |`,
  );
}
