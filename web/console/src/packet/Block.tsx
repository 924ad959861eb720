/** One titled part of the packet. */
import type { ReactNode } from "react";
import css from "./Packet.module.css";

export function Block({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css["block"]}>
      <h4>
        {title}
        {aside ? <small>{aside}</small> : null}
      </h4>
      {children}
    </section>
  );
}
