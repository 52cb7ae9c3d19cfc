import { Moon, Sun, SunMoon } from "lucide-react";
import { chooseLanguage, languages, shownLanguage, type Language } from "../lib/language";
import { chooseTheme, useTheme, type Theme } from "../lib/theme";
import { Button } from "./Button";
import { Menu } from "./Menu";

const icons = { light: Sun, dark: Moon, system: SunMoon };
const names: Record<Theme, string> = { light: "Light", dark: "Dark", system: "As the system" };

/** How the page looks and in which language it speaks. */
export function ThemeSwitch() {
  const theme = useTheme();
  const Icon = icons[theme];
  const trigger = (
    <Button className="btn-icon" aria-label={`Theme and language: ${names[theme]}`}>
      <Icon size={16} />
    </Button>
  );
  const themes = (["light", "dark", "system"] as const).map((one) => ({
    label: names[one],
    checked: one === theme,
    run: () => chooseTheme(one),
  }));
  const tongues = (Object.keys(languages) as Language[]).map((one) => ({
    label: <span lang={one}>{languages[one]}</span>,
    checked: one === shownLanguage(),
    run: () => chooseLanguage(one),
  }));
  return <Menu label="Theme and language" trigger={trigger} items={[...themes, "---", ...tongues]} />;
}
