/** What leaves the page: a sandbox as a file, a picture as SVG or PNG. */
import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

import { exportSandbox } from "../../api/files";
import { download } from "../../lib/download";
import { shownLanguage } from "../../lib/language";
import { attempt } from "../../model/attempt";
import { announce } from "../../model/store";
import type { Paint } from "./SketchView";

export type Theme = "light" | "dark";

// Browsers draw no canvas of more pixels than this.
const MOST_PIXELS = 16_000_000;

/** The date under which a picture is known. */
export const today = (): string => new Date().toLocaleDateString(shownLanguage(), { dateStyle: "long" });

/** A name that every file system takes. */
export const fileName = (name: string, ending: string): string =>
  `${name.trim().replaceAll(/[^\p{L}\p{N} ._-]+/gu, "").replaceAll(/\s+/g, "-").slice(0, 60) || "sandbox"}.${ending}`;

function save(content: Blob, name: string): void {
  download(content, name);
  announce(`${name} is saved.`);
}

/** One JSON file, without ids, secrets, sessions and history. */
export async function saveFile(sandbox: string, name: string): Promise<void> {
  const outcome = await attempt(() => exportSandbox(sandbox));
  if (!outcome.ok) return;
  const text = `${JSON.stringify(outcome.value, null, 2)}\n`;
  save(new Blob([text], { type: "application/json" }), fileName(name, "understudy.json"));
}

/** The colours of a theme as values, whatever theme the page has. */
export function paintOf(theme: Theme): Paint {
  const probe = document.createElement("div");
  probe.dataset.theme = theme;
  probe.hidden = true;
  document.body.append(probe);
  const styles = getComputedStyle(probe);
  const values = new Map<string, string>();
  for (const token of PAINTS) values.set(token, styles.getPropertyValue(`--${token}`).trim());
  probe.remove();
  return (token) => values.get(token) ?? "#888";
}

const PAINTS = [
  ..."canvas surface surface-2 raised ink ink-2 ink-3 line trust active expired expired-soft danger perm".split(" "),
  ..."accent-soft soon soon-soft soon-stroke user user-soft group group-soft role role-soft".split(" "),
  ..."service service-soft web web-soft hue-0 hue-1 hue-2 hue-3 hue-4 hue-5".split(" "),
];

/** In: a drawing. Out: its SVG as the text of a file. */
export function svgText(drawing: ReactElement): string {
  const sheet = document.createElement("div");
  const root = createRoot(sheet);
  flushSync(() => root.render(drawing));
  const text = new XMLSerializer().serializeToString(sheet.querySelector("svg")!);
  root.unmount();
  return text;
}

export const saveSvg = (text: string, name: string): void =>
  save(new Blob([text], { type: "image/svg+xml" }), fileName(name, "svg"));

/** Twice as many pixels as on the screen, fewer for a very large picture. */
export async function savePng(text: string, name: string): Promise<void> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const { width, height } = picture;
  const scale = Math.min(2, Math.sqrt(MOST_PIXELS / (width * height)));
  const sheet = document.createElement("canvas");
  sheet.width = Math.round(width * scale);
  sheet.height = Math.round(height * scale);
  sheet.getContext("2d")!.drawImage(picture, 0, 0, sheet.width, sheet.height);
  const content = await new Promise<Blob | null>((resolve) => sheet.toBlob(resolve, "image/png"));
  if (!content) throw new Error("This browser could not draw a picture of that size. Save it as SVG.");
  save(content, fileName(name, "png"));
}
