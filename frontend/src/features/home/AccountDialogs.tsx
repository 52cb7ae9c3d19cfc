/** One question each: which e-mail and password, which name, really delete. The answer loads the page anew. */
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";

import { ApiError } from "../../api/http";
import { changePassword, deleteMe, type Me, openAccount, renameMe, signIn, signOut } from "../../api/people";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Problem } from "../../model/Problem";

export type AccountDialogKind = "open" | "sign-in" | "sign-out" | "password" | "name" | "delete";

interface Props {
  kind: AccountDialogKind;
  me: Me;
  onAsk: (kind: AccountDialogKind) => void;
  onClose: () => void;
}

/** What is typed, by the server's names of the fields, so that a refusal stands at the one it means. */
interface Typed {
  name: string;
  email: string;
  password: string;
  new_password: string;
}

interface Question {
  title: string;
  description: string;
  does: string;
  danger?: boolean;
  fields: Ask[];
  send: (typed: Typed) => Promise<unknown>;
  /** The other way in. */
  instead?: { label: string; kind: AccountDialogKind };
}

interface Ask {
  field: keyof Typed;
  label: string;
  type: "text" | "email" | "password";
  autoComplete: string;
  hint?: string;
}

const EMAIL: Ask = { field: "email", label: "E-mail", type: "email", autoComplete: "username" };
const PASSWORD: Ask = { field: "password", label: "Password", type: "password", autoComplete: "current-password" };
const AT_LEAST = "At least 8 characters. Three unrelated words make a good one.";

function questionFor(kind: AccountDialogKind, me: Me): Question {
  switch (kind) {
    case "open":
      return {
        title: "Keep my work",
        description: "With an e-mail and a password you come back to your sandboxes and your progress on any device.",
        does: "Open account",
        fields: [EMAIL, { ...PASSWORD, autoComplete: "new-password", hint: AT_LEAST }],
        send: ({ email, password }) => openAccount(email, password),
        instead: { label: "I have an account", kind: "sign-in" },
      };
    case "sign-in":
      return {
        title: "Sign in",
        description: "What you have made as a guest comes along.",
        does: "Sign in",
        fields: [EMAIL, PASSWORD],
        send: ({ email, password }) => signIn(email, password),
        instead: { label: "I have none yet", kind: "open" },
      };
    case "sign-out":
      return {
        title: "Sign out?",
        description: "This browser goes on as a new guest. Your work waits under your e-mail.",
        does: "Sign out",
        fields: [],
        send: signOut,
      };
    case "password":
      return {
        title: "Change password",
        description: "Other browsers are signed out.",
        does: "Change password",
        fields: [
          { ...PASSWORD, label: "Password so far" },
          { field: "new_password", label: "New password", type: "password", autoComplete: "new-password", hint: AT_LEAST },
        ],
        send: ({ password, new_password }) => changePassword(password, new_password),
      };
    case "name":
      return {
        title: "Change name",
        description: "So others see you beside your pointer and in the history.",
        does: "Change name",
        fields: [{ field: "name", label: "Name", type: "text", autoComplete: "nickname" }],
        send: ({ name }) => renameMe(name),
      };
    case "delete":
      return {
        title: "Delete everything of mine?",
        description: "Your sandboxes, your progress and your account go at once. Nothing brings them back.",
        does: "Delete everything",
        danger: true,
        fields: me.has_password ? [PASSWORD] : [],
        send: ({ password }) => deleteMe(password),
      };
  }
}

export function AccountDialogs({ kind, me, onAsk, onClose }: Props) {
  const question = questionFor(kind, me);
  const form = useId();
  const [typed, setTyped] = useState<Typed>({ name: me.name, email: "", password: "", new_password: "" });
  const send = useMutation({
    mutationFn: () => question.send(typed),
    onSuccess: () => location.assign("/"), // somebody else may see this page now: nothing of before stays in it
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!send.isPending) send.mutate();
  };
  const other = question.instead;
  const at = send.error instanceof ApiError ? send.error.place : "";
  const problem: ReactNode = send.isError ? <Problem error={send.error} /> : undefined;
  const elsewhere = !question.fields.some(({ field }) => field === at);
  return (
    <Dialog
      size="small"
      title={question.title}
      description={question.description}
      onClose={onClose}
      footer={
        <>
          {other && (
            <Button
              tone="quiet"
              className="foot-left"
              onClick={() => {
                send.reset();
                onAsk(other.kind);
              }}
            >
              {other.label}
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone={question.danger ? "danger" : "primary"}
            type="submit"
            form={form}
            busy={send.isPending}
            disabled={question.fields.some(({ field }) => typed[field].trim() === "")}
          >
            {question.does}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="account-form" noValidate>
        {question.fields.map(({ field, label, hint, ...input }) => (
          <Field key={field} label={label} hint={hint} error={at === field ? problem : undefined}>
            {(control) => (
              <input
                {...control}
                {...input}
                name={field}
                value={typed[field]}
                maxLength={254}
                onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        {elsewhere && problem}
      </form>
    </Dialog>
  );
}
