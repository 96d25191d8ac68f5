import { describe, expect, it } from "vitest";

import { addressProblem, describeDevice, passwordProblem } from "./rules";

describe("addressProblem", () => {
  it.each([
    ["localhost:3000", "http://localhost:3000"],
    ["portal.example", "https://portal.example"],
  ])("lets people in at %s", (host, origin) => {
    expect(addressProblem(host, origin)).toBeNull();
  });

  it("says what to do over plain http from another computer", () => {
    expect(addressProblem("192.168.1.5:3000", "http://localhost:3000")).toContain("http://localhost:3000");
    expect(addressProblem("192.168.1.5:3000", "http://192.168.1.5:3000")).toContain("https");
  });

  it("names the right address when another name of the same machine is opened", () => {
    expect(addressProblem("127.0.0.1:3000", "http://localhost:3000")).toContain("http://localhost:3000");
    expect(addressProblem("old.example", "https://portal.example")).toContain("https://portal.example");
  });
});

describe("passwordProblem", () => {
  it.each(["зелёный чайник", "Учебный-вход-2026", "correct horse battery"])("takes %s", (password) => {
    expect(passwordProblem(password, "anna@school.example")).toBeNull();
  });

  it.each(["короткий", "1234567890", "aaaaaaaaaaaa", "qwertyuiop1", "Пароль2026!!", "anna@school.example"])(
    "refuses %s",
    (password) => {
      expect(passwordProblem(password, "anna@school.example")).not.toBeNull();
    },
  );

  it("refuses the name of the mailbox with figures after it", () => {
    expect(passwordProblem("annapetrova2026", "annapetrova@school.example")).toContain("почту");
  });
});

describe("describeDevice", () => {
  it("names browser and system", () => {
    const chrome =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
    expect(describeDevice(chrome)).toBe("Chrome, Windows");
    expect(describeDevice("curl/8")).toBe("неизвестное устройство");
  });
});
