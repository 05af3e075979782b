"""The part of a desktop that shows tray icons, for tests: org.kde.StatusNotifierWatcher and one host, on the session
bus of the environment. It draws nothing; over stdio, a JSON line each way, it tells what a panel would show
(https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/, menus by com.canonical.dbusmenu) and passes clicks on.

It is Python because GLib's own D-Bus is the one that real panels use, and no npm package for it is both maintained and
able to offer a service.
"""

import hashlib
import json
import os
import sys

from gi.repository import Gio, GLib

ITEM = 'org.kde.StatusNotifierItem'
MENU = 'com.canonical.dbusmenu'
WATCHER = 'org.kde.StatusNotifierWatcher'
TIMEOUT_MS = 5_000

INTERFACE = Gio.DBusNodeInfo.new_for_xml(f"""
<node><interface name="{WATCHER}">
  <method name="RegisterStatusNotifierItem"><arg type="s" direction="in"/></method>
  <method name="RegisterStatusNotifierHost"><arg type="s" direction="in"/></method>
  <property name="RegisteredStatusNotifierItems" type="as" access="read"/>
  <property name="IsStatusNotifierHostRegistered" type="b" access="read"/>
  <property name="ProtocolVersion" type="i" access="read"/>
  <signal name="StatusNotifierItemRegistered"><arg type="s"/></signal>
  <signal name="StatusNotifierItemUnregistered"><arg type="s"/></signal>
  <signal name="StatusNotifierHostRegistered"/>
</interface></node>""").interfaces[0]

bus = Gio.bus_get_sync(Gio.BusType.SESSION)
loop = GLib.MainLoop()
# By the bus name that owns the icon, then its object path, in order of arrival.
items: dict[tuple[str, str], str] = {}


def tell(message):
    sys.stdout.write(json.dumps(message) + '\n')
    sys.stdout.flush()


def signal(name, *args):
    bus.emit_signal(None, '/StatusNotifierWatcher', WATCHER, name, GLib.Variant(f"({'s' * len(args)})", args))


def call(owner, path, interface, method, arguments=None):
    reply = bus.call_sync(owner, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, TIMEOUT_MS)
    return reply.unpack()


def on_call(_bus, sender, _path, _interface, method, parameters, invocation):
    if method == 'RegisterStatusNotifierItem':
        (given,) = parameters.unpack()
        # Some send the path of the object, some a bus name of their own.
        path = given if given.startswith('/') else '/StatusNotifierItem'
        items[(sender, path)] = given
        signal('StatusNotifierItemRegistered', given)
    invocation.return_value(None)


def on_property(_bus, _sender, _path, _interface, name):
    return {
        'RegisteredStatusNotifierItems': GLib.Variant('as', list(items.values())),
        'IsStatusNotifierHostRegistered': GLib.Variant('b', True),
        'ProtocolVersion': GLib.Variant('i', 0),
    }[name]


def on_owner_changed(_bus, _sender, _path, _interface, _signal, parameters):
    name, _old, new = parameters.unpack()
    if new:
        return
    for key in [key for key in items if key[0] == name]:
        signal('StatusNotifierItemUnregistered', items.pop(key))


def icon_hash(properties):
    """One hash of all that decides the picture. Chromium gives pixels to some desktops, and to others a file by name."""
    picture = hashlib.sha256()
    for width, height, pixels in properties.get('IconPixmap') or []:
        picture.update(f'{width}x{height}'.encode() + bytes(pixels))
    name, folder = properties.get('IconName') or '', properties.get('IconThemePath') or ''
    for file in (name, f'{folder}/{name}.png', f'{folder}/hicolor/24x24/apps/{name}.png'):
        if os.path.isabs(file) and os.path.isfile(file):
            with open(file, 'rb') as picture_file:
                picture.update(picture_file.read())
            break
    else:
        picture.update(name.encode())
    return picture.hexdigest()


def menu_item(layout):
    number, properties, children = layout
    return {
        'id': number,
        'label': properties.get('label', ''),
        'type': properties.get('type', 'standard'),
        'enabled': properties.get('enabled', True),
        'visible': properties.get('visible', True),
        'toggle': properties.get('toggle-type') or None,
        'checked': properties.get('toggle-state', 0) == 1,
        'children': [menu_item(child) for child in children],
    }


def read_item(owner, path):
    get_all = GLib.Variant('(s)', (ITEM,))
    (properties,) = call(owner, path, 'org.freedesktop.DBus.Properties', 'GetAll', get_all)
    menu_path = properties.get('Menu')
    menu = []
    if menu_path and menu_path not in ('/', '/NO_DBUSMENU'):
        everything = GLib.Variant('(iias)', (0, -1, []))
        _revision, layout = call(owner, menu_path, MENU, 'GetLayout', everything)
        menu = menu_item(layout)['children']
    tooltip = properties.get('ToolTip') or ('', [], '', '')
    return {
        'item': f'{owner}{path}',
        'title': properties.get('Title', ''),
        'tooltip': tooltip[2] or tooltip[3],
        'status': properties.get('Status', ''),
        'icon': icon_hash(properties),
        'menu': menu,
    }


def owner_of(item):
    found = [key for key in items if ''.join(key) == item]
    if not found:
        raise LookupError(f'no tray icon {item}')
    return found[0]


def click(item, number):
    owner, path = owner_of(item)
    get = GLib.Variant('(ss)', (ITEM, 'Menu'))
    (menu_path,) = call(owner, path, 'org.freedesktop.DBus.Properties', 'Get', get)
    event = GLib.Variant('(isvu)', (number, 'clicked', GLib.Variant('i', 0), 0))
    call(owner, menu_path, MENU, 'Event', event)


def activate(item):
    owner, path = owner_of(item)
    call(owner, path, ITEM, 'Activate', GLib.Variant('(ii)', (0, 0)))


def answer(request):
    if request['do'] == 'read':
        return [read_item(*key) for key in list(items)]
    if request['do'] == 'click':
        return click(request['item'], request['menu'])
    return activate(request['item'])


def on_line(stream, _condition):
    line = stream.readline()
    if not line:
        loop.quit()
        return False
    request = json.loads(line)
    try:
        tell({'id': request['id'], 'ok': True, 'result': answer(request)})
    except Exception as problem:  # whatever it was, whoever asks waits for a line
        tell({'id': request['id'], 'ok': False, 'problem': str(problem)})
    return True


bus.register_object('/StatusNotifierWatcher', INTERFACE, on_call, on_property, None)
bus.signal_subscribe(
    'org.freedesktop.DBus', 'org.freedesktop.DBus', 'NameOwnerChanged', '/org/freedesktop/DBus', None,
    Gio.DBusSignalFlags.NONE, on_owner_changed,
)
Gio.bus_own_name_on_connection(
    bus, WATCHER, Gio.BusNameOwnerFlags.NONE,
    lambda *_: tell({'ready': True}),
    lambda *_: sys.exit('another program on this bus shows the tray'),
)
# Unbuffered, so that a line that waits always shows as input.
GLib.io_add_watch(open(0, 'rb', buffering=0), GLib.PRIORITY_DEFAULT, GLib.IOCondition.IN | GLib.IOCondition.HUP, on_line)
loop.run()
