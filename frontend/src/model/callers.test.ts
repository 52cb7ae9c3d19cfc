import { expect, test } from "vitest";

import { callerByKey, callerKey, callersOf } from "./callers";
import type { Canvas } from "./canvas";

const position = { x: 0, y: 0, width: null, height: null };
const canvas = {
  accounts: [
    { id: "acct-a", number: "111122223333", name: "Company A", kind: "own", hue: 0, user_population: 0, position },
  ],
  identities: [
    { id: "AIDA1", kind: "user", account_id: "acct-a", name: "ana", title: "Security lead" },
    { id: "svc-1", kind: "service", account_id: null, name: "EC2", title: "" },
  ],
  roles: [],
  groups: [{ id: "AGPA1", account_id: "acct-a", name: "Developers" }],
  providers: [],
  resources: [],
  notes: [],
  sessions: [
    { id: "ses-1", kind: "role", role_name: "Auditor", session_name: "ana", caller_label: "ana", state: "active" },
    { id: "ses-2", kind: "role", role_name: "Auditor", session_name: "old", caller_label: "ana", state: "expired" },
    { id: "ses-3", kind: "federated", role_name: "", session_name: "guest", caller_label: "ana", state: "active" },
  ],
} as unknown as Canvas;

test("people, services, live sessions and root users can call; groups never can", () => {
  expect(callersOf(canvas).map((caller) => callerKey(caller.ref))).toEqual([
    "identity:AIDA1",
    "identity:svc-1",
    "session:ses-1",
    "session:ses-3",
    "account_root:acct-a",
  ]);
});

test("an ended session is offered only where its refusal teaches", () => {
  const ended = callerByKey(callersOf(canvas, true), "session:ses-2");
  expect(ended?.detail).toBe("Session of ana, ended");
});

test("each caller says what and where it is", () => {
  const [ana, ec2] = callersOf(canvas);
  expect(ana?.detail).toBe("Security lead in Company A");
  expect(ec2?.detail).toBe("AWS service");
});

test("a federated user is called by its own name, and by whom it was let in", () => {
  const guest = callerByKey(callersOf(canvas), "session:ses-3");
  expect([guest?.label, guest?.detail]).toEqual(["guest", "Federated user of ana"]);
});
