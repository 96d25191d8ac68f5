import { globSync } from "node:fs";

import type { APIRequestContext, Page } from "@playwright/test";

import { PAGES, ROUTES } from "@/e2e/access/pages";
import { PEOPLE, SECRET_WORDS, STRANGERS, type PersonName, type PortalPage } from "@/e2e/access/people";
import { pastPlanYear, requestsOf } from "@/e2e/fixtures/requests";
import { expectDrawn } from "@/e2e/fixtures/drawn";
import { expect, test } from "@/e2e/fixtures/test";

const NO_REDIRECTS = { maxRedirects: 0 };

let year: string;
test.beforeAll(async ({ playwright, baseURL }) => {
  const requests = await requestsOf(playwright, PEOPLE.specialist, baseURL);
  year = await pastPlanYear(requests);
  await requests.dispose();
});

const addressOf = ({ path }: PortalPage) => path.replace("{year}", year);

function mayOpen({ may }: PortalPage, name: PersonName | null): boolean {
  if (may === "anybody" || may === "signed-in") return true;
  return name !== null && may.includes(name);
}

/** Everybody of the demonstration with an account: first those named in the list, then strangers. */
const EVERYBODY: [string, PersonName | null][] = [
  ...(Object.entries(PEOPLE) as [PersonName, string][]).map(([name, email]): [string, PersonName] => [
    email,
    name,
  ]),
  ...STRANGERS.map((email): [string, null] => [email, null]),
];

test("every page and route of app has an entry", () => {
  const files = globSync(["app/**/page.tsx", "app/**/route.ts"]).sort();
  expect(Object.keys({ ...PAGES, ...ROUTES }).sort()).toEqual(files);
});

test("every page is closed to nobody but the sign-in, and leads there", async ({ playwright, baseURL }) => {
  const nobody = await requestsOf(playwright, null, baseURL);
  for (const [file, page] of Object.entries(PAGES)) {
    const answer = await nobody.get(addressOf(page), NO_REDIRECTS);
    if (page.may === "anybody") {
      expect(answer.status(), file).toBe(200);
      continue;
    }
    expect(answer.status(), file).toBe(307);
    const target = new URL(answer.headers().location ?? "", baseURL);
    expect(target.pathname, file).toBe("/login");
    expect(target.searchParams.get("next") ?? "/", file).toBe(addressOf(page));
  }
  await nobody.dispose();
});

test("a cookie nobody was given opens nothing", async ({ playwright, baseURL }) => {
  const forger = await playwright.request.newContext({
    baseURL,
    extraHTTPHeaders: { cookie: "__Host-trajectory-session=forged" },
  });
  for (const [file, page] of Object.entries({ ...PAGES, ...ROUTES })) {
    if (page.may === "anybody") continue;
    const answer = await forger.get(addressOf(page), NO_REDIRECTS);
    expect(file in ROUTES ? [401] : [307], file).toContain(answer.status());
    expect(await answer.text(), file).not.toMatch(SECRET_WORDS);
  }
  await forger.dispose();
});

for (const [email, name] of EVERYBODY) {
  test(`${email} opens what is theirs, and the rest is not there`, async ({ playwright, baseURL }) => {
    const requests = await requestsOf(playwright, email, baseURL);
    const answers: Record<string, number> = {};
    const expected: Record<string, number> = {};
    for (const [file, page] of Object.entries({ ...PAGES, ...ROUTES })) {
      if (file === "app/(auth)/login/page.tsx") continue; // leads those inside to where they were going
      const answer = await requests.get(addressOf(page), NO_REDIRECTS);
      answers[file] = answer.status();
      expected[file] = mayOpen(page, name) ? (page.redirects ? 307 : 200) : 404;
      if (name === null && expected[file] === 404) {
        expect(await answer.text(), `${file} tells a stranger nothing`).not.toMatch(SECRET_WORDS);
      }
    }
    expect(answers).toEqual(expected);
    await requests.dispose();
  });
}

test.describe("a stranger's record and a missing one are the same", () => {
  /** Of the list of all addresses those of an authority or a school, each beside one of an authority that is not there. */
  const pairsOf = (list: Readonly<Record<string, PortalPage>>) =>
    Object.values(list)
      .filter(({ path, may }) => may.length > 0 && /^(?:\/api\/.*)?\/(?!region\/).*\b91-02\b/.test(path))
      .map((page) => [addressOf(page), addressOf(page).replaceAll("91-02", "91-77")] as const);

  test("in the status, the title and the text", async ({ openAs }) => {
    test.slow();
    const page = await openAs("specialist-05@demo.example", "/account");
    const pairs = pairsOf(PAGES);
    expect(pairs.length).toBeGreaterThan(20);
    for (const pair of pairs) {
      const seen = [];
      for (const path of pair) {
        const response = await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(/не найдена/);
        seen.push({
          status: response?.status(),
          title: await page.title(),
          text: await page.locator("body").innerText(),
        });
      }
      expect(seen[0]).toEqual(seen[1]);
      expect(seen[0]?.status).toBe(404);
      expect(seen[0]?.title).not.toMatch(SECRET_WORDS);
    }
  });

  test("in the file", async ({ playwright, baseURL }) => {
    const stranger = await requestsOf(playwright, "specialist-05@demo.example", baseURL);
    const answer = async (path: string) => {
      const response = await stranger.get(path);
      return {
        status: response.status(),
        type: response.headers()["content-type"],
        text: await response.text(),
      };
    };
    const pairs = pairsOf(ROUTES);
    expect(pairs.length).toBeGreaterThan(6);
    for (const [of, absent] of pairs) {
      const foreign = await answer(of);
      expect(foreign).toEqual(await answer(absent));
      expect(foreign.status).toBe(404);
    }
    await stranger.dispose();
  });
});

/** Addresses no link leads to: each is a page that is not there, never an error of the server. */
const SPOILT = [
  "/municipalities/91-02/plans/abc",
  "/municipalities/91-02/plans/0",
  "/municipalities/91-02/plans/-1",
  "/municipalities/91-02/plans/99999999999",
  "/municipalities/91-02/plans/2199",
  "/municipalities/91-02-003",
  "/municipalities/91",
  "/municipalities/%00",
  `/municipalities/${"9".repeat(300)}`,
  "/municipalities/91-02'--",
  "/schools/91-02",
  "/schools/91-02-999",
  "/region/absent",
  "/region/lists/2026/near_low/1",
  "/region/lists/abc/regional/1",
  "/region/lists/2026/regional/99",
  "/region/letters/1",
  "/region/letters/00000000-0000-4000-8000-000000000000",
  "/api/exports/plans/91-02/abc",
  "/api/exports/plans/91-02/0",
  "/api/exports/plans/91-02/99999999999",
  "/api/exports/plans/91-02-003/2026",
  "/api/exports/plans/91/2026",
  "/api/exports/plans/%00/2026",
  "/api/v1/absent",
  "/api/v1/municipalities/91-02",
];

test("a spoilt address is a page that is not there", async ({ playwright, baseURL }) => {
  const admin = await requestsOf(playwright, PEOPLE.admin, baseURL);
  const answers = Object.fromEntries(
    await inTurn(SPOILT, async (path) => [path, (await admin.get(path, NO_REDIRECTS)).status()] as const),
  );
  expect(answers).toEqual(Object.fromEntries(SPOILT.map((path) => [path, 404])));
  await admin.dispose();
});

test("odd search parameters break no page", async ({ playwright, baseURL }) => {
  const admin = await requestsOf(playwright, PEOPLE.admin, baseURL);
  const paths = [
    "/region/plans",
    "/region/letters",
    "/region/lists",
    "/region/users",
    "/municipalities/91-02/users",
    "/municipalities/91-02/schools",
    "/municipalities/91-02/lists",
    "/region/comparison",
    "/api/exports/comparison/91-02",
  ];
  const searches = [
    "year=abc",
    "year=99999999999",
    "year=2026&year=2027",
    "q=%00",
    `q=${"я".repeat(500)}`,
    "q=%25_%27",
    "after=1",
    "sort=__proto__",
    "list=control_zone&measure=toString&with=2020",
  ];
  const asked = paths.flatMap((path) => searches.map((search) => `${path}?${search}`));
  const broken = await inTurn(asked, async (path) => [path, (await admin.get(path)).status()] as const);
  expect(broken.filter(([, status]) => status >= 500)).toEqual([]);
  await admin.dispose();
});

async function inTurn<From, To>(list: readonly From[], work: (item: From) => Promise<To>): Promise<To[]> {
  const done: To[] = [];
  for (const item of list) done.push(await work(item));
  return done;
}

for (const [email] of EVERYBODY) {
  test(`every kind of link that ${email} sees opens`, async ({ playwright, baseURL, openAs }) => {
    test.slow();
    const requests = await requestsOf(playwright, email, baseURL);
    const dead: string[] = [];
    for (const link of await linksFrom(requests, (path) => openAs(email, path))) {
      const { status } = await statusOf(requests, link);
      if (status !== 200) dead.push(`${link} answers ${String(status)}`);
    }
    await requests.dispose();
    expect(dead).toEqual([]);
  });
}

/** Addresses of the portal on the pages of the list that the person may open, one of a kind: rows of a table lead alike. */
async function linksFrom(
  requests: APIRequestContext,
  open: (path: string) => Promise<Page>,
): Promise<string[]> {
  const links = new Map<string, string>();
  for (const page of Object.values(PAGES)) {
    if (page.may === "anybody") continue;
    const { status, text } = await statusOf(requests, addressOf(page));
    if (status !== 200) continue;
    const found = text.includes(BUSY) ? await drawnLinks(await open(addressOf(page))) : sentLinks(text);
    for (const link of found) links.set(link.replace(/\d[\d-]*/g, "N"), link);
  }
  return [...links.values()];
}

/** A page of which the browser draws a part says so. */
const BUSY = 'aria-busy="true"';

const sentLinks = (text: string) =>
  [...text.matchAll(/<a [^>]*href="(\/[^"#]*)"/g)].map(([, found = ""]) => found.replaceAll("&amp;", "&"));

async function drawnLinks(page: Page): Promise<string[]> {
  await expectDrawn(page);
  const found = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return found.map((link) => link.replace(/#.*/, "")).filter(Boolean);
}

async function statusOf(requests: APIRequestContext, path: string) {
  const answer = await requests.get(path);
  return { status: answer.status(), text: await answer.text() };
}
