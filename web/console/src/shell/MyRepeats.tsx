/** What you asked though the packet held it: shown to you and to nobody else. */
import { ask } from "@kit/api/index";
import { Bones, Empty, Failed } from "@kit/staff/bits";
import { useStaff } from "@kit/staff/session";
import { moment } from "@kit/staff/time";
import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import css from "./Commands.module.css";

interface Mine {
  readonly items: readonly {
    readonly conversation_id: string;
    readonly seq: number;
    readonly field: string;
    readonly is_on_purpose: boolean;
    readonly at: string;
  }[];
}

export function MyRepeats({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { api } = useStaff();
  const mine = useQuery({
    queryKey: ["my repeats"],
    queryFn: () => ask<Mine>(api.door, "GET", "/v1/reports/mine?days=30"),
    enabled: isOpen,
  });
  const items = mine.data?.items ?? [];
  const slips = items.filter((one) => !one.is_on_purpose);
  return (
    <Modal opened={isOpen} onClose={onClose} title="Asked though known" size={460}>
      <div className={css["mine"]}>
        <p>
          Questions of yours in 30 days whose answer was in the packet. Only you see this; leads see
          teams.
        </p>
        {mine.isLoading ? <Bones lines={3} /> : null}
        {mine.isError ? <Failed error={mine.error} onRetry={() => void mine.refetch()} /> : null}
        {mine.data && slips.length === 0 ? (
          <Empty title="None. Nobody repeated themselves." />
        ) : null}
        <ul>
          {slips.map((one) => (
            <li key={`${one.conversation_id}${one.seq}${one.field}`}>
              <a href={`#/c/${one.conversation_id}`} onClick={onClose}>
                {one.field.replaceAll("_", " ")}
              </a>
              <span className="dim">{moment(one.at)}</span>
            </li>
          ))}
        </ul>
        {items.length > slips.length ? (
          <p className="dim">{items.length - slips.length} more on purpose.</p>
        ) : null}
      </div>
    </Modal>
  );
}
