// A person's name stands in their colour, and that colour follows from a random id: each must be readable.
import { describe, expect, it } from "vitest";

import tokens from "./tokens.css?raw";

const HUES = [0, 1, 2, 3, 4, 5];
const KINDS = ["user", "group", "role", "service", "web", "active", "soon", "expired", "danger"];

const themes = Object.fromEntries(
  [...tokens.matchAll(/\[data-theme="(\w+)"\]\s*{([^}]*)}/g)].map(([, theme, body]) => [
    theme as string,
    Object.fromEntries([...(body as string).matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value])),
  ]),
) as Record<string, Record<string, string>>;

function light(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". In: two colours as #rrggbb. Out: 1 to 21. */
function contrast(one: string, other: string): number {
  const first = light(one);
  const second = light(other);
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

describe.each(["light", "dark"])("the colours of the %s theme", (theme) => {
  const colour = (name: string): string => themes[theme]?.[name] ?? `no ${name}`;

  it.each(HUES)("carry a name on hue %i", (hue) => {
    expect(contrast(colour(`hue-${String(hue)}`), colour("surface"))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(KINDS)("carry the word of %s on its soft ground", (kind) => {
    expect(contrast(colour(kind), colour(`${kind}-soft`))).toBeGreaterThanOrEqual(4.5);
  });
});
