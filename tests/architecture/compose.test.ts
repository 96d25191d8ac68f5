import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

import { Ajv, type SchemaObject } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { files, read } from "./source-tree";

interface Service {
  image: string;
  build?: string;
  user: string;
  read_only: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  command?: string[];
  environment?: Record<string, unknown>;
  secrets?: string[];
  volumes?: string[];
  tmpfs?: string[];
  networks?: string[];
  ports?: string[];
  healthcheck?: {
    disable?: boolean;
    test?: string[];
    interval?: string;
    timeout?: string;
    start_period?: string;
  };
  depends_on?: Record<string, { condition: string }>;
  restart: string;
  stop_grace_period?: string;
}

interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
  secrets: Record<string, { file: string }>;
}

const compose = parse(read("docker-compose.yml"), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image.startsWith("trajectory:"));
const dockerfile = read("Dockerfile");
const caddyfile = read("docs/production/Caddyfile");

const SECRET = /PASSWORD|SECRET|TOKEN|DATABASE_URL|_KEY$/;

/** Names of services of which something is true. */
const those = (wrong: (service: Service, name: string) => boolean) =>
  services.filter(([name, service]) => wrong(service, name)).map(([name]) => name);

/** The schema of the compose specification as its authors publish it; a linter of compose files carries it. */
function composeSpecification(): SchemaObject {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("dclint/package.json"));
  const text = readFileSync(path.join(folder, "schemas", "compose.schema.json"), "utf8");
  // Written in the dialect Ajv takes for granted, which it knows by another address.
  const { $schema: _dialect, ...schema } = JSON.parse(text) as SchemaObject;
  return schema;
}

const fitsSpecification = new Ajv({ allErrors: true, strictTypes: false }).compile(composeSpecification());

/** Where a document departs from the specification. */
function departures(document: unknown): string[] {
  fitsSpecification(document);
  return [...new Set(fitsSpecification.errors?.map(({ instancePath }) => instancePath))];
}

describe("docker-compose.yml", () => {
  it("has the form of the compose specification", () => {
    expect(departures(compose), JSON.stringify(fitsSpecification.errors)).toEqual([]);
  });

  it.each([
    ["a misspelt key", { helthcheck: { test: ["CMD", "true"] } }, ""],
    ["a condition there is not", { depends_on: { migrate: { condition: "service_ready" } } }, "/depends_on"],
    ["a list instead of a name", { image: ["trajectory"] }, "/image"],
    ["a time without a unit", { healthcheck: { test: ["CMD", "true"], timeout: 5 } }, "/healthcheck"],
  ])("would not pass with %s", (_name, part, place) => {
    const wrong = {
      ...compose,
      services: { ...compose.services, jobs: { ...compose.services.jobs, ...part } },
    };
    expect(departures(wrong).some((one) => one.startsWith(`/services/jobs${place}`))).toBe(true);
  });

  it("writes values of the environment as texts and times with their unit, which the schema leaves open", () => {
    // Numbers and yes/no of YAML would arrive as something else than they were written.
    const isText = (value: unknown) => typeof value === "string" && value !== "";
    expect(those(({ environment = {} }) => !Object.values(environment).every(isText))).toEqual([]);
    const times = services.flatMap(([, { stop_grace_period, healthcheck = {} }]) => {
      const { interval, timeout, start_period } = healthcheck;
      return [stop_grace_period, interval, timeout, start_period].filter((time) => time !== undefined);
    });
    expect(times.filter((time) => !/^(?:\d+h)?(?:\d+m)?(?:\d+s)?$/.test(time))).toEqual([]);
  });

  it("has the services of an installation", () => {
    expect(Object.keys(compose.services)).toEqual([
      "postgres",
      "migrate",
      "portal-1",
      "portal-2",
      "jobs",
      "proxy",
    ]);
  });

  it("names only services, networks, volumes and secrets that it has, and uses all of them", () => {
    const used = { networks: new Set<string>(), volumes: new Set<string>(), secrets: new Set<string>() };
    for (const [, service] of services) {
      for (const name of service.networks ?? []) used.networks.add(name);
      for (const name of service.secrets ?? []) used.secrets.add(name);
      for (const volume of service.volumes ?? [])
        if (!volume.startsWith(".")) used.volumes.add(volume.split(":")[0] ?? "");
      for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty(name);
    }
    expect([...used.networks].sort()).toEqual(Object.keys(compose.networks).sort());
    expect([...used.volumes].sort()).toEqual(Object.keys(compose.volumes).sort());
    expect([...used.secrets].sort()).toEqual(Object.keys(compose.secrets).sort());
  });

  it("starts after what it needs: the database, the finished migration, the ready instances", () => {
    const conditions = Object.fromEntries(
      services.map(([name, { depends_on = {} }]) => [
        name,
        Object.entries(depends_on).map(([other, { condition }]) => `${other} ${condition}`),
      ]),
    );
    expect(conditions).toEqual({
      postgres: [],
      migrate: ["postgres service_healthy"],
      "portal-1": ["migrate service_completed_successfully"],
      "portal-2": ["migrate service_completed_successfully"],
      jobs: ["migrate service_completed_successfully"],
      proxy: ["portal-1 service_healthy", "portal-2 service_healthy"],
    });
  });

  it("runs nothing as the superuser, and nothing on a file system it may write", () => {
    expect(those(({ user }) => !/^[1-9]\d*:[1-9]\d*$/.test(user))).toEqual([]);
    expect(those(({ read_only }) => !read_only)).toEqual([]);
    expect(those(({ tmpfs = [] }) => !tmpfs.includes("/tmp"))).toEqual([]);
    expect(those(({ cap_drop }) => cap_drop?.join() !== "ALL")).toEqual([]);
    expect(those(({ security_opt }) => !security_opt?.includes("no-new-privileges:true"))).toEqual([]);
    expect(those(({ cap_add = [] }) => cap_add.some((name) => name !== "NET_BIND_SERVICE"))).toEqual([]);
  });

  it("gives secrets as files only, each read by a service that lists it", () => {
    for (const [name, { environment = {}, secrets = [] }] of services) {
      for (const [key, value] of Object.entries(environment)) {
        if (!SECRET.test(key)) continue;
        expect(key, name).toMatch(/_FILE$/);
        expect(secrets, `${name}: ${key}`).toContain(/^\/run\/secrets\/(\w+)$/.exec(String(value))?.[1]);
      }
    }
    expect(read(".gitignore")).toMatch(/^docs\/production\/secrets\/$/m);
    expect(read(".dockerignore")).toMatch(/^docs\/production\/secrets$/m);
    const placed = Object.values(compose.secrets).map(({ file }) => file);
    expect(placed.filter((file) => !file.startsWith("./docs/production/secrets/"))).toEqual([]);
    expect(files.filter((file) => file.startsWith("docs/production/secrets/"))).toEqual([]);
  });

  it("opens ports of the machine for the proxy alone and keeps the rest inside", () => {
    expect(those(({ ports }) => ports !== undefined)).toEqual(["proxy"]);
    expect(those(({ networks = [] }) => networks.some((name) => !compose.networks[name]?.internal))).toEqual([
      "proxy",
    ]);
  });

  it("watches every service that stays, and starts it again", () => {
    const staying = services.filter(([name]) => name !== "migrate");
    expect(staying.filter(([, { healthcheck }]) => !healthcheck?.test).map(([name]) => name)).toEqual([]);
    expect(those(({ restart }, name) => restart !== (name === "migrate" ? "no" : "unless-stopped"))).toEqual(
      [],
    );
    expect(those(({ stop_grace_period }, name) => name !== "migrate" && !stop_grace_period)).toEqual([]);
  });

  it("pins every image", () => {
    const pinned =
      /^(?:postgres:18\.\d+-\w+|caddy:\d+\.\d+\.\d+-alpine|trajectory:\$\{PORTAL_VERSION:\?[^}]+\})$/;
    expect(those(({ image }) => !pinned.test(image))).toEqual([]);
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
    expect(bases).toEqual(Array(2).fill(expect.stringMatching(/^node:24\.\d+\.\d+-\w+-slim$/)));
  });

  it("calls scripts of this repository, which the tests of production start", () => {
    expect(ours.map(([name]) => name)).toEqual(["migrate", "portal-1", "portal-2", "jobs"]);
    for (const [name, { command = [] }] of ours) {
      expect(command[0], name).toBe("node");
      expect(files, name).toContain(command[1]);
    }
  });
});

describe("Dockerfile", () => {
  it("runs what it starts as an ordinary user, the one of docker-compose.yml", () => {
    const users = [...dockerfile.matchAll(/^USER (\S+)$/gm)].map(([, user]) => user);
    expect(users).toEqual(["10001:10001"]);
    expect(new Set(ours.map(([, { user }]) => user))).toEqual(new Set(users));
  });

  it("calls scripts of this repository", () => {
    const called = [...dockerfile.matchAll(/scripts\/[\w/-]+\.mjs/g)].map(([script]) => script);
    expect(called).toEqual(["scripts/build.mjs", "scripts/serve.mjs"]);
    expect(called.filter((script) => !files.includes(script))).toEqual([]);
  });

  it("installs from the lockfile, ends with SIGTERM and says that it lives", () => {
    expect(dockerfile).toMatch(/^RUN npm ci /m);
    expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK [^\n]*\\\n.*\/api\/health/m);
  });
});

describe("the reverse proxy", () => {
  it("knows both instances and asks whether they are ready", () => {
    const upstreams = [...caddyfile.matchAll(/^\s*reverse_proxy (.+) \{$/gm)].map(([, names = ""]) =>
      names.split(" ").sort(),
    );
    expect(upstreams).toHaveLength(3);
    for (const names of upstreams) expect(names).toEqual(["portal-1:3000", "portal-2:3000"]);
    expect(caddyfile).toMatch(/health_uri \/api\/ready/);
  });

  it("reads the certificate from the secrets and listens where an ordinary user may", () => {
    const proxy = compose.services.proxy;
    for (const name of ["tls_certificate", "tls_key"]) {
      expect(proxy?.secrets).toContain(name);
      expect(caddyfile).toContain(`/run/secrets/${name}`);
    }
    const inside = proxy?.ports?.map((pair) => pair.split(":")[1]) ?? [];
    expect(inside).toEqual([/http_port (\d+)/, /https_port (\d+)/].map((port) => port.exec(caddyfile)?.[1]));
    // As many hops as the portal is told to trust.
    expect(compose.services["portal-1"]?.environment?.PORTAL_TRUSTED_PROXIES).toBe("1");
  });
});
