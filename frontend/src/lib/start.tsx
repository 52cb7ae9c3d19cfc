/** What every page does first: fonts, base styles, theme, the nonce for styles that libraries add. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import "@fontsource-variable/inter";
import "@fontsource-variable/jetbrains-mono";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/ui.css";
import "../styles/overlays.css";
import { cspNonce, mountPoint } from "./page";
import { startTheme } from "./theme";

declare global {
  // Read by the library that locks scrolling behind a dialog, for the style element it adds.
  var __webpack_nonce__: string | undefined;
}

export function startPage(page: ReactNode): void {
  globalThis.__webpack_nonce__ = cspNonce();
  startTheme();
  const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
  createRoot(mountPoint()).render(
    <StrictMode>
      <QueryClientProvider client={queries}>{page}</QueryClientProvider>
    </StrictMode>,
  );
}
