/** A picture inside another site's page: read-only, live, without anything around it. */
import { Canvas } from "../features/canvas/Canvas";
import { EVERYTHING, setCanvasUi } from "../features/canvas/canvas-ui";
import { mountPoint } from "../lib/page";
import { startPage } from "../lib/start";
import { startLive } from "../model/connect";
import { follow, usePresence } from "../model/presence";
import { usePlayground } from "../model/store";
import "../styles/embed.css";

// On a page of our own, that says what it is.
const framed = mountPoint().dataset.framed !== undefined;

function Embedded() {
  const name = usePlayground((state) => state.canvas?.sandbox.name ?? "");
  const ended = usePlayground((state) => state.connection === "ended");
  return (
    <div className="embedded">
      <main className="stage">
        {ended ? <p className="embedded-ended">This picture is no longer shared.</p> : <Canvas />}
      </main>
      {framed || (
        <footer className="embedded-foot">
          <h1>{name}</h1>
          <span>Read-only · Understudy</span>
        </footer>
      )}
    </div>
  );
}

// The frame is another site's: whatever size it gets, the picture is seen whole.
window.addEventListener("resize", () => setCanvasUi({ reveal: EVERYTHING }));
// Who looks by a link hears of nobody, or of the one whom it follows: of the window that they used first.
usePresence.subscribe(({ peers, following }) => {
  const [first] = peers.keys();
  if (following === null && first !== undefined) follow(first);
});
setCanvasUi({ alone: true });
startLive(mountPoint().dataset.sandbox ?? "");
startPage(<Embedded />);
