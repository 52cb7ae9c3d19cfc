import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { texts } from "./texts/plugin.js";

// The entries and a manifest: Django's templates look up the file names there. Nothing is inlined as a data: address,
// because the content security policy only allows files of our own.
export default defineConfig({
  base: "/static/",
  plugins: [react(), process.env.VITEST ? [] : texts()],
  build: {
    outDir: "dist",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["canvas", "home", "embed", "quiz", "progress", "workshop", "class", "author", "dashboard"].map(
        (name) => `src/entries/${name}.tsx`,
      ),
    },
  },
  test: {
    environment: "happy-dom",
    css: { include: /tokens\.css/ }, // its colours are tested, too
    setupFiles: ["src/testing/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "texts/*.test.js"],
  },
});
