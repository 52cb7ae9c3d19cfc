/** Who is expected: imported from a file, each with a place that waits for them and a personal link. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Ellipsis, FileDown, FileUp, IdCard, Link, RefreshCw, UserMinus, UserRoundX } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { clearRoster, freeEntry, listRoster, renewPersonalLink, type RosterEntry, takeOffRoster } from "../../api/roster";
import { workshopAddress } from "../../lib/page";
import { plural } from "../../lib/words";
import type { LearnerShape } from "../../live/events.gen";
import type { Room } from "../../model/classroom";
import { Problem } from "../../model/Problem";
import { Badge } from "../../ui/Badge";
import { Button, IconButton } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Menu, type MenuItem } from "../../ui/Menu";
import { EndDialog } from "./EndDialog";
import { fits } from "../../lib/fits";
import { PeopleList } from "./PeopleList";
import { RosterImportDialog } from "./RosterImportDialog";
import type { Run } from "./run";
import { Search } from "../../ui/Search";

export function Roster({ room, run }: { room: Room; run: Run }) {
  const { workshop, learners } = room;
  const roster = useQuery({
    queryKey: ["roster", workshop.id, room.roster],
    queryFn: () => listRoster(workshop.id),
    placeholderData: keepPreviousData,
  });
  const [open, setOpen] = useState<"import" | "clear" | null>(null);
  const came = new Map(learners.flatMap((each) => (each.roster_id === null ? [] : [[each.roster_id, each]])));
  const entries = roster.data ?? [];
  // The first list takes the place of the button that asked for it, and the focus goes along.
  const cards = useRef<HTMLAnchorElement>(null);
  const asked = useRef(false);
  const isEmpty = roster.isSuccess && entries.length === 0;
  const isListed = entries.length > 0;
  useEffect(() => {
    if (asked.current && isListed && document.activeElement === document.body) cards.current?.focus();
    asked.current = isEmpty;
  }, [isEmpty, isListed]);
  const left = entries.filter(({ id }) => !came.has(id));
  const goTo = (page: string) => () => location.assign(`${workshopAddress(workshop.id)}${page}`);
  const menu: MenuItem[] = [
    { label: "Import a list…", icon: <FileUp size={14} />, takesFocus: true, run: () => setOpen("import") },
    { label: "Export as CSV", icon: <FileDown size={14} />, run: goTo("roster.csv") },
    ...(left.length > 0
      ? [
          {
            label: "Take off who has not come…",
            icon: <UserRoundX size={14} />,
            danger: true,
            takesFocus: true,
            run: () => setOpen("clear"),
          },
        ]
      : []),
  ];
  return (
    <section className="panel" aria-labelledby="roster-title">
      <div className="panel-line">
        <h2 id="roster-title">Roster</h2>
        {isListed && (
          <div className="panel-tools">
            <a className="btn" ref={cards} href={`${workshopAddress(workshop.id)}cards/`}>
              <IdCard size={15} aria-hidden /> Cards to print
            </a>
            <Menu
              label="More for the roster"
              items={menu}
              trigger={
                <IconButton label="More for the roster">
                  <Ellipsis size={16} />
                </IconButton>
              }
            />
          </div>
        )}
      </div>
      {roster.isError && <Problem error={roster.error} onAgain={() => void roster.refetch()} />}
      {isEmpty && (
        <EmptyState
          title="Do you know who comes?"
          action={
            <Button icon={<FileUp size={14} />} onClick={() => setOpen("import")}>
              Import a list
            </Button>
          }
        >
          Import their names from a spreadsheet. Whoever comes in under their name, or by their personal link, takes their place and their team.
        </EmptyState>
      )}
      {isListed && <Expected entries={entries} came={came} room={room} run={run} />}
      {open === "import" && <RosterImportDialog workshop={workshop.id} onClose={() => setOpen(null)} />}
      {open === "clear" && (
        <EndDialog
          title={`Take ${plural(left.length, "person", "people")} off the roster?`}
          words="Their personal links open nothing any more. Whoever has come stays."
          action="Take them off"
          onClose={() => setOpen(null)}
          onDo={() => run(() => clearRoster(workshop.id))}
        />
      )}
    </section>
  );
}

const addressOf = ({ link }: RosterEntry): string => new URL(link, location.href).href;

interface ExpectedProps {
  entries: RosterEntry[];
  came: ReadonlyMap<string, LearnerShape>;
  room: Room;
  run: Run;
}

function Expected({ entries, came, room: { workshop }, run }: ExpectedProps) {
  const [text, setText] = useState("");
  const [all, setAll] = useState(false);
  const [copied, setCopied] = useState<RosterEntry | null>(null);
  const left = entries.filter(({ id }) => !came.has(id));
  const teamOf = (id: string | null) => workshop.teams.find((team) => team.id === id)?.name ?? "";
  const shown = (all ? entries : left).filter((each) => fits(text, each.name, each.email, each.external_id, teamOf(each.team_id)));
  return (
    <>
      <div className="people-tools">
        <div className="choice" role="group" aria-label="Whom to show">
          <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>
            Not come yet <span className="choice-count">{left.length}</span>
          </button>
          <button type="button" aria-pressed={all} onClick={() => setAll(true)}>
            Everybody <span className="choice-count">{entries.length}</span>
          </button>
        </div>
        <Search label="Search the roster" text={text} found={shown.length} onType={setText} />
      </div>
      {shown.length === 0 && <p className="panel-aside">{text ? "Nobody fits." : "Everybody has come."}</p>}
      {shown.length > 0 && (
        <PeopleList label="Who is expected" rows={shown} keyOf={({ id }) => id}>
          {(entry, tabIndex) => (
            <Row
              entry={entry}
              learner={came.get(entry.id) ?? null}
              team={teamOf(came.get(entry.id)?.team_id ?? entry.team_id)}
              workshop={workshop.id}
              tabIndex={tabIndex}
              onCopied={() => setCopied(entry)}
              run={run}
            />
          )}
        </PeopleList>
      )}
      <p className="panel-aside roster-link" role="status">
        {copied && (
          <>
            The personal link of {copied.name}: <a href={copied.link}>{addressOf(copied)}</a>
          </>
        )}
      </p>
    </>
  );
}

interface RowProps {
  entry: RosterEntry;
  learner: LearnerShape | null;
  team: string;
  workshop: string;
  tabIndex: 0 | -1;
  onCopied: () => void;
  run: Run;
}

function Row({ entry, learner, team, workshop, tabIndex, onCopied, run }: RowProps) {
  const details = [team, entry.email, entry.external_id].filter(Boolean).join(" · ");
  const copy = async () => {
    onCopied();
    // Browsers give no clipboard to a page of a local network without TLS: the link stands there to be copied by hand.
    if (window.isSecureContext) await navigator.clipboard.writeText(addressOf(entry));
  };
  const items: MenuItem[] = [
    ...(learner
      ? [
          {
            label: "Free the place",
            hint: "who has come stays",
            icon: <UserMinus size={14} />,
            run: () => void run(() => freeEntry(workshop, entry.id)),
          },
        ]
      : [{ label: "Copy the personal link", icon: <Link size={14} />, run: () => void run(copy) }]),
    {
      label: "Another personal link",
      hint: "this one ends",
      icon: <RefreshCw size={14} />,
      run: () => void run(() => renewPersonalLink(workshop, entry.id)),
    },
    {
      label: "Take off the roster",
      icon: <UserRoundX size={14} />,
      danger: true,
      run: () => void run(() => takeOffRoster(workshop, entry.id)),
    },
  ];
  return (
    <>
      <span className="learner-name learner-lines">
        {entry.name}
        {details && <small>{details}</small>}
      </span>
      {learner && <Badge tone="live">{learner.nickname === entry.name ? "has come" : `came as ${learner.nickname}`}</Badge>}
      <Menu
        label={`For ${entry.name}`}
        items={items}
        trigger={
          <IconButton label={`More for ${entry.name} of the roster`} tone="quiet" size="small" tabIndex={tabIndex}>
            <Ellipsis size={14} />
          </IconButton>
        }
      />
    </>
  );
}
