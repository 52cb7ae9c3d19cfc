/** What was published, the newest first: any of it can be the draft again. */
import { useState } from "react";

import { type Authored, bringBackEdition } from "../../api/authored";
import { attempt } from "../../model/attempt";
import { shownLanguage } from "../../lib/language";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { save, take } from "./draft-store";

export function EditionsDialog({ whole, onClose }: { whole: Authored; onClose: () => void }) {
  const [busy, setBusy] = useState<number | null>(null);
  const bringBack = async (number: number) => {
    setBusy(number);
    const outcome = (await save()) ? await attempt(() => bringBackEdition(whole.id, number)) : null;
    setBusy(null);
    if (!outcome?.ok) return;
    take(outcome.value);
    onClose();
  };
  const day = new Intl.DateTimeFormat(shownLanguage(), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Dialog
      title="Editions"
      description="Whoever has begun an edition stays with it. Bringing one back changes the draft alone."
      onClose={onClose}
    >
      <ul className="author-editions">
        {whole.editions.map((edition) => (
          <li key={edition.number}>
            <span>
              Edition {edition.number} {edition.number === whole.live && <Badge tone="live">Live</Badge>}
              <small>{day.format(new Date(edition.published_at))}</small>
            </span>
            <Button size="small" busy={busy === edition.number} onClick={() => void bringBack(edition.number)}>
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
