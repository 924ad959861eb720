/** What customers asked, through the shop, to be told: ready to be handed on. */
import { Failed } from "@kit/staff/bits";
import { day } from "@kit/staff/time";
import { useQuery } from "@tanstack/react-query";
import { Section } from "../parts";
import { useShop } from "./api";
import css from "./Shop.module.css";

export function Exports() {
  const shop = useShop();
  const found = useQuery({ queryKey: ["shop", "exports"], queryFn: shop.exports });
  if (found.isError) return <Failed error={found.error} />;
  if (!found.data || found.data.length === 0) return null;
  return (
    <Section
      title="Customers' data"
      about="Asked for through the shop. Hand each on within 30 days; after that it is erased here."
    >
      <ul className={css["posts"]}>
        {found.data.map((one) => (
          <li key={one.id}>
            <span className="cut">{one.about}</span>
            <small>{day(one.at)}</small>
            <a href={`/v1/shop/exports/${encodeURIComponent(one.id)}`} download={`${one.id}.json`}>
              Download
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
