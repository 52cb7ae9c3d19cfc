/** The product's mark and name; leads home. */
export function Brand() {
  return (
    <a className="brand" href="/" aria-label="Understudy, home">
      <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden>
        <rect width="26" height="26" rx="8" fill="var(--accent)" />
        <path
          d="M13 5.2 19.6 7.5v5.2c0 4-2.7 6.8-6.6 8.2-3.9-1.4-6.6-4.2-6.6-8.2V7.5Z"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="1.8"
          strokeLinejoin="round"
        />
        <circle cx="13" cy="12.6" r="2.2" fill="var(--on-accent)" />
      </svg>
      <span>Understudy</span>
    </a>
  );
}
