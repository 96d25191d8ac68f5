import { randomUUID } from "node:crypto";

import { FACTORY_PASSWORD } from "@/prisma/factories/people";

import type { CasesOf, In } from "./types";

export const ACCOUNT_CASES: CasesOf<In<"account">> = {
  "account.changePassword": [
    {
      kind: "save",
      may: "signed-in",
      input: () => ({
        current: FACTORY_PASSWORD,
        password: "другой-пароль-2027",
        repeat: "другой-пароль-2027",
      }),
    },
  ],
  "account.endSession": [{ kind: "save", may: "signed-in", input: () => ({ id: randomUUID() }) }],
  "account.endOtherSessions": [{ kind: "save", may: "signed-in", input: () => ({}) }],
  "account.acceptLink": [
    {
      kind: "anonymous",
      may: "anybody",
      unmet: "nobody issued this link",
      input: () => ({
        kind: "invitation",
        token: randomUUID(),
        password: "новый-пароль-2027",
        repeat: "новый-пароль-2027",
      }),
    },
  ],
};
