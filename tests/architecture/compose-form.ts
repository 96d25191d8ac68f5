/**
 * The form of docker-compose.yml as a JSON schema: the part of the compose specification this project uses, written
 * down from its reference and closed everywhere, so that a misspelt key or a value of the wrong kind does not pass.
 */
const text = { type: "string", minLength: 1 } as const;
const texts = { type: "array", items: text, minItems: 1, uniqueItems: true } as const;
const duration = { type: "string", pattern: "^(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?$", minLength: 2 } as const;
/** A program with its arguments: without a shell, which a small image may not have. */
const argv = { type: "array", items: text, minItems: 1 } as const;

const closed = (properties: Record<string, object>, required: string[] = []) => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
});
const named = (entry: object) => ({
  type: "object",
  minProperties: 1,
  propertyNames: { pattern: "^[a-z][a-z0-9_-]*$" },
  additionalProperties: entry,
});

const healthcheck = {
  oneOf: [
    closed({ disable: { const: true } }, ["disable"]),
    closed(
      {
        test: {
          type: "array",
          items: [{ enum: ["CMD", "CMD-SHELL"] }],
          additionalItems: text,
          minItems: 2,
        },
        interval: duration,
        timeout: duration,
        start_period: duration,
        retries: { type: "integer", minimum: 1 },
      },
      ["test", "interval", "timeout", "retries"],
    ),
  ],
};

const service = closed(
  {
    image: text,
    build: text,
    pull_policy: { enum: ["always", "never", "missing", "if_not_present", "build"] },
    init: { type: "boolean" },
    user: text,
    read_only: { type: "boolean" },
    cap_drop: texts,
    cap_add: texts,
    security_opt: texts,
    shm_size: { type: "string", pattern: "^\\d+[kmg]$" },
    command: argv,
    environment: {
      type: "object",
      propertyNames: { pattern: "^[A-Z][A-Z0-9_]*$" },
      // Numbers and yes/no of YAML would arrive as something else than they were written.
      additionalProperties: text,
    },
    secrets: texts,
    volumes: texts,
    tmpfs: texts,
    networks: texts,
    ports: { type: "array", items: { type: "string", pattern: "^\\d+:\\d+$" }, minItems: 1 },
    healthcheck,
    depends_on: named(
      closed(
        {
          condition: { enum: ["service_started", "service_healthy", "service_completed_successfully"] },
        },
        ["condition"],
      ),
    ),
    restart: { enum: ["no", "always", "on-failure", "unless-stopped"] },
    stop_grace_period: duration,
    logging: closed({ driver: text, options: { type: "object", additionalProperties: text } }, ["driver"]),
  },
  ["image", "user", "read_only", "restart"],
);

export const COMPOSE_FORM = {
  ...closed(
    {
      name: { type: "string", pattern: "^[a-z0-9][a-z0-9_-]*$" },
      services: named(service),
      networks: named(closed({ internal: { type: "boolean" } })),
      volumes: named(closed({})),
      secrets: named(closed({ file: { type: "string", pattern: "^\\./" } }, ["file"])),
    },
    ["name", "services", "networks", "volumes", "secrets"],
  ),
  // Pieces kept for reuse.
  patternProperties: { "^x-": {} },
};
