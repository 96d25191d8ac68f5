import { config } from "zod";

// Runs before any page: a schema made before it would already have asked. The strict Content-Security-Policy
// forbids eval, and zod's question whether it may compile its checks is itself reported as a violation.
config({ jitless: true });
