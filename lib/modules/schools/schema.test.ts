import { describe, expect, it } from "vitest";

import { registerAddressSchema } from "@/lib/modules/schools/schema";

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
