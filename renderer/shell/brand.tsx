/** The glyph: a receiver on its switch, and what comes down the line. */
export const Brand = () => (
  <div className="brand">
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
      <path d="M3 6.500C3 4 5.500 2.500 9 2.500s6 1.500 6 4v2h-3.500V7h-5v1.500H3z" />
      <path d="M9 10.500v5M6.500 13 9 15.500 11.500 13" />
    </svg>
    <span>Hookswitch</span>
  </div>
)
