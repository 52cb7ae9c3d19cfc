/** The records that fit a filter, page by page; the newest come by themselves, as edits and calls are told of. */
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";

import { type ActivityFilter, listActivity } from "../../api/activity";
import { usePlayground } from "../../model/store";

const WAIT_MS = 250; // what comes together is fetched together
const MOST_PAGES = 40; // all that the server keeps

export function useActivity(filter: ActivityFilter) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ["activity", sandbox, filter],
    queryFn: ({ pageParam }) => listActivity(sandbox, filter, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (page, pages) => (pages.length < MOST_PAGES ? (page.before ?? undefined) : undefined),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const again = useEffectEvent(() => void refetch());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetchSoon = () => {
      timer = undefined;
      again();
    };
    const stop = usePlayground.subscribe((state, before) => {
      const news = state.canvas?.revision !== before.canvas?.revision || state.calls !== before.calls;
      if (news) timer ??= setTimeout(fetchSoon, WAIT_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return {
    records: data?.pages.flatMap((page) => page.records) ?? [],
    error,
    waiting: isPending,
    older: hasNextPage ? () => void fetchNextPage() : null,
    busy: isFetchingNextPage,
  };
}
