/** What the numbers of many calls say, and how the way to us fares. */
export const FiguresView = () => (
  <div className="figures-view">
    <h1>Figures</h1>
  </div>
)
