/** The product's mark: a baton between two hands. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" role="img" aria-label="Batonpass">
      <rect width="24" height="24" rx="6.5" fill="var(--accent)" />
      <g stroke="var(--accent-on)" strokeWidth="2.4" strokeLinecap="round" fill="none">
        <path d="M7.2 16.8 16.8 7.2" />
        <path d="M5.4 12.4a4.6 4.6 0 0 1 3.2-5" opacity=".55" />
        <path d="M18.6 11.6a4.6 4.6 0 0 1-3.2 5" opacity=".55" />
      </g>
    </svg>
  );
}
