import { expect, test } from "@/e2e/fixtures/test";
import { DEMO_EMAILS, signedInAs, signIn } from "@/e2e/fixtures/sign-in";

test("the portal is ready", async ({ request }) => {
  expect((await request.get("/api/ready")).status()).toBe(200);
});

for (const email of DEMO_EMAILS) {
  test(`${email} signs in`, async ({ page }) => {
    await signIn(page, email);
    await page.context().storageState({ path: signedInAs(email) });
  });
}
