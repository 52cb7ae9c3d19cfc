/** The first page: starting pictures, my sandboxes, and what this is in two sentences. */
import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesColumn, FileUp, ListChecks } from "lucide-react";
import { type ReactNode, useState } from "react";

import "../../styles/home.css";
import "../../styles/touch.css";
import { listSandboxes } from "../../api/canvas";
import { me } from "../../api/people";
import { listExercises, listProgress } from "../../api/workshop";
import { Brand } from "../../ui/Brand";
import { Button } from "../../ui/Button";
import { ThemeSwitch } from "../../ui/ThemeSwitch";
import { AccountMenu } from "./AccountMenu";
import { Alarms } from "./Alarms";
import { Begin } from "./Begin";
import { CertificateButton } from "./CertificateButton";
import { MySandboxes } from "./MySandboxes";
import { Pictures } from "./Pictures";
import { Problem } from "../../model/Problem";
import { MyWorkshops } from "./Workshops";
import { nextOf } from "./course";

interface Props {
  /** The dialog that opens a file; `dropped` is one that was dropped onto the page. */
  renderImport: (dropped: File | undefined, onClose: () => void) => ReactNode;
  /** The exercises that this person writes. */
  renderExercises: () => ReactNode;
  /** The dialog to go on in a second browser. */
  renderDevice: (onClose: () => void) => ReactNode;
}

export function HomePage({ renderImport, renderExercises, renderDevice }: Props) {
  const [opening, setOpening] = useState<{ file?: File } | null>(null);
  const [device, setDevice] = useState(false);
  const exercises = useQuery({ queryKey: ["exercises"], queryFn: listExercises });
  const progress = useQuery({ queryKey: ["progress"], queryFn: listProgress });
  const sandboxes = useQuery({ queryKey: ["sandboxes"], queryFn: listSandboxes });
  const person = useQuery({ queryKey: ["me"], queryFn: me });
  return (
    <div
      className="home"
      onDragOver={(event) => event.dataTransfer.types.includes("Files") && event.preventDefault()}
      onDrop={(event) => {
        const file = event.dataTransfer.files[0];
        if (!file) return;
        event.preventDefault();
        setOpening({ file });
      }}
    >
      <header className="home-top">
        <Brand />
        <span className="home-grow" />
        {person.data && (
          <AccountMenu
            me={person.data}
            begin={location.pathname === "/sign-in/" ? "sign-in" : null}
            onDevice={() => setDevice(true)}
          />
        )}
        <ThemeSwitch />
      </header>
      <main className="home-main">
        {sandboxes.data && <Alarms sandboxes={sandboxes.data} />}
        <section className="home-hero">
          <h1>See who may wear which role, and watch the credentials run out.</h1>
          <p>
            Understudy is a playground for AWS IAM roles: draw people, services and accounts, connect them, and the
            policies are written for you. Every answer comes from a real policy engine and says why, and nothing here
            touches a real AWS account.
          </p>
          {progress.data && (
            <Begin
              sandboxes={sandboxes.data}
              begun={progress.data.length > 0}
              next={nextOf(exercises.data ?? [], progress.data)}
            />
          )}
        </section>
        {(person.data?.kind === "instructor" || person.data?.kind === "administrator") && <MyWorkshops />}
        <section aria-labelledby="pictures">
          <div className="home-line">
            <h2 id="pictures">Start with a picture</h2>
            <a className="btn btn-small" href="/progress/">
              <ChartNoAxesColumn size={14} aria-hidden /> My progress
            </a>
            <a className="btn btn-small" href="/quiz/">
              <ListChecks size={14} aria-hidden /> Quiz
            </a>
            {progress.data?.some((each) => each.score !== null) && <CertificateButton />}
          </div>
          {exercises.isError && <Problem error={exercises.error} onAgain={() => void exercises.refetch()} />}
          <Pictures exercises={exercises.data ?? []} progress={progress.data ?? []} loading={exercises.isPending} />
        </section>
        <section aria-labelledby="mine">
          <div className="home-line">
            <h2 id="mine">My sandboxes</h2>
            <Button size="small" icon={<FileUp size={14} />} onClick={() => setOpening({})}>
              Open a file
            </Button>
          </div>
          {sandboxes.isError && <Problem error={sandboxes.error} onAgain={() => void sandboxes.refetch()} />}
          {sandboxes.data && <MySandboxes sandboxes={sandboxes.data} />}
        </section>
        {person.data?.has_account && renderExercises()}
      </main>
      <footer className="home-foot">
        <p>
          Not affiliated with Amazon Web Services. AWS and its service names are used only to say what is being taught.
        </p>
      </footer>
      {device && renderDevice(() => setDevice(false))}
      {opening && renderImport(opening.file, () => setOpening(null))}
    </div>
  );
}
