import { describe, expect, it } from "vitest";

import { mergeSchoolSchema, registerAddressSchema } from "@/lib/modules/schools/schema";

describe("the address of the register", () => {
  it("takes the empty fields of the form for what was not asked", () => {
    const empty = {
      municipality: "",
      type: "",
      level: "",
      settlement: "",
      small: "",
      closed: "",
      list: "",
      year: "",
    };
    // Absent and undefined are one to `toEqual`.
    expect(registerAddressSchema.parse({ q: "сош 901", ...empty })).toEqual({ q: "сош 901" });
  });

  it("takes what it cannot read for what was not asked", () => {
    const wrong = { type: "castle", year: "soon", after: "1", sort: "colour", small: "maybe" };
    expect(registerAddressSchema.parse(wrong)).toEqual({});
  });
});

describe("a school named by its code", () => {
  it("is asked for where nothing is typed, in words of the portal", () => {
    const input = { organisation: "1", kind: "merged", onDate: "2026-09-01", basis: "приказ № 5" };
    const parsed = mergeSchoolSchema.safeParse({ ...input, successor: "  " });
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["Впишите код школы"]);
  });
});
