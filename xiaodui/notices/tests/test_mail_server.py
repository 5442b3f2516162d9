"""The company's mail server: who may set it, what is never shown again, and what its answers mean."""

import json
import socket

import pytest
from django.test import Client

from tests.cast import sign_in
from xiaodui.core.refusal import Forbidden, Invalid, Refusal
from xiaodui.journal.models import Fact
from xiaodui.notices import acts
from xiaodui.notices.models import MailServer
from xiaodui.notices.secret import seal, unseal
from xiaodui.notices.tests.stub import mail_server
from xiaodui.people.signin import can_mail

pytestmark = pytest.mark.django_db

PASSWORD = "very-secret-7"
SAID = {
    "host": "smtp.qiming.example", "port": 465, "security": "tls", "login": "xiaodui@qiming.example", "password": PASSWORD,
    "sender": "xiaodui@qiming.example", "address": "https://sales.qiming.example/",
}  # fmt: skip


@pytest.fixture
def ours(settings):
    settings.EMAIL_BACKEND = "xiaodui.notices.backend.Backend"
    settings.EMAIL_TIMEOUT = 1


@pytest.fixture
def owner(cast):
    cast.laozhou.email = "zhou@qiming.example"
    cast.laozhou.save()
    return sign_in(Client(), cast.laozhou)


class TestSetting:
    def test_who_operates_sets_it(self, cast):
        server = acts.set_mail(by=cast.laozhou, **SAID)
        assert (server.host, server.address, unseal(server.sealed)) == (
            SAID["host"], "https://sales.qiming.example", PASSWORD,
        )  # fmt: skip
        with pytest.raises(Forbidden):
            acts.set_mail(by=cast.lijing, **SAID)

    def test_its_page_is_for_who_operates(self, cast, owner):
        assert owner.get("/settings/mail").status_code == 200
        for path in ("/settings/mail", "/settings/mail/edit", "/settings/mail/stop"):
            assert sign_in(Client(), cast.lijing).get(path).status_code == 403
        assert sign_in(Client(), cast.lijing).post("/settings/mail/test").status_code == 403

    def test_the_password_is_nowhere_to_be_read(self, cast, owner, caplog, capsys):
        acts.set_mail(by=cast.laozhou, **SAID)
        sealed = MailServer.objects.get().sealed
        pages = [owner.get(path).content.decode() for path in ("/settings/mail", "/settings/mail/edit", "/journal")]
        facts = "".join(Fact.objects.values_list("body", flat=True))
        for said in (*pages, facts, caplog.text, str(capsys.readouterr()), sealed):
            assert PASSWORD not in said
        assert not any(sealed in said for said in (*pages, facts))

    def test_left_empty_it_stays(self, cast):
        acts.set_mail(by=cast.laozhou, **SAID)
        server = acts.set_mail(by=cast.laozhou, **{**SAID, "password": "", "sender": "new@qiming.example"})
        assert unseal(server.sealed) == PASSWORD and server.sender == "new@qiming.example"

    @pytest.mark.parametrize("other", [{"host": "smtp.evil.example"}, {"port": 25}, {"login": "other@qiming.example"}])
    def test_but_nobody_lures_it_to_another_server(self, cast, other):
        acts.set_mail(by=cast.laozhou, **SAID)
        with pytest.raises(Refusal, match="密码也填上"):
            acts.set_mail(by=cast.laozhou, **{**SAID, "password": "", **other})
        assert MailServer.objects.get().host == SAID["host"]

    def test_a_leaked_token_cannot_set_it(self, cast):
        assert (acts.set_mail.door, acts.stop_mail.door) == ("session", "session")

    @pytest.mark.parametrize(
        "wrong",
        [
            {"host": "http://smtp.example.com"}, {"host": "a b"}, {"host": "smtp.example.com:25"}, {"host": "-x.com"},
            {"host": "x\r\nRCPT"}, {"port": 0}, {"port": 70000}, {"security": "none"}, {"sender": "nobody"},
            {"sender": "a@b.com\nBcc: c@d.com"}, {"address": "javascript:alert(1)"}, {"address": "sales.example.com"},
        ],
    )  # fmt: skip
    def test_nonsense_is_told_at_its_field(self, cast, wrong):
        with pytest.raises(Invalid) as no:
            acts.set_mail(by=cast.laozhou, **{**SAID, **wrong})
        assert set(no.value.errors) == set(wrong)

    def test_stopping_removes_the_password_too(self, cast, ours):
        acts.set_mail(by=cast.laozhou, **SAID)
        assert can_mail()
        acts.stop_mail(by=cast.laozhou)
        assert not MailServer.objects.exists() and not can_mail()
        with pytest.raises(Refusal):
            acts.stop_mail(by=cast.laozhou)

    def test_the_environment_rules_and_the_page_says_so(self, owner, settings):
        settings.MAIL_BY_ENVIRONMENT = True
        page = owner.get("/settings/mail").content.decode()
        assert "XIAODUI_EMAIL_URL" in page and "设发信服务器" not in page

    def test_another_key_opens_nothing(self, settings):
        sealed = seal(PASSWORD)
        settings.SECRET_KEY = "another-key-" * 5
        assert unseal(sealed) is None and unseal("nonsense") is None and unseal("") == ""


class TestTrying:
    def set_to(self, cast, port, **other):
        acts.set_mail(
            by=cast.laozhou, **{**SAID, "host": "127.0.0.1", "security": "plain", "port": port, **other}
        )  # fmt: skip

    def press(self, owner):
        return owner.post("/settings/mail/test", headers={"HX-Request": "true"}).content.decode()

    def test_a_letter_goes_and_comes_from_the_company(self, cast, owner, ours):
        with mail_server() as stub:
            self.set_to(cast, stub.port)
            assert "发出去了，到 zhou@qiming.example 看看" in self.press(owner)
        [letter] = stub.letters
        assert "From: xiaodui@qiming.example" in letter and "To: zhou@qiming.example" in letter
        assert any(line.startswith("AUTH") for line in stub.heard)

    @pytest.mark.parametrize(
        ("answers", "said"),
        [
            ({"AUTH": "535 5.7.8 bad <b>credentials</b>"}, "不认这个用户名和密码"),
            ({"RCPT": "550 no such mailbox"}, "不收给你的信"),
            ({"MAIL": "553 not yours"}, "不让用这个发件邮箱"),
            ({"DATA": "554 spam"}, "服务器的原话：554 spam"),
            ({"HELLO": "SSH-2.0-OpenSSH_9.2"}, "说的不是发信的话"),
        ],
    )
    def test_its_answer_is_said_in_a_sentence(self, cast, owner, ours, answers, said):
        with mail_server(**answers) as stub:
            self.set_to(cast, stub.port)
            page = self.press(owner)
        assert said in page and PASSWORD not in page and "<b>cred" not in page and "OpenSSH" not in page

    def test_a_closed_port_and_a_name_that_is_not_there(self, cast, owner, ours):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.set_to(cast, free.getsockname()[1])
            assert "不接这个端口" in self.press(owner)
        self.set_to(cast, 25, host="nobody.invalid")
        assert "找不到 nobody.invalid" in self.press(owner)

    def test_one_that_says_nothing_is_not_waited_for_for_ever(self, cast, owner, ours):
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            self.set_to(cast, silent.getsockname()[1])
            assert "没有回应" in self.press(owner)

    def test_the_wrong_encryption(self, cast, owner, ours):
        with mail_server() as stub:
            self.set_to(cast, stub.port, security="tls")
            assert "加密没谈成" in self.press(owner)
            self.set_to(cast, stub.port, security="starttls")
            assert "不支持这种加密" in self.press(owner)

    def test_without_a_server_or_an_address_it_says_what_is_missing(self, cast, owner, ours):
        assert "先定下发信服务器" in self.press(owner)
        acts.set_mail(by=cast.laozhou, **SAID)
        cast.laozhou.email = ""
        cast.laozhou.save()
        assert "还没有邮箱" in self.press(owner)

    def test_without_a_server_mail_goes_to_the_terminal(self, cast, ours, capsys):
        from django.core.mail import send_mail

        send_mail("你好", "一封信", None, ["a@b.example"])
        assert "a@b.example" in capsys.readouterr().out


def test_a_posted_form_says_what_is_wrong_beside_what_was_typed(owner):
    answer = owner.post("/settings/mail/edit", {"host": "http://x"}, headers={"HX-Request": "true"})
    assert answer.status_code == 422 and "例如 smtp.example.com" in answer.content.decode()
    done = owner.post("/settings/mail/edit", {key: str(value) for key, value in SAID.items()})
    assert done.status_code == 302 and json.loads(Fact.objects.latest("pk").body)["verb"] == "mailserver.set"
