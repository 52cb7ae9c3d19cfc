/** The canvas as a picture, with its legend: what it will look like, then as SVG or PNG. */
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import "../../styles/files.css";
import { loadPermissionLinks } from "../../api/policies";
import { attempt } from "../../model/attempt";
import { closeDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { paintOf, savePng, saveSvg, svgText, type Theme, today } from "./saving";
import { SketchView } from "./SketchView";

const THEMES: [Theme, string][] = [
  ["light", "Light"],
  ["dark", "Dark"],
];

export function PictureDialog({ picked }: { picked: string[] }) {
  const canvas = usePlayground((state) => state.canvas);
  const [theme, setTheme] = useState<Theme>(document.documentElement.dataset.theme === "dark" ? "dark" : "light");
  const [onlyPicked, setOnlyPicked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [date] = useState(today);
  const sandbox = usePlayground((state) => state.sandboxId);
  // The canvas has asked this already: the answer lies ready.
  const { data } = useQuery({
    queryKey: ["permissions", sandbox, canvas?.revision],
    queryFn: () => loadPermissionLinks(sandbox, []),
  });
  const permissions = data?.links;
  const drawing = useMemo(() => {
    if (!canvas) return null;
    const { name } = canvas.sandbox;
    return (
      <SketchView
        canvas={canvas}
        paint={paintOf(theme)}
        permissions={permissions}
        only={onlyPicked ? new Set(picked) : undefined}
        title={name}
        date={date}
        label={`Picture of ${name}`}
      />
    );
  }, [canvas, permissions, theme, onlyPicked, picked, date]);
  if (!canvas || !drawing) return null;
  const { name } = canvas.sandbox;
  const png = async () => {
    setBusy(true);
    await attempt(() => savePng(svgText(drawing), name));
    setBusy(false);
  };
  return (
    <Dialog
      size="wide"
      title="Save as a picture"
      description="Names and lines as they are now, with a legend. It holds no credentials."
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={() => saveSvg(svgText(drawing), name)}>Save SVG</Button>
          <Button tone="primary" busy={busy} onClick={() => void png()}>
            Save PNG
          </Button>
        </>
      }
    >
      <div className="picture-choices">
        <fieldset className="segments">
          <legend className="sr-only">Theme of the picture</legend>
          {THEMES.map(([value, word]) => (
            <label key={value} data-chosen={theme === value || undefined}>
              <input type="radio" name="picture-theme" checked={theme === value} onChange={() => setTheme(value)} />
              {word}
            </label>
          ))}
        </fieldset>
        {picked.length > 0 && (
          <label className="picture-only">
            <input type="checkbox" checked={onlyPicked} onChange={(event) => setOnlyPicked(event.target.checked)} />
            Only what is chosen
          </label>
        )}
      </div>
      <div className="picture-sheet">{drawing}</div>
    </Dialog>
  );
}
