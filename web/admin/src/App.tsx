/** The admin: where a lead sees how handoffs go, and settles how they should. */

import { Empty } from "@kit/staff/bits";
import { usePlace } from "@kit/staff/hash";
import { Mark } from "@kit/staff/Mark";
import { useScheme } from "@kit/staff/scheme";
import { useStaff } from "@kit/staff/session";
import {
  ActivityLogIcon,
  ArchiveIcon,
  BackpackIcon,
  BarChartIcon,
  CalendarIcon,
  ChatBubbleIcon,
  CheckCircledIcon,
  ClockIcon,
  DashboardIcon,
  ExitIcon,
  GearIcon,
  Half2Icon,
  LightningBoltIcon,
  LockClosedIcon,
  MixerHorizontalIcon,
  PersonIcon,
  QuoteIcon,
  ReaderIcon,
  StackIcon,
} from "@radix-ui/react-icons";
import { Agents } from "./Agents";
import css from "./App.module.css";
import { Audit } from "./Audit";
import { Board } from "./Board";
import { Categories } from "./categories/Categories";
import { Hours } from "./Hours";
import { Keys } from "./Keys";
import { Promises } from "./Promises";
import { Queues } from "./Queues";
import { Replies } from "./Replies";
import { Report } from "./Report";
import { Resolutions } from "./resolutions/Resolutions";
import { Settings } from "./Settings";
import { Staffing } from "./Staffing";
import { consent } from "./shop/api";
import { Shop } from "./shop/Shop";

import { Triggers } from "./triggers/Triggers";
import { Wording } from "./wording/Wording";

const PAGES = [
  {
    group: "Today",
    links: [
      ["report", "Report", BarChartIcon, Report],
      ["board", "Live board", DashboardIcon, Board],
      ["promises", "Promises", CheckCircledIcon, Promises],
    ],
  },
  {
    group: "How it works",
    links: [
      ["triggers", "Triggers", LightningBoltIcon, Triggers],
      ["resolutions", "Resolutions", MixerHorizontalIcon, Resolutions],
      ["categories", "Categories", ArchiveIcon, Categories],
      ["queues", "Queues", StackIcon, Queues],
      ["agents", "Agents", PersonIcon, Agents],
      ["staffing", "Staffing", CalendarIcon, Staffing],
      ["hours", "Opening hours", ClockIcon, Hours],
      ["wording", "What is told", QuoteIcon, Wording],
      ["replies", "Saved replies", ReaderIcon, Replies],
    ],
  },
  {
    group: "Merchant",
    links: [
      ["shop", "Shop", BackpackIcon, Shop],
      ["settings", "Settings", GearIcon, Settings],
      ["keys", "API keys", LockClosedIcon, Keys],
      ["audit", "Audit log", ActivityLogIcon, Audit],
    ],
  },
] as const;

/** On a narrow screen the pages are a row that scrolls: the one that is shown stays in sight. */
const intoView = (link: HTMLElement | null): void =>
  link?.scrollIntoView({ block: "nearest", inline: "center" });

export function App() {
  const { me, signOut } = useStaff();
  const place = usePlace().split("/")[0] || (consent() ? "shop" : "report");
  const scheme = useScheme();
  const page = PAGES.flatMap((group) => [...group.links]).find(([name]) => name === place);
  if (me.agent.role === "agent") {
    return (
      <Empty title="This page is for leads and owners">
        Your cases are in the <a href="/console">console</a>.
      </Empty>
    );
  }
  const Page = page?.[3];
  return (
    <div className={css["app"]}>
      <nav className={css["nav"]} aria-label="Pages">
        <div className={css["brand"]}>
          <Mark />
          <span className="cut">{me.merchant.name}</span>
        </div>
        {PAGES.map(({ group, links }) => (
          <div key={group} style={{ display: "contents" }}>
            <h2 className={css["group"]}>{group}</h2>
            {links.map(([name, title, Icon]) => (
              <a
                key={name}
                href={`#/${name}`}
                className={css["link"]}
                aria-current={name === place ? "page" : undefined}
                ref={name === place ? intoView : undefined}
              >
                <Icon /> {title}
              </a>
            ))}
          </div>
        ))}
        <div className={css["end"]}>
          <a className={css["link"]} href="/console">
            <ChatBubbleIcon /> Console
          </a>
          <button type="button" className={css["link"]} onClick={scheme.next}>
            <Half2Icon /> {scheme.words}
          </button>
          <button type="button" className={css["link"]} onClick={() => void signOut()}>
            <ExitIcon /> Sign out
          </button>
        </div>
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <main className={css["main"]} tabIndex={0}>
        <div
          className={css["page"]}
          data-wide={[
            "triggers",
            "report",
            "resolutions",
            "categories",
            "board",
            "promises",
            "wording",
          ].includes(place)}
        >
          {Page ? <Page key={place} /> : <Empty title="There is no such page" />}
        </div>
      </main>
    </div>
  );
}
