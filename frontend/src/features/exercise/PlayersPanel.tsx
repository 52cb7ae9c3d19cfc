/** A crowd through one role: the field of all, one of them looked at closely, and a sample put to the engine. */
import { Dices, Users } from "lucide-react";
import { type MouseEvent, useId, useState } from "react";

import "../../styles/scale.css";
import { type Players, pick, within } from "../../model/players";
import { Button } from "../../ui/Button";
import { figure, QuotaBar, USERS_PER_ACCOUNT } from "../../ui/QuotaBar";
import { CELL, cellOf, COLUMNS, EVERYBODY, firstOf, numberAt, pathOf, ROWS, steppedCell } from "./crowd-field";
import { OnePlayer } from "./OnePlayer";
import { SAMPLE, type Swept, useSweep } from "./use-sweep";

export function PlayersPanel({ players }: { players: Players }) {
  const [number, setNumber] = useState(1);
  const { swept, stale, busy, sweep } = useSweep(players);
  return (
    <section className="scale" aria-label="The crowd">
      <Field players={players} number={number} swept={swept} onPick={setNumber} />
      <Amount players={players} number={number} onPick={setNumber} />
      <OnePlayer players={players} number={number} />
      <div className="sweep">
        <Button icon={<Users size={15} />} busy={busy} onClick={() => void sweep()}>
          Ask for {figure(SAMPLE)} of them
        </Button>
        {stale && <p className="field-hint">The picture has changed since: ask again.</p>}
        {swept && <Figures swept={swept} />}
      </div>
      <p className="scale-design scale-other">
        <span className="scale-words">
          <strong>By a user for each</strong>
          <QuotaBar used={players.most} />
          <span className="scale-figures">
            {figure(players.most)} of {figure(USERS_PER_ACCOUNT)} users: AWS refuses the last {figure(players.most - USERS_PER_ACCOUNT)}
          </span>
          <small>Through a role nobody is a user: sessions count against no quota of users.</small>
        </span>
      </p>
    </section>
  );
}

interface FieldProps {
  players: Players;
  number: number;
  swept: Swept | null;
  onPick: (number: number) => void;
}

/** A map of the crowd: a click, or arrow keys from square to square, choose the first of a square. */
function Field({ players, number, swept, onPick }: FieldProps) {
  const { most } = players;
  const cells = (numbers: number[]) => pathOf(new Set(numbers.map((one) => cellOf(one, most))));
  const mine = cellOf(number, most);
  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onPick(numberAt((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, most));
  };
  return (
    <figure className="crowd">
      <svg
        viewBox={`-1 -1 ${String(COLUMNS * CELL + 1)} ${String(ROWS * CELL + 1)}`}
        role="slider"
        tabIndex={0}
        aria-label="Place in the crowd"
        aria-valuemin={1}
        aria-valuemax={most}
        aria-valuenow={number}
        aria-valuetext={`Player ${figure(number)} of ${figure(most)}`}
        onClick={choose}
        onKeyDown={(event) => {
          const cell = steppedCell(mine, event.key);
          if (cell === null) return;
          event.preventDefault();
          onPick(firstOf(cell, most));
        }}
      >
        <path className="crowd-all" d={EVERYBODY} />
        {swept && <path className="crowd-well" d={cells(swept.well)} />}
        {swept && <path className="crowd-badly" d={cells(swept.badly)} />}
        <rect className="crowd-mine" x={(mine % COLUMNS) * CELL - 1} y={Math.floor(mine / COLUMNS) * CELL - 1} width={CELL + 0.5} height={CELL + 0.5} rx={1.5} />
      </svg>
      <figcaption>
        {figure(most)} players, a square for each {figure(most / (COLUMNS * ROWS))}. All wear {players.role}.
      </figcaption>
    </figure>
  );
}

function Amount({ players, number, onPick }: Omit<FieldProps, "swept">) {
  const id = useId();
  return (
    <div className="scale-amount players-amount">
      <label htmlFor={id}>Player</label>
      <input
        id={id}
        type="number"
        min={1}
        max={players.most}
        value={number}
        onChange={(event) => onPick(within(players, Number(event.target.value)))}
      />
      <Button size="small" icon={<Dices size={14} />} onClick={() => onPick(pick(players, Math.random()))}>
        Random player
      </Button>
    </div>
  );
}

function Figures({ swept }: { swept: Swept }) {
  const rows: [string, number][] = [
    ["Get the role", swept.entered],
    ["Their own item: allowed", swept.own_allowed],
    ["The next one's item: denied", swept.others_denied],
  ];
  return (
    <>
      <dl className="sweep-figures">
        {rows.map(([label, count]) => (
          <div key={label} data-well={count === swept.asked || undefined}>
            <dt>{label}</dt>
            <dd>
              {figure(count)} of {figure(swept.asked)}
            </dd>
          </div>
        ))}
      </dl>
      {swept.stays_out && <p className="goal-why">{swept.stays_out}</p>}
    </>
  );
}
