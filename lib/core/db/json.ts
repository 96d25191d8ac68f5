import { Prisma } from "@/lib/core/db/generated/client";

/** A value of a nullable JSON column: null is SQL NULL, never the JSON word. */
export function jsonColumn(value: unknown): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value === null || value === undefined ? Prisma.DbNull : value;
}
