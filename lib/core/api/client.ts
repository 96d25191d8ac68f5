import { createORPCClient, type ClientLink } from "@orpc/client";
import type { AnyContractRouter } from "@orpc/contract";
import type { RouterClient } from "@orpc/server";
import { OpenAPILink } from "@orpc/openapi-client/fetch";

import contract from "@/lib/core/api/generated/contract.json";
import type { Router } from "@/lib/modules/router";

interface ClientContext {
  /** Key of a command; pass the same one when repeating the same command. */
  commandKey?: string;
  /** Id of the person who typed what is sent: refused when somebody else has signed in since in this browser. */
  actingUser?: string;
}

const link = new OpenAPILink<ClientContext>(contract as unknown as AnyContractRouter, {
  url: () => `${window.location.origin}/api/v1`,
  headers: ({ context: { commandKey, actingUser } }) => ({
    ...(commandKey && { "idempotency-key": commandKey }),
    ...(actingUser && { "x-acting-user": actingUser }),
  }),
});

/**
 * The typed client of the portal's API for the browser. Every write goes through it. DTOs hold only what JSON can
 * (dates are ISO strings), so what arrives has the type the query returned.
 */
export const client: RouterClient<Router, ClientContext> = createORPCClient(
  link as ClientLink<ClientContext>,
);
