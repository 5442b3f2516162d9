"""Where the server is to be found."""

import errno
import ipaddress
import socket

from django.core.management.base import CommandError


def bound(host: str, port: int) -> socket.socket:
    """A socket that holds the address already but doesn't listen yet; CommandError with the way on when it can't."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError as error:
        taken.close()
        if error.errno == errno.EADDRINUSE:
            raise CommandError(
                f"端口 {port} 已被占用，换一个：PORT={port + 1}。\n"
                f"Port {port} is taken; choose another: PORT={port + 1}."
            ) from error
        raise CommandError(f"{host}:{port}: {error.strerror}") from error
    return taken


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def office_address(host: str) -> str:
    """Where colleagues find a server that listens on `host`; "" without a network."""
    try:
        return lan_address() if ipaddress.ip_address(host).is_unspecified else host
    except ValueError:
        return host


def lan_address() -> str:
    """This machine's address in the office; "" without a network. Asks the routing table and sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.254.254.254", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])
