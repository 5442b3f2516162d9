"""An address that somebody typed in opens no way into our own network, and takes nobody's time or memory."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.aims import prompt
from xiaodui.core.web.outbound import MOST_BYTES, Unreachable, is_public, place_of, post, resolve

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Door:
    """A listening port of this machine that counts who comes, and answers as it is told."""

    def __init__(self, answer: Callable[[socket.socket], None], context: ssl.SSLContext | None = None) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.came, self.heard = 0, b""
        self._answer, self._context = answer, context
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                client, _from = self.listening.accept()
            except OSError:
                return
            self.came += 1
            try:
                client = self._context.wrap_socket(client, server_side=True) if self._context else client
                self.heard = client.recv(65536)
                self._answer(client)
            except OSError:
                pass
            finally:
                client.close()


@contextmanager
def door(answer: Callable[[socket.socket], None] = lambda client: client.sendall(OK), **more) -> Iterator[Door]:
    opened = Door(answer, **more)
    try:
        yield opened
    finally:
        opened.listening.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits for the next
        opened.listening.close()


def why(address: str, **more) -> str:
    with pytest.raises(Unreachable) as no:
        post(address, b"{}", {}, **more)
    return no.value.code


@pytest.fixture
def trusted(settings) -> None:
    settings.PRIVATE_HOSTS = ["127.0.0.1", "robot.example", "localhost"]


OUR_OWN = [
    "https://127.0.0.1:{port}/", "https://127.1:{port}/", "https://0x7f000001:{port}/", "https://2130706433:{port}/",
    "https://0177.0.0.1:{port}/", "https://localhost:{port}/", "https://localhost.:{port}/", "https://LOCALHOST:{port}/",
    "https://[::1]:{port}/", "https://[::ffff:127.0.0.1]:{port}/", "https://[::ffff:7f00:1]:{port}/", "https://0.0.0.0:{port}/",
    "https://[::]:{port}/", "https://ｌocalhost:{port}/", "https://127。0。0。1:{port}/", "https://[64:ff9b::7f00:1]:{port}/",
    "https://example.com@127.0.0.1:{port}/", "https://127.0.0.1:{port}\\@example.com/", "https://example.com#@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}/", "gopher://127.0.0.1:{port}/_x", "file:///etc/passwd", "//127.0.0.1:{port}/",
    "https://127.0.0.1:{port}/\r\nHost: example.com", "https://127.0.0.1:{port} /", "https:127.0.0.1:{port}/", "dict://127.0.0.1:{port}/",
]  # fmt: skip


@pytest.mark.parametrize("address", OUR_OWN)
def test_no_spelling_of_our_own_machine_is_connected_to(address: str) -> None:
    # Anything that would have to be asked outside resolves to ourselves: what slipped through would be seen here.
    def ourselves(host: str, port: int) -> list[str]:
        return (
            resolve(host, port)
            if host.replace(".", "").replace("x", "").isalnum() and host[0].isdigit()
            else ["127.0.0.1"]
        )

    with door() as own:
        assert why(address.format(port=own.port), resolving=ourselves) in {"address", "plain", "private", "name"}
        assert own.came == 0


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "0.0.0.0",
     "224.0.0.1", "239.1.1.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
     "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "2001:0:7f00:1::", "64:ff9b::a00:1", "::7f00:1",
     "2001:db8::1"],
)  # fmt: skip
def test_what_is_not_the_open_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["203.107.45.167", "8.8.8.8", "2400:3200::1", "::ffff:8.8.8.8"])
def test_the_open_internet_is_not_refused(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["chat.lan", "db.internal", "a.localhost", "printer.local", "redis"])
def test_names_of_inner_networks_are_refused_before_anybody_is_asked(host: str) -> None:
    with pytest.raises(Unreachable) as no:
        place_of(f"https://{host}/hook")
    assert no.value.code == "private"


def test_one_private_address_among_public_ones_is_enough() -> None:
    with door() as own:
        assert (
            why(f"https://robot.example:{own.port}/", resolving=lambda host, port: ["203.0.114.9", "127.0.0.1"])
            == "private"
        )
        assert own.came == 0


def test_a_name_that_flips_is_looked_up_once_and_connected_as_it_was_checked() -> None:
    """DNS rebinding: public when it is checked, ours when it is used."""
    asked = []

    def flipping(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["203.0.114.9"] if len(asked) == 1 else ["127.0.0.1"]

    with door() as own:
        assert why(f"https://robot.example:{own.port}/", resolving=flipping, longest=0.5) in {"refused", "slow"}
        assert (asked, own.came) == (["robot.example"], 0)


def test_a_redirect_into_our_own_network_is_not_followed(trusted) -> None:
    with door() as inner:
        location = f"http://127.0.0.1:{inner.port}/".encode()
        to_inner = b"HTTP/1.1 307 Go\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n\r\n"
        with door(lambda client: client.sendall(to_inner)) as outer:
            assert post(f"http://127.0.0.1:{outer.port}/", b"{}", {}).status == 307
        assert inner.came == 0


def test_a_proxy_of_the_environment_is_not_used(trusted, monkeypatch) -> None:
    with door() as proxy, door() as own:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert post(f"http://127.0.0.1:{own.port}/hook?x=1", b"{}", {"X-A": "b"}).body == b"ok"
        assert (proxy.came, own.came) == (0, 1)
        assert own.heard.startswith(b"POST /hook?x=1 HTTP/1.1\r\n") and b"X-A: b\r\n" in own.heard
        assert f"Host: 127.0.0.1:{own.port}\r\n".encode() in own.heard


def test_a_trusted_host_may_be_named_with_its_port_only(settings) -> None:
    with door() as one, door() as other:
        settings.PRIVATE_HOSTS = [f"127.0.0.1:{one.port}"]
        assert post(f"http://127.0.0.1:{one.port}/", b"", {}).status == 200
        assert why(f"http://127.0.0.1:{other.port}/") == "plain"
        assert why(f"https://127.0.0.1:{other.port}/") == "private"
        assert other.came == 0


def _drip(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    for _ in range(50):
        client.sendall(b"x")
        sleep(0.1)


def _dripping_head(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    for i in range(50):
        client.sendall(f"X-{i}: 1\r\n".encode())
        sleep(0.1)


def test_a_slow_body_ends_in_time_and_keeps_its_status(trusted) -> None:
    def given_up() -> float:
        began = monotonic()
        with door(_drip) as own:
            answer = post(f"http://127.0.0.1:{own.port}/", b"{}", {}, longest=0.6)
        assert answer.status == 200 and 0 < len(answer.body) < 20
        return monotonic() - began

    prompt(given_up, 1.5, "given up")


@pytest.mark.parametrize("answering", [_dripping_head, lambda client: sleep(3)])
def test_a_slow_or_silent_head_ends_in_time(trusted, answering) -> None:
    def given_up() -> float:
        began = monotonic()
        with door(answering) as own:
            assert why(f"http://127.0.0.1:{own.port}/", longest=0.6) == "slow"
        return monotonic() - began

    prompt(given_up, 1.5, "given up")


def test_a_slow_resolver_ends_in_time() -> None:
    def given_up() -> float:
        began = monotonic()
        late = lambda host, port: sleep(3) or ["203.0.114.9"]  # noqa: E731
        assert why("https://robot.example/", longest=0.3, resolving=late) == "slow"
        return monotonic() - began

    prompt(given_up, 1, "given up")


def test_ten_gigabytes_are_read_to_64_kilobytes(trusted) -> None:
    pushed = []

    def flood(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
        while len(pushed) < 10_000:
            client.sendall(b"x" * 1_000_000)
            pushed.append(1)

    with door(flood) as own:
        answer = post(f"http://127.0.0.1:{own.port}/", b"{}", {})
    assert (answer.status, len(answer.body)) == (200, MOST_BYTES)
    assert len(pushed) < 50


def test_endless_headers_end(trusted) -> None:
    def flood(client: socket.socket) -> None:
        client.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            client.sendall(b"X-A: " + b"y" * 60_000 + b"\r\n")

    with door(flood) as own:
        assert why(f"http://127.0.0.1:{own.port}/") == "garbled"


def test_what_is_no_http_is_told(trusted) -> None:
    with door(lambda client: client.sendall(b"+PONG\r\n")) as own:
        assert why(f"http://127.0.0.1:{own.port}/") == "garbled"


def test_a_closed_port_and_a_name_that_is_not_there(trusted) -> None:
    with door() as own:
        port = own.port
    assert why(f"http://127.0.0.1:{port}/") == "refused"
    assert why("https://robot.example/", resolving=lambda host, port: []) == "name"


@pytest.fixture(scope="module")
def secured(tmp_path_factory) -> tuple[ssl.SSLContext, str]:
    """A server's context with a certificate for robot.example, and the file of who signed it."""
    folder = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "robot.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("robot.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True).sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = made.public_bytes(serialization.Encoding.PEM)
    kept = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, kept, serialization.NoEncryption())
    (folder / "ca.pem").write_bytes(pem)
    (folder / "own.pem").write_bytes(pem + secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "own.pem")
    return context, str(folder / "ca.pem")


def test_a_certificate_counts_for_the_name_that_was_typed(trusted, secured, monkeypatch) -> None:
    context, signed_by = secured
    home = lambda host, port: ["127.0.0.1"]  # noqa: E731
    with door(context=context) as own:
        assert why(f"https://robot.example:{own.port}/", resolving=home) == "tls"
        monkeypatch.setenv("SSL_CERT_FILE", signed_by)
        assert post(f"https://robot.example:{own.port}/", b"{}", {}, resolving=home).body == b"ok"
        assert why(f"https://localhost:{own.port}/", resolving=home) == "tls"
