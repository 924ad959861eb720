/** A picture in the conversation: fetched with the customer's token, drawn on a canvas, larger on demand. */
import { fill } from "@kit/words/fill";
import { useEffect, useRef, useState } from "preact/hooks";
import { useAround } from "./context";
import { Icon } from "./icon";

/** Canvas, not img: a blob address would ask the shop's policy for one more thing. */
export function Drawing({ bitmap, label }: { bitmap: ImageBitmap; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    element.width = bitmap.width;
    element.height = bitmap.height;
    element.getContext("2d")?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}

/** @param from the author's name; "" when it is the customer's own. */
export function Picture({ id, from }: { id: string; from: string }) {
  const { words, session } = useAround();
  const [bitmap, setBitmap] = useState<ImageBitmap | "missing">();
  const [isLarge, setLarge] = useState(false);
  useEffect(() => {
    let isGone = false;
    session.api
      .image(id)
      .then((blob) => createImageBitmap(blob))
      .then((drawn) => !isGone && setBitmap(drawn))
      .catch(() => !isGone && setBitmap("missing"));
    return () => {
      isGone = true;
    };
  }, [id, session]);
  const label = from ? fill(words.imageOf, { name: from }) : words.imageYours;
  if (bitmap === "missing") {
    return (
      <p class="picture-missing">
        <Icon name="picture" />
        {words.imageMissing}
      </p>
    );
  }
  if (!bitmap) return <span class="picture loading-picture" role="img" aria-label={label} />;
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={`${label}. ${words.imageOpen}`}
        onClick={() => setLarge(true)}
      >
        <Drawing bitmap={bitmap} label={label} />
      </button>
      {isLarge && <Large bitmap={bitmap} label={label} onClose={() => setLarge(false)} />}
    </>
  );
}

interface LargeProps {
  readonly bitmap: ImageBitmap;
  readonly label: string;
  readonly onClose: () => void;
}

function Large({ bitmap, label, onClose }: LargeProps) {
  const { words } = useAround();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="large"
      aria-label={label}
      onClose={onClose}
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
    >
      <button
        type="button"
        class="plain"
        aria-label={words.imageClose}
        onClick={() => dialog.current?.close()}
      >
        <Icon name="close" />
      </button>
      <Drawing bitmap={bitmap} label={label} />
    </dialog>
  );
}
