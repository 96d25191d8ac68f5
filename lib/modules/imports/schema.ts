import { z } from "zod";

const id = z.uuid();
const version = z.int().min(1);

/** What a kind needs beside the file; the kind reads it by a schema of its own when the file is read. */
const options = z.record(
  z.string().max(40),
  z.union([z.string().max(200), z.number(), z.boolean(), z.null()]),
);

/** A file of the region that has been sent already, and what it is loaded as. */
export const beginImportSchema = z.object({
  kind: z.enum(["schools", "results", "school_list"]),
  fileId: id,
  options: options.default({}),
});
export type BeginImportInput = z.infer<typeof beginImportSchema>;

export const importTargetSchema = z.object({ id });

export const confirmImportSchema = z.object({ id, version });
export type ConfirmImportInput = z.infer<typeof confirmImportSchema>;

/** Which column is which, by the keys of the kind. */
export const remapImportSchema = z.object({
  id,
  version,
  mapping: z.record(z.string().max(80), z.int().min(0).max(20_000)),
});
export type RemapImportInput = z.infer<typeof remapImportSchema>;

/** What a row is taken for: one of its choices by key, «skip» or back to «open». */
export const decideImportRowSchema = z.object({
  id,
  ordinal: z.int().min(0).max(10_000_000),
  decision: z.string().min(1).max(80),
});
export type DecideImportRowInput = z.infer<typeof decideImportRowSchema>;

/** Every row of a fate that stands in the way is left aside. */
export const skipImportRowsSchema = z.object({ id, fate: z.enum(["rejected", "unmatched"]) });
export type SkipImportRowsInput = z.infer<typeof skipImportRowsSchema>;

const fates = z.enum(["added", "changed", "unchanged", "missing", "rejected", "unmatched", "skipped"]);

/** Address of the page of an import: what cannot be read is as good as absent. */
export const importAddressSchema = z.object({
  fate: fates.optional().catch(undefined),
  after: z.coerce.number().int().min(0).max(10_000_000).optional().catch(undefined),
});
