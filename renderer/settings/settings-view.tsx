/** What a person prefers: what is kept and for how long, keys, looks. */
export const SettingsView = () => (
  <div className="settings-view">
    <h1>Settings</h1>
  </div>
)
