import { Menu, type MenuItemConstructorOptions } from 'electron'

const roles: MenuItemConstructorOptions[] = [
  { role: 'appMenu' },
  { role: 'editMenu' },
  { role: 'windowMenu' },
]

/** Only a Mac needs a menu for copy and paste to work; elsewhere a menu bar would take the page's keys. */
export const setApplicationMenu = (): void =>
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate(roles) : null)
