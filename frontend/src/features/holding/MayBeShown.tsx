/** Beforehand: whether this learner's canvas may be shown to the class. */
import { useQueryClient } from "@tanstack/react-query";
import { EllipsisVertical, Check } from "lucide-react";

import { setMayBeShown } from "../../api/holding";
import { attempt } from "../../model/attempt";
import { noteHeld } from "../../model/held";
import { IconButton } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import type { StripProps } from "../instructor-bar/strip";

export function MayBeShown({ workshop, held: { may_be_shown: may } }: StripProps) {
  const queries = useQueryClient();
  const change = async () => {
    const done = await attempt(() => setMayBeShown(workshop, !may));
    if (done.ok) noteHeld(queries, workshop, { may_be_shown: !may });
  };
  return (
    <Menu
      label="Your settings in this workshop"
      items={[{ label: "My canvas may be shown to the class", checked: may, icon: <Check size={14} />, run: () => void change() }]}
      note="Your instructors see it either way."
      trigger={
        <IconButton label="Your settings in this workshop" tone="quiet" size="small">
          <EllipsisVertical size={15} />
        </IconButton>
      }
    />
  );
}
