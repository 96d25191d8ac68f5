import { env } from "@/lib/core/env";

/**
 * Address of the person behind the trusted proxies; «local» when none stands before the portal
 * (the framework does not show the socket's address to a route handler).
 */
export function requestAddress(headers: Headers): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  if (env.trustedProxies === 0) return "local";
  return hops.at(-env.trustedProxies) ?? "local";
}
