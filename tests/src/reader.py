"""What a screen reader hears from one program: a question a line on standard input, an answer a line on standard
output, both JSON. The process id of the program is the only argument.

all       every element in reading order
focused   the element that has the keyboard, or nothing where it is not in the page
arrived   how often the focus has arrived somewhere
spoken    the texts of live regions and alerts, in the order they came
"""

import json
import sys
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROCESS = int(sys.argv[1])
LIVE = (Atspi.Role.ALERT, Atspi.Role.NOTIFICATION, Atspi.Role.STATUS_BAR)
arrived = 0
spoken = []


def text_of(element):
    if element.get_text_iface() is None:
        return ""
    return Atspi.Text.get_text(element, 0, -1).replace("\ufffc", " ")


def described(element):
    attributes = element.get_attributes() or {}
    return {
        "role": element.get_role_name(),
        "name": element.get_name() or "",
        "description": element.get_description() or "",
        "text": text_of(element),
        "states": [state.value_nick for state in element.get_state_set().get_states()],
        "level": int(attributes.get("level", 0)),
        "live": attributes.get("live", ""),
        "tag": attributes.get("tag", ""),
        "landmark": attributes.get("xml-roles", ""),
    }


def children(element):
    for index in range(element.get_child_count()):
        child = element.get_child_at_index(index)
        if child is not None:
            yield child


def programs():
    for program in children(Atspi.get_desktop(0)):
        if program.get_process_id() == PROCESS:
            yield program


def walk(element, depth=0):
    yield {**described(element), "depth": depth}
    for child in children(element):
        yield from walk(child, depth + 1)


def pages(element):
    if element.get_role() == Atspi.Role.DOCUMENT_WEB:
        yield element
        return
    for child in children(element):
        yield from pages(child)


def focused():
    states = Atspi.StateSet.new([Atspi.StateType.FOCUSED])
    every = Atspi.CollectionMatchType.ALL
    rule = Atspi.MatchRule.new(states, every, {}, every, [], every, [], every, False)
    for program in programs():
        for page in pages(program):
            order = Atspi.CollectionSortOrder.CANONICAL
            for element in Atspi.Collection.get_matches(page, rule, order, 1, True):
                return described(element)
    return None


def answer(question):
    if question == "all":
        return [element for program in programs() for element in walk(program)]
    if question == "focused":
        return focused()
    if question == "arrived":
        return arrived
    if question == "spoken":
        return spoken
    raise ValueError(question)


def asked(stream, condition):
    line = stream.readline()
    if not line:
        loop.quit()
        return False
    try:
        said = {"is": answer(json.loads(line))}
    except GLib.Error as gone:
        # The page changed between two questions; whoever asks asks again.
        said = {"passing": gone.message}
    except Exception:
        said = {"fault": traceback.format_exc()}
    print(json.dumps(said), flush=True)
    return True


def moved(event):
    global arrived
    if event.detail1 == 1:
        arrived += 1


def is_live(element):
    while element is not None and element.get_role() != Atspi.Role.DOCUMENT_WEB:
        live = (element.get_attributes() or {}).get("live", "off")
        if live != "off" or element.get_role() in LIVE:
            return True
        element = element.get_parent()
    return False


def changed(event):
    try:
        if event.type.startswith("object:announcement"):
            spoken.append(str(event.any_data))
            return
        added = event.any_data if isinstance(event.any_data, Atspi.Accessible) else event.source
        # An empty region is not there at all until something stands in it.
        if is_live(added):
            spoken.extend(part["text"] for part in walk(added) if part["text"].strip())
    except GLib.Error:
        # Gone before it could be read out.
        pass


focus_listener = Atspi.EventListener.new(moved)
focus_listener.register("object:state-changed:focused")
live_listener = Atspi.EventListener.new(changed)
for kind in ("object:children-changed:add", "object:text-changed:insert", "object:announcement"):
    live_listener.register(kind)
loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, asked)
print(json.dumps({"is": "ready"}), flush=True)
loop.run()
