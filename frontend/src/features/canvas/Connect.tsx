/** Linking by taps: the button for screens without the rail, and the banner that says what to do next. */
import { Link2 } from "lucide-react";

import "../../styles/touch.css";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { useCanvasUi } from "./canvas-ui";
import { cancelLink, connectByTaps } from "./changing";
import type { Linking } from "./scene";
import { nameOf } from "./to-edges";

export function Connect() {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const connecting = useCanvasUi((ui) => ui.connecting);
  const linking = useCanvasUi((ui) => ui.linking);
  if (!mayEdit) return null;
  if (connecting || (linking && linking.by !== "pointer")) return <Banner linking={linking} />;
  return (
    <button type="button" className="connect" onClick={connectByTaps}>
      <Link2 size={17} aria-hidden /> Connect
    </button>
  );
}

function Banner({ linking }: { linking: Linking | null }) {
  const canvas = usePlayground((state) => state.canvas!);
  return (
    <div className="connect-banner">
      <p role="status">
        {linking === null ? (
          <>
            <strong>1 of 2.</strong> Choose who shall be trusted: a user, a service, a role or an account.
          </>
        ) : (
          <>
            <strong>{linking.by === "tap" ? "2 of 2." : "Linking."}</strong> Now the role that {nameOf(canvas, linking.sourceId)} may
            assume.
          </>
        )}
      </p>
      <Button size="small" onClick={cancelLink}>
        Cancel
      </Button>
    </div>
  );
}
