/** A page that is no canvas: the bar on top with the ways to the others, and room below. */
import type { ReactNode } from "react";

import "../styles/page.css";
import "../styles/touch.css";
import { Brand } from "./Brand";
import { ThemeSwitch } from "./ThemeSwitch";

interface Props {
  current: "quiz" | "progress" | "workshop";
  children: ReactNode;
}

export function PageFrame({ current, children }: Props) {
  const here = (page: string) => (page === current ? "page" : undefined);
  return (
    <>
      <header className="page-top">
        <Brand />
        <nav aria-label="Pages">
          <a href="/">Exercises</a>
          <a href="/progress/" aria-current={here("progress")}>
            My progress
          </a>
          <a href="/quiz/" aria-current={here("quiz")}>
            Quiz
          </a>
        </nav>
        <ThemeSwitch />
      </header>
      <main className="page-main">{children}</main>
    </>
  );
}
