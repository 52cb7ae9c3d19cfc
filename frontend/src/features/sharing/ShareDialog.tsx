/** Who may come in, and by which links. Only the owner gets answers here. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Users } from "lucide-react";

import "../../styles/sharing.css";
import { endAccess, loadSharing, revokeLink } from "../../api/sharing";
import { attempt, wordsFor } from "../../model/attempt";
import { announce, closeDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { EmptyState } from "../../ui/EmptyState";
import { LinkRow, PersonRow } from "./SharingRows";
import { NewLink } from "./NewLink";

export function ShareDialog() {
  const sandbox = usePlayground((state) => state.sandboxId);
  const name = usePlayground((state) => state.canvas?.sandbox.name ?? "this sandbox");
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["sharing", sandbox],
    queryFn: () => loadSharing(sandbox),
    retry: false,
    staleTime: 0,
  });
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ work }: { work: () => Promise<unknown>; said: string }) => attempt(work),
    onSuccess: async (outcome, { said }) => {
      if (outcome.ok) announce(said);
      await queries.invalidateQueries({ queryKey: ["sharing", sandbox] });
    },
  });
  return (
    <Dialog
      title={`Share ${name}`}
      description="Everybody who comes by a link sees the same picture, live. They need no account."
      onClose={closeDialog}
    >
      {isPending && <p className="sharing-wait">Loading who may come in…</p>}
      {error && (
        <EmptyState
          icon={<Users size={22} />}
          title={wordsFor(error).title}
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {wordsFor(error).detail}
        </EmptyState>
      )}
      {data && (
        <div className="sharing">
          <NewLink sandbox={sandbox} onMade={() => void refetch()} />
          <section aria-labelledby="sharing-links">
            <h3 id="sharing-links">Links</h3>
            {data.links.length === 0 && <p className="sharing-none">No link yet: nobody but you can come in.</p>}
            <ul className="sharing-list">
              {data.links.map((link) => (
                <LinkRow
                  key={link.id}
                  link={link}
                  people={data.people.filter((person) => person.link_id === link.id).length}
                  onRevoke={() =>
                    change.mutate({ work: () => revokeLink(sandbox, link.id), said: `${link.name} is revoked.` })
                  }
                />
              ))}
            </ul>
          </section>
          <section aria-labelledby="sharing-people">
            <h3 id="sharing-people">People</h3>
            {data.people.length === 0 && <p className="sharing-none">Whoever comes by a link stands here.</p>}
            <ul className="sharing-list">
              {data.people.map((person) => (
                <PersonRow
                  key={person.id}
                  person={person}
                  by={data.links.find((link) => link.id === person.link_id)?.name}
                  onRemove={() =>
                    change.mutate({ work: () => endAccess(sandbox, person.id), said: `${person.name} is out.` })
                  }
                />
              ))}
            </ul>
          </section>
        </div>
      )}
    </Dialog>
  );
}
