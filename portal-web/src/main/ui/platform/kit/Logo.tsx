/** The mark: three arches in one line weight, standing on one line. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M3.5 26V12.2a4.17 4.17 0 0 1 8.33 0V26m0-13.8a4.17 4.17 0 0 1 8.34 0V26m0-13.8a4.17 4.17 0 0 1 8.33 0V26M1.5 26h29"
        stroke="currentColor"
        strokeWidth="2.1"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
