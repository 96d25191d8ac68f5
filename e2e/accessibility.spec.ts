import type { Page } from "@playwright/test";

import { PAGES } from "@/e2e/access/pages";
import { PEOPLE, type PortalPage } from "@/e2e/access/people";
import { expectAccessible } from "@/e2e/fixtures/accessibility";
import { expectDrawn } from "@/e2e/fixtures/drawn";
import { pastPlanYear, requestsOf } from "@/e2e/fixtures/requests";
import { signIn } from "@/e2e/fixtures/sign-in";
import { expect, test } from "@/e2e/fixtures/test";

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** An office screen enlarged to 200 %. */
const ENLARGED = { width: 683, height: 384 };

let year: string;
test.beforeAll(async ({ playwright, baseURL }) => {
  const requests = await requestsOf(playwright, PEOPLE.specialist, baseURL);
  year = await pastPlanYear(requests);
  await requests.dispose();
});

/** Somebody who may open the page: the one with most to see on it. */
function readerOf({ may }: PortalPage): string | null {
  if (may === "anybody") return null;
  const readers = may === "signed-in" ? (["mentor"] as const) : may;
  const first = (["specialist", "director"] as const).find((name) => readers.includes(name)) ?? readers[0];
  return first ? PEOPLE[first] : null;
}

async function expectInOneColumn(page: Page, what: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, `${what}: the page itself does not scroll sideways`).toBeLessThanOrEqual(window);
}

async function expectOutline(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect(await page.title()).toMatch(/^.+ — Траектория$/);
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByRole("banner")).toHaveCount(1);
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
}

async function expectReadable(page: Page, path: string): Promise<void> {
  const open = async () => {
    await page.goto(path);
    await expectDrawn(page);
  };
  await page.setViewportSize(DESK);
  await open();
  await expectOutline(page);
  await expectAccessible(page);
  await expectInOneColumn(page, "1366 px");
  await page.setViewportSize(PHONE);
  await open();
  await expectAccessible(page);
  await expectInOneColumn(page, "390 px");
  await page.setViewportSize(ENLARGED);
  await open();
  await expectInOneColumn(page, "200 %");
}

for (const [file, entry] of Object.entries(PAGES).filter(([, { redirects }]) => !redirects)) {
  test(file.replace(/^app|\/page\.tsx$/g, ""), async ({ page, openAs }) => {
    const path = entry.path.replace("{year}", year);
    const reader = readerOf(entry);
    await expectReadable(reader === null ? page : await openAs(reader, "/account"), path);
  });
}

test("a page that is not there", async ({ openAs }) => {
  await expectReadable(await openAs(PEOPLE.specialist, "/account"), "/municipalities/91-77");
});

test("the plan being written", async ({ openAs }) => {
  const page = await openAs("specialist-05@demo.example", "/municipalities/91-05/plans");
  const link = page.getByRole("main").getByRole("link", { name: /\d{4}/ }).first();
  await expectReadable(page, (await link.getAttribute("href")) ?? "");
});

test("the menus of the frame", async ({ page }) => {
  await signIn(page, "armyansk@demo.example");
  await page.setViewportSize(PHONE);
  for (const button of await page.getByRole("banner").getByRole("button").all()) {
    await button.click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
  }
});
