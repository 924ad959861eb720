/** A uPlot picture that follows its place's width and the colour scheme. */
import "uplot/dist/uPlot.min.css";
import { useComputedColorScheme } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import css from "./Report.module.css";

export interface Colours {
  readonly text: string;
  readonly line: string;
  readonly accent: string;
  readonly amber: string;
  readonly red: string;
  readonly dim: string;
}

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  return {
    text: of("--text-3"),
    line: of("--line"),
    accent: of("--accent"),
    amber: of("--amber"),
    red: of("--red"),
    dim: of("--line-strong"),
  };
}

export function Plot({
  label,
  data,
  options,
  height = 220,
}: {
  label: string;
  data: uPlot.AlignedData;
  options: (colours: Colours) => Partial<uPlot.Options>;
  height?: number;
}) {
  const scheme = useComputedColorScheme();
  const place = useRef<HTMLDivElement>(null);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const both = useMergedRef(ref, place);
  const make = useRef(options);
  make.current = options;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours
  useEffect(() => {
    const box = place.current;
    if (!box || width < 40) return;
    const drawn = new uPlot(
      { width, height, series: [{}], legend: { show: false }, ...make.current(colours()) },
      data,
      box,
    );
    return () => drawn.destroy();
  }, [data, width, height, scheme]);
  return (
    <div
      className={css["plot"]}
      ref={both}
      style={{ minHeight: height }}
      role="img"
      aria-label={label}
    />
  );
}

/** Axes as quiet as the page. */
export function axis(c: Colours, more: Partial<uPlot.Axis> = {}): uPlot.Axis {
  return {
    stroke: c.text,
    font: "11px Inter Variable, sans-serif",
    grid: { stroke: c.line, width: 1 },
    ticks: { show: false },
    ...more,
  };
}
