/** The editor page, composed of features. */
import { Spotlight, X } from "lucide-react";
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { ActivityButton, ActivityPanel } from "../features/activity/ActivityPanel";
import { DrawingPanel } from "../features/author/DrawingPanel";
import { Canvas } from "../features/canvas/Canvas";
import { setCanvasUi } from "../features/canvas/canvas-ui";
import { onPaste } from "../features/canvas/choosing";
import { pageShortcut } from "../features/canvas/keyboard";
import { Palette } from "../features/canvas/Palette";
import { ExercisePanel } from "../features/exercise/ExercisePanel";
import { FileMenu, makeCopy } from "../features/files/FileMenu";
import { PrintSheet } from "../features/files/PrintSheet";
import { CheckButton } from "../features/frame/CheckButton";
import { Messages } from "../features/frame/Messages";
import { useSessionNews } from "../features/frame/session-news";
import { TopBar } from "../features/frame/TopBar";
import { ClassBar } from "../features/seat/ClassBar";
import { CanvasCards, CanvasStrip } from "../features/instructor-bar/Strip";
import { OrganizationPanel } from "../features/inspector/organization/OrganizationPanel";
import { Outline, OutlineButton } from "../features/outline/Outline";
import { ReachPanel } from "../features/reach/ReachPanel";
import { WhyPanel } from "../features/simulator/WhyPanel";
import { ReplayBar, ReplayButton } from "../features/replay/ReplayBar";
import { ActingBar } from "../features/sessions/ActingBar";
import { GlassAlarm } from "../features/sessions/GlassAlarm";
import { Tour, TourButton, wantsTour } from "../features/tour/Tour";
import { mountPoint } from "../lib/page";
import { startPage } from "../lib/start";
import { useLetter } from "../lib/use-letter";
import { closeActivity, toggleActivity, useActivityView } from "../model/activity-view";
import { startLive } from "../model/connect";
import { useClassOf } from "../model/held";
import { redoLast, undoLast } from "../model/history";
import { select, usePlayground } from "../model/store";
import { useTaught } from "../model/taught";
import { Button, IconButton } from "../ui/Button";
import "../styles/frame.css";
import "../styles/small-screens.css";
import { Dialogs, InspectorColumn } from "./desk";

function Editor() {
  useSessionNews();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => pageShortcut(event, () => void undoLast(), () => void redoLast());
    window.addEventListener("keydown", onKey);
    window.addEventListener("paste", onPaste);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("paste", onPaste);
    };
  }, []);
  const mayDraw = usePlayground((state) => state.canvas?.may_edit ?? true);
  const [outline, setOutline] = useState(false);
  const activity = useActivityView((view) => view.open);
  useLetter("h", toggleActivity);
  // An address that ends in ?replay leads to how it was built.
  const [replay, setReplay] = useState(location.search === "?replay");
  const loaded = usePlayground((state) => state.told !== null);
  const startReplay = () => {
    closeActivity();
    setReplay(true);
  };
  const [tour, setTour] = useState(wantsTour);
  const toggleOutline = () => setOutline((open) => !open);
  useLetter("o", toggleOutline);
  return (
    <div className="app" data-looks={mayDraw ? undefined : ""}>
      <a className="skip" href="#inspector">
        Skip to the inspector
      </a>
      <TopBar
        onHelp={() => setCanvasUi({ shortcuts: true })}
        check={<CheckButton />}
        menu={
          <>
            <FileMenu />
            <ActingBar />
          </>
        }
        onCopy={() => void makeCopy()}
        views={
          <>
            <OutlineButton open={outline} onToggle={toggleOutline} />
            <span className="top-activity">
              <ActivityButton open={activity} onToggle={toggleActivity} />
            </span>
            <TourButton onStart={() => setTour(true)} />
          </>
        }
      />
      <GlassAlarm />
      <ClassBar strip={<CanvasStrip />} ways={<ToAll />} />
      <Demonstrated />
      {mayDraw && <Palette />}
      <main className="stage">
        <Settling>
          <Canvas />
        </Settling>
        <CanvasCards />
        <ExercisePanel />
        <DrawingPanel />
        <ReachPanel />
        <OrganizationPanel />
        <WhyPanel />
        {activity && (
          <ActivityPanel actions={<ReplayButton onStart={startReplay} />} onClose={closeActivity} />
        )}
        {replay && loaded && <ReplayBar onClose={() => setReplay(false)} />}
        {outline && <Outline onClose={() => setOutline(false)} />}
        {tour && !outline && <Tour onClose={() => setTour(false)} />}
      </main>
      <Side />
      <Dialogs />
      <Messages />
      <PrintSheet />
    </div>
  );
}

// For few, and only while they teach.
const OnShow = lazy(() => import("../features/holding/OnShow"));
const ShowCanvas = lazy(() => import("../features/holding/ShowCanvas"));

/** Over a learner's shoulder: what they draw, for everybody. */
function ToAll() {
  const [open, setOpen] = useState(false);
  const workshop = useClassOf()?.workshop.id;
  return (
    <>
      <Button size="small" icon={<Spotlight size={13} aria-hidden />} title="Spotlight" onClick={() => setOpen(true)}>
        <span className="class-word">Spotlight</span>
      </Button>
      {open && workshop && (
        <Suspense>
          <ShowCanvas workshop={workshop} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Of a canvas of one's own: that a class sees it. */
function Demonstrated() {
  const workshop = useTaught();
  const own = usePlayground(({ canvas }) => canvas !== null && canvas.may_edit && canvas.supervision === null);
  if (workshop === null || !own) return null;
  return (
    <Suspense>
      <OnShow workshop={workshop} />
    </Suspense>
  );
}

/** Lines that are there at the start do not draw themselves; later ones do. */
function Settling({ children }: { children: ReactNode }) {
  const shown = usePlayground((state) => state.canvas !== null);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => (document.documentElement.dataset.settled = ""), 1_000);
    return () => clearTimeout(timer);
  }, [shown]);
  return children;
}

function Side() {
  const open = usePlayground((state) => state.selection !== null);
  return (
    <aside className="side" id="inspector" tabIndex={-1} data-open={open || undefined}>
      <span className="side-close">
        <IconButton label="Close inspector" tone="quiet" onClick={() => select(null)}>
          <X size={16} />
        </IconButton>
      </span>
      <InspectorColumn />
    </aside>
  );
}

startLive(mountPoint().dataset.sandbox ?? "");
startPage(<Editor />);
