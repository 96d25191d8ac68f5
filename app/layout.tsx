import "@fontsource-variable/golos-text/wght.css";
import "./globals.css";

import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { StyleNonce } from "@/components/layout/style-nonce";

export const metadata: Metadata = {
  title: { template: "%s — Траектория", default: "Траектория" },
  description: "Рабочее место по работе со школами с низкими образовательными результатами",
  applicationName: "Траектория",
  icons: {
    icon: [
      { url: "/favicon.svg", type: "image/svg+xml" },
      { url: "/favicon.ico", sizes: "32x32" },
    ],
  },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#0c3a40" };

/** Dynamic on purpose: a page made beforehand would carry no nonce, and its scripts would not run. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="ru">
      <body>
        <StyleNonce nonce={nonce} />
        {children}
      </body>
    </html>
  );
}
