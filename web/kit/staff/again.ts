/** How what a screen shows is read again after news: by a reading that began after them. */
import type { QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Reads what is shown under `queryKey` again. An answer already on its way may be older than the
 * news: it is let come, and asked for once more. News that come in quick succession share a
 * reading, so a busy line neither floods the server nor keeps the screen from ever being drawn.
 */
export async function readAgain(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const isOnItsWay = queries.isFetching({ queryKey }) > 0;
  await queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
  if (isOnItsWay) await queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
}
