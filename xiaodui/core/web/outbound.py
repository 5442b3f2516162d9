"""Sending to an address that somebody typed in: to the public internet only, once, briefly, and telling nothing back.

What an address may not become is a way into our own network (SSRF). So the name is looked up once, each address that it
has must be public, and the connection goes to the very address that was looked at: a name that answers differently the
second time changes nothing. No redirect is followed, no proxy of the environment is used. Hosts of one's own network
are named by who runs the installation (`XIAODUI_PRIVATE_HOSTS`).
"""

import http.client
import io
import ipaddress
import queue
import re
import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

LONGEST = 10.0
"""Seconds for everything together: name, connection, TLS, question and answer."""
MOST_BYTES = 65_536
"""Of an answer; the rest stays unread."""
MOST_ADDRESSES = 3
HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?\.?|[0-9a-f:.]+")
NAT64 = ipaddress.ip_network("64:ff9b::/96")
PORTS = {"https": 443, "http": 80}

Resolve = Callable[[str, int], Sequence[str]]


class Unreachable(Exception):
    """It wasn't sent, or nobody knows. `code`: address, plain, private, name, refused, tls, slow, garbled."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Place:
    """An address taken apart. `trusted`: its host may stand in our own network and speak plain HTTP."""

    scheme: str
    host: str
    port: int
    path: str
    trusted: bool


@dataclass(frozen=True)
class Answer:
    """Status and the first 64 kB. For verdicts only: what a stranger answered is never shown."""

    status: int
    body: bytes


def place_of(address: str) -> Place:
    """Take an address apart without asking anybody. Raises Unreachable for what will never be sent to."""
    try:
        parts = urlsplit(address)
        host, port = _host(parts), parts.port or PORTS.get(parts.scheme, 0)
    except (ValueError, UnicodeError):
        raise Unreachable("address") from None
    if not host or not port or parts.scheme not in PORTS or _is_odd(address, parts):
        raise Unreachable("address")
    trusted = not {host, f"{host}:{port}"}.isdisjoint(settings.PRIVATE_HOSTS)
    if parts.scheme == "http" and not trusted:
        raise Unreachable("plain")
    if not trusted and not _named_publicly(host):
        raise Unreachable("private")
    return Place(parts.scheme, host, port, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), trusted)


def _host(parts: SplitResult) -> str:
    """In ASCII and lower case, without the root's dot: "localhost." is localhost."""
    host = (parts.hostname or "").rstrip(".")
    return host if ":" in host else host.encode("idna").decode().lower()


def _is_odd(address: str, parts: SplitResult) -> bool:
    """Names before an @, blanks, backslashes and characters beyond ASCII are read differently by different readers."""
    netloc_is_plain = "@" not in parts.netloc and "\\" not in address and HOST.fullmatch(_host(parts)) is not None
    rest_is_plain = all("!" <= letter <= "~" for letter in parts.path + parts.query)
    return not (netloc_is_plain and rest_is_plain) or any(letter <= " " for letter in address)


def _named_publicly(host: str) -> bool:
    """False for what is plainly ours, before anybody is asked; numbers of odd spelling are judged when looked up."""
    try:
        return is_public(host)
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".local", ".internal", ".lan"))


def is_public(address: str) -> bool:
    """Whether this IP address is one of the open internet, also where it wraps an IPv4 address. ValueError for no IP."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id or ip.teredo:
            return False
        inside = ip.ipv4_mapped or ip.sixtofour
        if ip in NAT64:
            inside = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inside is not None:
            return is_public(str(inside))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name; the system's resolver also reads 127.1, 0x7f000001 and 2130706433."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def post(
    address: str, body: bytes, headers: Mapping[str, str], *, longest: float = LONGEST, resolving: Resolve = resolve
) -> Answer:
    """POST once. At most `longest` seconds; blocks its thread for them, so never inside a transaction or a request."""
    place, until = place_of(address), monotonic() + longest
    sock = _connect(place, _addresses(place, until, resolving), until)
    try:
        if place.scheme == "https":
            sock = _secured(sock, place, until)
        return _ask(sock, place, body, headers, until)
    finally:
        sock.close()


def _left(until: float) -> float:
    left = until - monotonic()
    if left <= 0:
        raise Unreachable("slow")
    return left


def _addresses(place: Place, until: float, resolving: Resolve) -> Sequence[str]:
    """Looked up once. One private address among them is enough to refuse: no honest vendor has one."""
    # The system's resolver takes no time limit: it works in a thread of its own, which is left behind when it is late.
    told: queue.SimpleQueue[Sequence[str]] = queue.SimpleQueue()
    threading.Thread(target=_look_up, args=(place, resolving, told), name="resolver", daemon=True).start()
    try:
        found = told.get(timeout=_left(until))
    except queue.Empty:
        raise Unreachable("slow") from None
    if not found:
        raise Unreachable("name")
    if not place.trusted and not all(_is_public(one) for one in found):
        raise Unreachable("private")
    return found[:MOST_ADDRESSES]


def _is_public(address: str) -> bool:
    try:
        return is_public(address)
    except ValueError:
        return False


def _look_up(place: Place, resolving: Resolve, told: "queue.SimpleQueue[Sequence[str]]") -> None:
    try:
        told.put(list(resolving(place.host, place.port)))
    except (OSError, UnicodeError):
        told.put([])


def _connect(place: Place, addresses: Sequence[str], until: float) -> socket.socket:
    for address in addresses:
        try:
            return socket.create_connection((address, place.port), timeout=_left(until))
        except OSError:
            continue
    _left(until)
    raise Unreachable("refused")


def _secured(sock: socket.socket, place: Place, until: float) -> socket.socket:
    """TLS, its certificate checked for the name that was typed, not for the address that we connected to."""
    try:
        sock.settimeout(_left(until))
        return ssl.create_default_context().wrap_socket(sock, server_hostname=place.host)
    except TimeoutError:
        raise Unreachable("slow") from None
    except (OSError, ValueError):
        raise Unreachable("tls") from None


def _ask(sock: socket.socket, place: Place, body: bytes, headers: Mapping[str, str], until: float) -> Answer:
    connection = http.client.HTTPConnection(place.host, place.port)
    connection.sock = _Clocked(sock, until)
    host = f"[{place.host}]" if ":" in place.host else place.host
    named = host if place.port == PORTS[place.scheme] else f"{host}:{place.port}"
    sent = {"Host": named, "User-Agent": "Xiaodui", "Connection": "close", "Accept-Encoding": "identity", **headers}
    try:
        connection.request("POST", place.path, body, sent)
        response = connection.getresponse()
    except TimeoutError:
        raise Unreachable("slow") from None
    except OSError:
        raise Unreachable("refused") from None
    except http.client.HTTPException:
        raise Unreachable("garbled") from None
    return Answer(response.status, _read(response))


def _read(response: http.client.HTTPResponse) -> bytes:
    """What came in time: the status has already said whether it was taken, so a slow body must not send it twice."""
    parts: list[bytes] = []
    room = MOST_BYTES
    try:
        while room and (part := response.read1(room)):
            parts.append(part)
            room -= len(part)
    except (OSError, Unreachable, http.client.HTTPException):
        pass
    return b"".join(parts)


class _Clocked:
    """A socket whose every wait ends when the whole time is up, however slowly the other side drips.

    http.client asks these three of a connection's socket. It hands over head and body apart; they leave together,
    before the answer is read: who answers at the head and closes would otherwise break the body off.
    """

    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until, self._said = sock, until, bytearray()

    def sendall(self, data: Any) -> None:
        self._said += data

    def makefile(self, mode: str) -> io.BufferedReader:
        self._sock.settimeout(_left(self._until))
        self._sock.sendall(self._said)
        return io.BufferedReader(_Drip(self._sock, self._until))

    def close(self) -> None:
        """http.client closes before the body is read; `post` closes at the end."""


class _Drip(io.RawIOBase):
    def __init__(self, sock: socket.socket, until: float) -> None:
        self._sock, self._until, self._room = sock, until, 2 * MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Bytes of status line, headers and body count together: endless headers end too."""
        if not self._room:
            raise http.client.HTTPException("endless")
        self._sock.settimeout(_left(self._until))
        count = self._sock.recv_into(buffer, min(len(buffer), self._room))
        self._room -= count
        return count
