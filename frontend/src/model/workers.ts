/** PURE: resources that act by themselves: an instance through its instance profile, a function or a task in its role. */
import type { Canvas, Resource, RoleSession } from "./canvas";

/** The AWS service that hands a resource of this kind its credentials; nothing acts for the other kinds. */
export const WORKS_FOR: Partial<Record<Resource["type"], string>> = {
  instance: "ec2.amazonaws.com",
  function: "lambda.amazonaws.com",
  task: "ecs-tasks.amazonaws.com",
};

/** The role that a resource acts in, null for none. */
export function roleOfWorker(canvas: Canvas, resource: Resource): string | null {
  if (resource.instance_profile_id === null) return resource.role_id;
  return canvas.instance_profiles.find((one) => one.id === resource.instance_profile_id)?.role_id ?? null;
}

/** What a service has replaced is no news while it holds a newer one. */
export function withoutReplaced(sessions: RoleSession[]): RoleSession[] {
  const held = sessions.filter((one) => one.renews);
  return held.length > 0 ? held : sessions;
}
