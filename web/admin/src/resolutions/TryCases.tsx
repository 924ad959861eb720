/** What the edited policies would have suggested in the newest cases, beside what is in force. */
import { Failed } from "@kit/staff/bits";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import page from "../document/document.module.css";
import { usePolicies } from "./api";
import type { Policies, Suggested, Trouble } from "./document";
import css from "./Resolutions.module.css";

export function TryCases({
  document,
  onProblems,
}: {
  document: Policies;
  onProblems: (problems: readonly Trouble[]) => void;
}) {
  const api = usePolicies();
  const attempt = useMutation({
    mutationFn: () => api.attempt(document),
    onSuccess: (found) => onProblems(found.problems),
  });
  const cases = attempt.data?.cases ?? [];
  const changed = cases.filter((one) => one.is_changed);
  return (
    <aside
      className={`${page["try"] ?? ""} ${css["try"] ?? ""}`}
      aria-label="Try on the newest cases"
    >
      <h2>Try on the newest cases</h2>
      <p>
        The packets of your last cases are built again under what you see here. Nothing is stored
        and nobody is told.
      </p>
      <Button variant="default" onClick={() => attempt.mutate()} loading={attempt.isPending}>
        Try
      </Button>
      {attempt.isError ? <Failed error={attempt.error} /> : null}
      {attempt.data && attempt.data.problems.length === 0 ? (
        <p role="status">
          {cases.length === 0
            ? "No case yet to try it on."
            : changed.length === 0
              ? `None of ${cases.length} cases would change.`
              : `${changed.length} of ${cases.length} cases would change.`}
        </p>
      ) : null}
      <ul>
        {changed.map((one) => (
          <li key={one.handoff_id}>
            <a href={`/console#/c/${one.conversation_id}`} target="_blank" rel="noreferrer">
              {one.headline}
            </a>
            <dl>
              <dt>Now</dt>
              <dd>
                <Steps of={one.now} />
              </dd>
              <dt>Then</dt>
              <dd>
                <Steps of={one.then} />
              </dd>
            </dl>
            {one.now.draft === one.then.draft ? null : (
              <blockquote dir="auto">{one.then.draft || "No draft"}</blockquote>
            )}
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Steps({ of }: { of: Suggested }) {
  if (of.steps.length === 0 && of.refused.length === 0) return <>nothing</>;
  return (
    <>
      {of.steps.join(" · ")}
      {of.refused.map((one) => (
        <s key={one} title={one}>
          {one.split(":")[0]}
        </s>
      ))}
    </>
  );
}
