/** Learners who share a sandbox: made by hand or by lot, and who is in which. */
import { Plus, Shuffle, X } from "lucide-react";
import { type FormEvent, useState } from "react";

import { dissolveTeam, drawTeams, makeTeam, putInTeam, renameTeam } from "../../api/classroom";
import { plural } from "../../lib/words";
import type { LearnerShape, TeamShape, WorkshopShape } from "../../live/events.gen";
import type { Room } from "../../model/classroom";
import { Button, IconButton } from "../../ui/Button";
import { PeopleList } from "./PeopleList";
import type { Run } from "./run";

const MOST_IN_TEAM = 12;
// Of more than these each shows its learners when it is opened: a thousand learners would each offer hundreds of teams.
const FEW_TEAMS = 20;

const few = ({ teams }: WorkshopShape): boolean => teams.length <= FEW_TEAMS;

export function Teams({ room: { workshop, learners }, run }: { room: Room; run: Run }) {
  const there = learners.filter(({ state }) => state === "in");
  const alone = there.filter(({ team_id }) => team_id === null);
  const group = (team: TeamShape | null, members: LearnerShape[]) => (
    <Group key={team?.id ?? ""} team={team} members={members} workshop={workshop} run={run} />
  );
  return (
    <section className="panel" aria-labelledby="teams-title">
      <h2 id="teams-title">Teams</h2>
      <p className="panel-aside">
        A team shares one sandbox for each exercise, and what one of them finishes counts for all. Whoever moves goes on in the sandbox of their
        new team.
      </p>
      <div className="team-tools">
        <NewTeam onMake={(name) => run(() => makeTeam(workshop.id, name))} />
        {alone.length > 1 && <ByLot count={alone.length} onDraw={(size) => run(() => drawTeams(workshop.id, size))} />}
      </div>
      {workshop.teams.length > 0 && alone.length > 0 && group(null, alone)}
      <div className={few(workshop) ? "teams" : "teams teams-many"}>
        {workshop.teams.map((team) =>
          group(
            team,
            there.filter(({ team_id }) => team_id === team.id),
          ),
        )}
      </div>
    </section>
  );
}

function NewTeam({ onMake }: { onMake: (name: string) => Promise<boolean> }) {
  const [name, setName] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && (await onMake(name.trim()))) setName("");
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <input
        className="input"
        aria-label="Name of a new team"
        placeholder="Name of a new team"
        value={name}
        maxLength={40}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" icon={<Plus size={14} />} disabled={!name.trim()}>
        Make team
      </Button>
    </form>
  );
}

function ByLot({ count, onDraw }: { count: number; onDraw: (size: number) => Promise<boolean> }) {
  const [size, setSize] = useState(3);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onDraw(size);
  };
  return (
    <form onSubmit={submit}>
      <label>
        Teams of
        <input
          className="input team-size"
          type="number"
          min={2}
          max={MOST_IN_TEAM}
          required
          value={size || ""}
          onChange={(event) => setSize(Number(event.target.value))}
        />
      </label>
      <Button type="submit" icon={<Shuffle size={14} />}>
        By lot, {plural(count, "learner", "learners")}
      </Button>
    </form>
  );
}

interface GroupProps {
  team: TeamShape | null;
  members: LearnerShape[];
  workshop: WorkshopShape;
  run: Run;
}

function Group({ team, members, workshop, run }: GroupProps) {
  const [shown, setShown] = useState(false);
  const label = team?.name ?? "No team";
  const list =
    members.length > 0 ? (
      <PeopleList label={label} rows={members} keyOf={({ id }) => id}>
        {(learner, tabIndex) => <Mate learner={learner} team={team} workshop={workshop} tabIndex={tabIndex} run={run} />}
      </PeopleList>
    ) : (
      <p className="panel-aside">Nobody yet: choose this team at somebody's name.</p>
    );
  return (
    <div className="team" role="group" aria-label={label}>
      <div className="learner-row">
        {team === null ? (
          <h3 className="learner-name">No team</h3>
        ) : (
          <TeamName key={team.name} name={team.name} onKeep={(name) => run(() => renameTeam(workshop.id, team.id, name))} />
        )}
        <small>{plural(members.length, "learner", "learners")}</small>
        {team !== null && (
          <IconButton label={`Dissolve ${team.name}`} tone="quiet" size="small" onClick={() => void run(() => dissolveTeam(workshop.id, team.id))}>
            <X size={14} />
          </IconButton>
        )}
      </div>
      {few(workshop) ? (
        list
      ) : (
        <details className="learners-out" onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>{team === null ? "Who has no team" : `Who is in ${label}`}</summary>
          {shown && list}
        </details>
      )}
    </div>
  );
}

interface MateProps {
  learner: LearnerShape;
  team: TeamShape | null;
  workshop: WorkshopShape;
  tabIndex: 0 | -1;
  run: Run;
}

function Mate({ learner: { id, nickname }, team, workshop, tabIndex, run }: MateProps) {
  return (
    <>
      <span className="learner-name">{nickname}</span>
      <select
        className="input"
        tabIndex={tabIndex}
        aria-label={`Team of ${nickname}`}
        value={team?.id ?? ""}
        onChange={(event) => void run(() => putInTeam(workshop.id, id, event.target.value || null))}
      >
        <option value="">No team</option>
        {workshop.teams.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
    </>
  );
}

function TeamName({ name, onKeep }: { name: string; onKeep: (name: string) => Promise<boolean> }) {
  const [text, setText] = useState(name);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (text.trim() === name) return;
    if (!text.trim() || !(await onKeep(text.trim()))) setText(name);
  };
  return (
    <form className="learner-name" onSubmit={(event) => void submit(event)}>
      <input
        className="input"
        aria-label={`Name of ${name}`}
        value={text}
        maxLength={40}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => void submit()}
      />
    </form>
  );
}
