import { expect, test } from "@playwright/test";

test("the portal answers", async ({ request }) => {
  const response = await request.get("/api/ready");
  expect(response.status()).toBe(200);
});
