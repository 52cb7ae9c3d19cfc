import { Moon, Sun, SunMoon } from "lucide-react";
import { chooseTheme, useTheme, type Theme } from "../lib/theme";
import { Button } from "./Button";
import { Menu } from "./Menu";

const icons = { light: Sun, dark: Moon, system: SunMoon };
const names: Record<Theme, string> = { light: "Light", dark: "Dark", system: "As the system" };

export function ThemeSwitch() {
  const theme = useTheme();
  const Icon = icons[theme];
  const trigger = (
    <Button className="btn-icon" aria-label={`Theme: ${names[theme]}`}>
      <Icon size={16} />
    </Button>
  );
  const items = (["light", "dark", "system"] as const).map((one) => ({
    label: names[one],
    checked: one === theme,
    run: () => chooseTheme(one),
  }));
  return <Menu label="Theme" trigger={trigger} items={items} />;
}
