/** The one picture that is about to be sent: preview, progress, and what went wrong. */
import { isPassing, Problem } from "@kit/api";
import { fill } from "@kit/words/fill";
import { useRef, useState } from "preact/hooks";
import { LIMIT_MB, NotAPicture, prepare, type Ready, TooLarge, upload } from "../app/picture";
import { useAround } from "./context";
import { Icon } from "./icon";
import { Drawing } from "./picture";

export interface Attached {
  readonly ready?: Ready;
  /** 0 to 1. */
  readonly share: number;
  readonly imageId?: string;
  readonly problem?: string;
  readonly canRetry?: boolean;
}

export interface Attaching {
  readonly attached: Attached | undefined;
  readonly attach: (file: File | undefined) => void;
  readonly retry: () => void;
  readonly remove: () => void;
}

export function useAttachment(): Attaching {
  const { words, session, place } = useAround();
  const [attached, setAttached] = useState<Attached>();
  const running = useRef<AbortController>(undefined);

  const send = async (ready: Ready): Promise<void> => {
    const mine = new AbortController();
    running.current = mine;
    const show = (change: Attached): void => {
      if (!mine.signal.aborted) setAttached(change);
    };
    show({ ready, share: 0 });
    try {
      const url = session.api.imagesPath(await session.conversationId());
      const token = place.keep.read().token ?? "";
      const progress = (share: number): void => show({ ready, share });
      const image = await upload(url, token, ready.blob, progress, mine.signal);
      show({ ready, share: 1, imageId: image.image_id });
    } catch (error) {
      const problem =
        error instanceof Problem && !error.isPassing ? error.detail : words.imageFailed;
      show({ ready, share: 0, problem, canRetry: isPassing(error) });
    }
  };

  return {
    attached,
    attach: (file) => {
      if (!file) return;
      running.current?.abort();
      setAttached({ share: 0 });
      prepare(file)
        .then(send)
        .catch((error: unknown) => {
          const problem =
            error instanceof TooLarge
              ? fill(words.imageSize, { limit: LIMIT_MB })
              : error instanceof NotAPicture
                ? words.imageType
                : words.imageFailed;
          setAttached({ share: 0, problem });
        });
    },
    retry: () => {
      if (attached?.ready) void send(attached.ready);
    },
    remove: () => {
      running.current?.abort();
      setAttached(undefined);
    },
  };
}

export function Attachment({ picture }: { picture: Attaching }) {
  const { words, language } = useAround();
  const { attached } = picture;
  if (!attached) return null;
  const isOnItsWay = !attached.imageId && !attached.problem;
  const percent = new Intl.NumberFormat(language, { style: "percent" }).format(attached.share);
  return (
    <div class="attachment">
      <span class="thumb">
        {attached.ready && <Drawing bitmap={attached.ready.bitmap} label={words.imageYours} />}
        {isOnItsWay && (
          <progress value={attached.share} aria-label={fill(words.imageUploading, { percent })} />
        )}
      </span>
      <p role="status" class={attached.problem ? "field-problem" : "hint"}>
        {attached.problem ?? (isOnItsWay ? fill(words.imageUploading, { percent }) : "")}
      </p>
      {attached.canRetry && (
        <button type="button" class="link" onClick={picture.retry}>
          {words.tryAgain}
        </button>
      )}
      <button
        type="button"
        class="plain small"
        aria-label={words.removeImage}
        onClick={picture.remove}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
