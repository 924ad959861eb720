/** How a picture gets from the device to the server: made smaller, without its metadata, with progress. */
import { newId, Problem, Unreachable } from "@kit/api";
import type { Image } from "@kit/api/types";

export const LIMIT_MB = 20;
const LONGEST_PX = 2048;
const LIMIT_MS = 60_000;

export class NotAPicture extends Error {}
export class TooLarge extends Error {}

export interface Ready {
  readonly blob: Blob;
  readonly bitmap: ImageBitmap;
}

/** The picture decoded and re-encoded: what is not a picture cannot pass, and no place or camera stays in it. */
export async function prepare(file: File): Promise<Ready> {
  if (file.type && !file.type.startsWith("image/")) throw new NotAPicture();
  if (file.type === "image/svg+xml") throw new NotAPicture();
  if (file.size > LIMIT_MB * 1_000_000) throw new TooLarge();
  const whole = await createImageBitmap(file).catch(() => {
    throw new NotAPicture();
  });
  const share = Math.min(1, LONGEST_PX / Math.max(whole.width, whole.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(whole.width * share));
  canvas.height = Math.max(1, Math.round(whole.height * share));
  const context = canvas.getContext("2d");
  if (!context) throw new NotAPicture();
  const type = file.type === "image/png" && file.size < 1_000_000 ? "image/png" : "image/jpeg";
  if (type === "image/jpeg") {
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, 0.86));
  if (!blob) throw new NotAPicture();
  return { blob, bitmap: await createImageBitmap(canvas) };
}

/** Sends it. XMLHttpRequest, because fetch does not tell how much has gone up. */
export function upload(
  url: string,
  token: string,
  blob: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Image> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.timeout = LIMIT_MS;
    request.responseType = "json";
    request.setRequestHeader("authorization", `Bearer ${token}`);
    request.setRequestHeader("idempotency-key", newId());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Image);
      else
        reject(
          new Problem(request.status, (request.response as Record<string, unknown> | null) ?? {}),
        );
    };
    request.onerror = request.ontimeout = () => reject(new Unreachable("upload"));
    request.onabort = () => reject(new DOMException("given up", "AbortError"));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", blob, blob.type === "image/png" ? "picture.png" : "picture.jpg");
    request.send(form);
  });
}
