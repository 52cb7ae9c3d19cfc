/** A small canvas for each learner. Only those in sight have pixels, and only those whose picture changed are drawn. */
import { Check, Hand, WifiOff } from "lucide-react";
import { memo, useEffect, useMemo, useRef, useState } from "react";

import { useDashboard } from "../../model/dashboard";
import { goalsMet, isFinished, isStuck, isWaiting, type Standing } from "../../model/standings";
import { drawTile, paletteOf } from "./draw-tile";
import { Sight } from "./sight";
import { Tiles } from "./tiles";
import { rowWords, stillWords } from "./words";

interface Props {
  all: Standing[];
  goals: number;
  now: number;
  onChoose: (learner: string) => void;
  onHold: (held: boolean) => void;
}

export function Wall({ all, goals, now, onChoose, onHold }: Props) {
  const workshop = useDashboard((state) => state.workshop);
  const tiles = useMemo(() => new Tiles(workshop), [workshop]);
  const [sight] = useState(() => new Sight());
  const theme = useThemeName();
  useEffect(() => () => onHold(false), [onHold]);
  return (
    <ul className="wall" aria-label="Canvases" onPointerEnter={() => onHold(true)} onPointerLeave={() => onHold(false)}>
      {all.map((each) => (
        <Place key={each.learner.id} each={each} goals={goals} now={now} tiles={tiles} sight={sight} theme={theme} onChoose={onChoose} />
      ))}
    </ul>
  );
}

interface PlaceProps {
  each: Standing;
  goals: number;
  now: number;
  tiles: Tiles;
  sight: Sight;
  theme: string;
  onChoose: (learner: string) => void;
}

/** One learner: of a thousand, only those whose row has changed are told anew. */
const Place = memo(function Place({ each, goals, now, tiles, sight, theme, onChoose }: PlaceProps) {
  return (
    <li data-stuck={isStuck(each, now) || undefined} data-away={!each.here || undefined} data-asks={isWaiting(each) || undefined}>
      <button type="button" aria-label={rowWords(each, goals, now)} onClick={() => onChoose(each.learner.id)}>
        <Picture tiles={tiles} sight={sight} theme={theme} sandbox={each.row?.sandbox ?? ""} revision={each.row?.revision ?? -1} />
        <span className="wall-name">
          <b>{each.learner.nickname}</b>
          {each.help && <Hand size={13} className="help-hand" data-state={each.help.state} aria-hidden />}
          {!each.here && <WifiOff size={12} aria-hidden />}
          {isFinished(each) ? <Check size={13} aria-hidden /> : <i>{stillWords(each, now)}</i>}
          <i>
            {goalsMet(each.row)}/{goals}
          </i>
        </span>
      </button>
    </li>
  );
}, looksTheSame);

/** Standings are made anew with every piece of news; what they are made of stays until it changes. */
function looksTheSame({ each: one, ...before }: PlaceProps, { each: other, ...after }: PlaceProps): boolean {
  const same = one.learner === other.learner && one.row === other.row && one.help === other.help && one.here === other.here;
  return same && Object.entries(before).every(([name, value]) => value === after[name as keyof typeof after]);
}

interface PictureProps {
  tiles: Tiles;
  sight: Sight;
  theme: string;
  sandbox: string;
  revision: number;
}

function Picture({ tiles, sight, theme, sandbox, revision }: PictureProps) {
  const sheet = useRef<HTMLCanvasElement>(null);
  const [seen, setSeen] = useState(false);
  const [width, setWidth] = useState(0);
  useEffect(() => sight.watch(sheet.current!, setSeen, setWidth), [sight]);
  useEffect(() => {
    const canvas = sheet.current!;
    if (!seen || sandbox === "" || width === 0) return undefined;
    let frame = 0;
    const stop = tiles.want(sandbox, revision, (tile) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const height = canvas.clientHeight;
        canvas.dataset.theme = theme; // whose colours it is drawn in
        const ratio = Math.min(2, devicePixelRatio);
        if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
        if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
        drawTile(canvas.getContext("2d")!, tile, paletteOf(getComputedStyle(canvas)), width, height, ratio);
        canvas.dataset.revision = String(tile.revision);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [tiles, sandbox, revision, seen, theme, width]);
  return <canvas ref={sheet} className="wall-sheet" aria-hidden />;
}

/** Light or dark, as the page shows it: a canvas has to be drawn anew. */
function useThemeName(): string {
  const [name, setName] = useState(document.documentElement.dataset.theme ?? "");
  useEffect(() => {
    const watch = new MutationObserver(() => setName(document.documentElement.dataset.theme ?? ""));
    watch.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    return () => watch.disconnect();
  }, []);
  return name;
}
