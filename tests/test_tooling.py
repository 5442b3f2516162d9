"""The two commands and the scripts round them, each run as a person would run it."""

import gettext
import os
import re
import shutil
import time

import pytest
from babel.messages.pofile import PoFileError

from tests.aims import prompt
from tests.shell import ROOT, run, script

pytestmark = pytest.mark.once

SCRIPTS = [path for path in [*(ROOT / "bin").iterdir(), ROOT / ".ci/run"] if path.is_file()]
PLAIN = ["bash", "cat", "cut", "dirname", "find", "flock", "id", "mkdir", "mktemp", "rm", "sed", "sha256sum", "sort"]


@pytest.fixture
def bare(tmp_path):
    """A clone's bin/ on a machine that has next to nothing: `bare(python3="…script…")` adds programs."""
    shutil.copytree(ROOT / "bin", tmp_path / "clone/bin")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in PLAIN:
        if place := shutil.which(name):
            (tools / name).symlink_to(place)

    def build(**programs):
        for name, body in programs.items():
            (tools / name).write_text(f"#!{shutil.which('bash')}\n{body}\n")
            (tools / name).chmod(0o755)
        return tmp_path / "clone", {"PATH": str(tools), "XIAODUI_SETUP": "", "XIAODUI_CHROMIUM": ""}

    return build


def test_scripts_are_executable_and_parse():
    for path in SCRIPTS:
        assert os.access(path, os.X_OK), path
        if "bash" in path.read_text().splitlines()[0]:
            assert run("bash", "-n", path).returncode == 0, path


class TestWhatIsMissingIsSaidInOneSentence:
    def sentences(self, told):
        assert told.returncode == 1, told.stderr
        assert told.stdout == ""
        chinese, english = [line for line in told.stderr.splitlines() if line.startswith("✗")]
        assert re.search("[一-鿿]", chinese)
        return english

    def test_no_python(self, bare):
        clone, env = bare()
        assert "Python 3.11 or newer is missing" in self.sentences(run(clone / "bin/setup", **env))

    def test_an_old_python(self, bare):
        clone, env = bare(python3="exit 1")  # says that it is older than what it is asked for
        assert "Python 3.11 or newer is missing" in self.sentences(run(clone / "bin/setup", **env))

    def test_a_python_without_venv(self, bare):
        clone, env = bare(python3="[[ $2 != *ensurepip* ]]")
        assert "python3-venv" in self.sentences(run(clone / "bin/setup", **env))

    def test_no_make(self, bare):
        clone, env = bare(python3="exit 0")
        assert "make is missing" in self.sentences(run(clone / "bin/setup", **env))

    @pytest.mark.parametrize("node", ["echo v16.20.0", "exit 127"])
    def test_an_old_node_or_none(self, bare, node):
        clone, env = bare(python3="exit 0", make="exit 0", npm="exit 0", node=node)
        (clone / "package.json").write_text("{}")
        assert "Node.js 18 or newer" in self.sentences(run(clone / "bin/setup", **env))

    def test_an_unknown_scope(self, bare):
        clone, env = bare()
        assert "bin/setup run" in self.sentences(run(clone / "bin/setup", "everything", **env))

    def test_no_browser(self, bare):
        clone, env = bare()
        assert "No Chromium or Chrome found" in self.sentences(run(clone / "bin/find-chromium", "--look", **env))


def test_the_second_setup_returns_at_once():
    if not (ROOT / ".venv/stamps/scope-dev").exists():
        pytest.skip("this checkout was not set up by bin/setup dev")
    run("bin/setup", "dev")

    def set_up() -> float:
        began = time.monotonic()
        told = run("bin/setup", "run")
        assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
        return time.monotonic() - began

    prompt(set_up, 5, "set up again")  # what it would do anew it says, and takes longer


def test_the_command_line_works_from_anywhere_and_keeps_stdout_clean(tmp_path):
    (tmp_path / "link").symlink_to(ROOT / "bin/xiaodui")
    told = run(
        tmp_path / "link", "--version", cwd=tmp_path, XIAODUI_SETUP="skip", XIAODUI_DATA_DIR=str(tmp_path / "var")
    )
    assert told.returncode == 0, told.stderr
    assert re.fullmatch(r"5\.2\.\d+\n", told.stdout)


class TestCompileMessages:
    PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'

    def compile(self, folder, text):
        po = folder / "django.po"
        po.write_text(self.PO + text)
        script("compile-messages").compile_catalogue(po)
        return gettext.GNUTranslations((folder / "django.mo").open("rb"))

    def test_what_it_writes_gettext_reads(self, tmp_path):
        found = self.compile(tmp_path, 'msgid "客户"\nmsgstr "Customer"\n\nmsgctxt "verb"\nmsgid "赢"\nmsgstr "win"\n')
        assert found.gettext("客户") == "Customer"
        assert found.pgettext("verb", "赢") == "win"

    def test_a_guess_is_left_out(self, tmp_path):
        assert self.compile(tmp_path, '#, fuzzy\nmsgid "客户"\nmsgstr "Client?"\n').gettext("客户") == "客户"

    def test_a_broken_catalogue_is_refused(self, tmp_path):
        with pytest.raises(PoFileError):
            self.compile(tmp_path, 'msgid "客户"\nmsgstr "Customer"\nrubbish\n')

    def test_a_placeholder_that_the_source_lacks_is_refused(self, tmp_path):
        assert self.compile(tmp_path, 'msgid "{by} 赢"\nmsgstr "{by} won"\n').gettext("{by} 赢") == "{by} won"
        with pytest.raises(ValueError, match="has no who"):
            self.compile(tmp_path, 'msgid "{by} 赢"\nmsgstr "{who} won"\n')


def test_make_alone_lists_every_target():
    told = run("make", "--no-print-directory").stdout
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.M)[1].split()
    assert [name for name in targets if name != "help" and f"make {name} " not in told] == []
