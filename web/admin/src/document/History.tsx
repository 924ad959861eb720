/** Which version of a document is in force, and the earlier ones to open. */
import { moment } from "@kit/staff/time";
import { Button, Menu } from "@mantine/core";
import { ChevronDownIcon } from "@radix-ui/react-icons";

export interface Versions {
  readonly kept: {
    readonly version: number; // 0: the default, which nobody wrote
    readonly changed_at: string | null;
    readonly changed_by: string;
  };
  readonly versions: readonly { readonly version: number }[];
}

export function History({
  of,
  isBusy,
  onOpen,
}: {
  of: Versions;
  isBusy: boolean;
  onOpen: (version: number) => void;
}) {
  const { version, changed_at, changed_by } = of.kept;
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" rightSection={<ChevronDownIcon />} loading={isBusy}>
          {version === 0 ? "Default" : `Version ${version}`} in force
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {changed_at ? `By ${changed_by}, ${moment(changed_at)}` : "Nobody has changed it yet"}
        </Menu.Label>
        {[...of.versions.map((one) => one.version), 0]
          .filter((one) => one !== version)
          .map((one) => (
            <Menu.Item key={one} onClick={() => onOpen(one)}>
              {one === 0 ? "Open the default" : `Open version ${one}`}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
