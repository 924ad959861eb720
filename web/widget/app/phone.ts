/** Where the chat may be drawn on a small screen: above the keyboard, below nothing. */

/** Small in either way: a phone upright or across, or a desktop at 200 % zoom. */
export const SMALL = "(max-width: 560px), (max-height: 480px)";

/** Keeps `--bp-top` and `--bp-height` of `element` on the visible part of the screen. */
export function followViewport(element: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const place = (): void => {
    element.style.setProperty("--bp-top", `${view.offsetTop}px`);
    element.style.setProperty("--bp-height", `${view.height}px`);
  };
  place();
  view.addEventListener("resize", place);
  view.addEventListener("scroll", place);
  return () => {
    view.removeEventListener("resize", place);
    view.removeEventListener("scroll", place);
  };
}
