import { save } from "@/lib/core/api/base";
import { beginUpload } from "@/lib/modules/files/mutations";
import { beginUploadSchema } from "@/lib/modules/files/schema";

/** The bytes follow by PUT /api/files/{id}: a streamed body is no JSON. */
export const fileProcedures = {
  begin: save({ path: "/files" })
    .input(beginUploadSchema)
    .handler(async ({ input, context }) =>
      beginUpload(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
