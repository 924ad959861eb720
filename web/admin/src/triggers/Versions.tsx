/** What was published, when and by whom; the way back, and what differs. */
import { Empty } from "@kit/staff/bits";
import { moment } from "@kit/staff/time";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Triggers, Version } from "../api";
import { useNames } from "../names";
import table from "../parts.module.css";
import { diff } from "./diff";
import css from "./Triggers.module.css";

export function Versions({
  triggers,
  isBusy,
  onRollBack,
}: {
  triggers: Triggers;
  isBusy: boolean;
  onRollBack: (version: number | string) => void;
}) {
  const [compared, setCompared] = useState<Version | null>(null);
  const nameOf = useNames();
  const now = triggers.published;
  if (triggers.versions.length === 0)
    return (
      <Empty title="Nothing was published yet">
        Publish a draft, and each version is kept here.
      </Empty>
    );
  return (
    <>
      <table className={table["table"]}>
        <thead>
          <tr>
            <th>Version</th>
            <th>Published</th>
            <th>By</th>
            <th className={table["right"]}>
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {triggers.versions.map((version) => (
            <tr key={version.version}>
              <td>
                {Number(version.version) === 0 ? "0, what everybody starts with" : version.version}
                {version.version === now?.version ? <span className="dim"> · in force</span> : null}
                {version.state === "draft" ? <span className="dim"> · draft</span> : null}
              </td>
              <td>
                {version.published_at ? (
                  moment(version.published_at)
                ) : (
                  <span className="dim">{Number(version.version) === 0 ? "" : "not yet"}</span>
                )}
              </td>
              <td>{nameOf(version.changed_by ?? version.by ?? "")}</td>
              <td className={table["right"]}>
                {version.version === now?.version || version.state === "draft" ? null : (
                  <span style={{ display: "inline-flex", gap: 6 }}>
                    {version.yaml && now?.yaml ? (
                      <Button variant="default" onClick={() => setCompared(version)}>
                        Compare
                      </Button>
                    ) : null}
                    {version.published_at || Number(version.version) === 0 ? (
                      <Button
                        variant="default"
                        loading={isBusy}
                        onClick={() => onRollBack(version.version)}
                      >
                        Roll back to this
                      </Button>
                    ) : null}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        opened={compared !== null}
        onClose={() => setCompared(null)}
        title={`Version ${compared?.version} against the one in force`}
        size={860}
      >
        {compared ? <Diff before={compared.yaml ?? ""} after={now?.yaml ?? ""} /> : null}
      </Modal>
    </>
  );
}

const AROUND = 3;

export function Diff({ before, after }: { before: string; after: string }) {
  const lines = diff(before, after);
  const near = new Set<number>();
  for (const [at, line] of lines.entries())
    if (line.kind !== "same") for (let k = at - AROUND; k <= at + AROUND; k += 1) near.add(k);
  if (near.size === 0) return <p className="dim">Nothing differs.</p>;
  return (
    <pre className={css["diff"]}>
      {lines.map((line, at) =>
        near.has(at) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their place
          <span key={at} data-kind={line.kind}>
            {line.kind === "added" ? "+ " : line.kind === "removed" ? "- " : "  "}
            {line.text}
            {"\n"}
          </span>
        ) : near.has(at + 1) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={at} className={css["skip"]}>
            {"⋯\n"}
          </span>
        ) : null,
      )}
    </pre>
  );
}
