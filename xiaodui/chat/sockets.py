"""Where upper rooms add to a room of the chat: what a message carries, what is looked at before it goes, tools and their places."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from xiaodui.core.sockets import Socket


@dataclass(frozen=True)
class Enclosure:
    """One kind of thing that a message carries beside its words: a file, a poll, a customer. Named by keys, "file:12".

    `load(ids)` gives {id: thing}, what is missing left out; one or two queries for any number, the same for whoever reads.
    `template` draws one `thing` (with the `message`), says nothing of who reads it. What depends on the reader it asks for
    itself (`hx-get`), under his own sight. `check(room, by, ids)` raises Invalid or Refusal where he may not send them
    here; `by` None is the system. `kept(message, ids)` runs in the message's transaction, `recalled(message, ids)` in that
    of its recall. `loosened(message, ids)`: it was taken down and may come back; they wait as what isn't sent yet, until
    another message takes them along or they are told `recalled`.
    """

    kind: str
    label: Any
    template: str
    load: Callable[[Sequence[int]], Mapping[int, Any]]
    check: Callable[[Any, Any, Sequence[int]], None]
    kept: Callable[[Any, Sequence[int]], None] = lambda message, ids: None
    recalled: Callable[[Any, Sequence[int]], None] = lambda message, ids: None
    loosened: Callable[[Any, Sequence[int]], None] = lambda message, ids: None


ENCLOSURES: Socket[Enclosure] = Socket("chat.enclosures", Enclosure)
TO_BE_SAID: Socket[Callable[[], Iterable[str]]] = Socket("chat.to-be-said", Callable)
"""Keys of what messages carry that are not said yet and still may be: nobody throws it away meanwhile."""


class Whole(NamedTuple):
    """The act that says it and its input as JSON keeps it, without which the words alone would be said; `words` for who
    looks at it before it goes."""

    act: str
    said: dict[str, Any]
    words: str


@dataclass(frozen=True)
class Saying:
    """What is about to be said. `by` is a person: the system's own words are not looked at. `reworded` is the message that
    it is to replace, `whole` the poll, form or thanks that these words belong to, `passed`: somebody looked at it already."""

    room: Any
    by: Any
    text: str
    under: Any = None
    enclosed: Sequence[str] = ()
    anyway: bool = False
    reworded: Any = None
    urgent: bool = False
    client: str = ""
    whole: Whole | None = None
    passed: bool = False


@dataclass(frozen=True)
class Look:
    """Looks at what is about to be said, after it is clear that he may speak here at all and before anything is written.

    `ask(saying)` raises the Refusal that holds it, with a sentence for its writer alone, or gives what the fact shall say of
    it ({"cite": …}), mostly nothing.
    """

    key: str
    order: int
    ask: Callable[[Saying], Mapping[str, Any]]


LOOKS: Socket[Look] = Socket("chat.looks", Look)


INVITED: Socket[Callable[[Any, Sequence[Any]], None]] = Socket("chat.invited", Callable)
"""(room, people): somebody asks them in; raises the Refusal that says why they can't come."""


@dataclass(frozen=True)
class Tool:
    """A button or an item of a menu. `url(thing)` of the room or the message; `opens` a dialog, the panel at the side, a page,
    or presses it (POST). `near` stands by itself, the others wait in the menu. `count(person)` is shown when it isn't 0."""

    key: str
    label: Any
    icon: str
    order: int
    url: Callable[[Any], str]
    opens: Literal["dialog", "panel", "page", "press"] = "dialog"
    near: bool = False
    may: Callable[[Any, Any], bool] = lambda by, thing: True
    count: Callable[[Any], int] | None = None


ROOM_TOOLS: Socket[Tool] = Socket("chat.room-tools", Tool)
"""In the head of a room. The thing is the room."""
MESSAGE_TOOLS: Socket[Tool] = Socket("chat.message-tools", Tool)
"""In the menu of a message. The thing is the message."""
BESIDE_TOOLS: Socket[Tool] = Socket("chat.beside-tools", Tool)
"""Over the list of one's rooms: what one looks for across them. The thing is None."""


@dataclass(frozen=True)
class ComposeTool:
    """A template among the buttons under the box where one types, drawn with `room` and `under` ("" in the room itself).

    What it adds to the message goes into the form's `[data-enclosing]` as a part with a hidden input `enclosed`
    (`frontend/src/chat-enclose.js`).
    """

    key: str
    order: int
    template: str


COMPOSE_TOOLS: Socket[ComposeTool] = Socket("chat.compose-tools", ComposeTool)
