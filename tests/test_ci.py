"""The judgement over a change: both legs, their closing lines, and the servers of the second."""

import re
import tempfile
from pathlib import Path

import pytest

from tests.shell import ROOT, run, script

pytestmark = pytest.mark.once


class TestWithServers:
    def test_throwaway_servers_answer_and_leave_nothing(self):
        tool = script("with-servers")
        if not (tool.program("initdb") and tool.program("valkey-server", "redis-server")):
            pytest.skip("no PostgreSQL or Redis installed here")
        told = run(
            *("bin/with-servers", "bash", "-c", 'echo "$XIAODUI_DATABASE_URL $XIAODUI_REDIS_URL $PPID"; exit 7'),
            XIAODUI_OWN_SERVERS="1",
            XIAODUI_SETUP="skip",
        )
        assert told.returncode == 7, told.stderr
        database, wire, process = told.stdout.split()
        assert not tool.postgres_answers(database)
        assert not tool.redis_answers(int(re.search(r":(\d+)/", wire)[1]))
        assert list(Path(tempfile.gettempdir()).glob(f"xiaodui-servers-{process}-*")) == []

    def test_without_a_command_it_says_how(self):
        told = run("bin/with-servers", XIAODUI_SETUP="skip")
        assert told.returncode == 2
        assert "bin/with-servers bin/test" in told.stderr


class TestWhatIsLeftOut:
    """bin/test with a pytest that only says how it was called."""

    @pytest.fixture
    def asked(self, tmp_path):
        def ask(*words, **env):
            for path, text in {
                "bin/test": (ROOT / "bin/test").read_text(),
                "bin/setup": "#!/bin/sh\n",
                "bin/find-chromium": "#!/bin/sh\necho /chromium\n",
                ".venv/bin/python": '#!/bin/sh\nprintf "%s\\n" "$@"\n',
            }.items():
                (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / path).write_text(text)
                (tmp_path / path).chmod(0o755)
            bare = {"XIAODUI_ONCE": "", "XIAODUI_NO_BROWSER": "", "WORKERS": ""}
            return run(tmp_path / "bin/test", *words, **{**bare, **env}).stdout.splitlines()[2:]

        return ask

    def test_nothing_but_drills_unless_it_is_said(self, asked):
        assert asked("-k", "win") == ["-n", "2", "--dist", "worksteal", "-k", "win"]

    @pytest.mark.parametrize(
        ("env", "marks"),
        [
            ({"XIAODUI_ONCE": "done"}, "not drill and not once"),
            ({"XIAODUI_NO_BROWSER": "1"}, "not drill and not browser"),
            ({"XIAODUI_ONCE": "done", "XIAODUI_NO_BROWSER": "1"}, "not drill and not once and not browser"),
        ],
    )
    def test_what_is_said(self, asked, env, marks):
        assert asked("-n", "0", **env) == ["-m", marks, "-n", "0"]


class TestCi:
    """.ci/run in a house whose two legs are set by the test."""

    @pytest.fixture
    def judge(self, tmp_path):
        def build(sqlite, servers, **env):
            house = tmp_path / "main"
            for path, text in {
                ".ci/run": (ROOT / ".ci/run").read_text(),
                "Makefile": f"test:\n\t@{sqlite}\n",
                "bin/with-servers": f"#!/bin/sh\n{servers}\n",
                "../shared/data/README.md": "",
            }.items():
                (house / path).parent.mkdir(parents=True, exist_ok=True)
                (house / path).write_text(text)
                (house / path).chmod(0o755)
            return run(house / ".ci/run", cwd=tmp_path, **{"CI": "", "XIAODUI_SAMPLES": "", **env})

        return build

    def test_it_closes_with_both_legs_closing_lines(self, judge):
        told = judge("echo '== 412 passed, 2 skipped in 90.12s (0:01:30) =='", "echo '== 409 passed in 99.00s =='")
        assert told.returncode == 0
        assert told.stdout.splitlines()[-4:] == [
            "sqlite:",
            "== 412 passed, 2 skipped in 90.12s (0:01:30) ==",
            "postgresql:",
            "== 409 passed in 99.00s ==",
        ]

    @pytest.mark.parametrize(("sqlite", "servers"), [("exit 2", "exit 0"), ("true", "exit 1")])
    def test_either_leg_fails_it(self, judge, sqlite, servers):
        assert judge("true", "exit 0").returncode == 0
        assert judge(sqlite, servers).returncode == 1

    def test_servers_that_could_not_be_had_are_a_notice_on_a_desk_and_an_error_in_ci(self, judge):
        assert judge("true", "exit 75").returncode == 0
        assert "note: not tested on PostgreSQL" in judge("true", "exit 75").stdout
        assert judge("true", "exit 75", CI="true").returncode == 1

    def test_what_is_the_same_on_every_database_is_held_by_the_first_leg_alone(self, judge):
        first, second = ('echo "on sqlite: $${XIAODUI_ONCE:-all}"', 'echo "on postgresql: ${XIAODUI_ONCE:-all}"')
        said = judge(first, second, XIAODUI_ONCE="done").stdout.splitlines()
        assert "on sqlite: all" in said and "on postgresql: done" in said

    def test_the_samples_beside_the_house_are_found(self, judge, tmp_path):
        assert f"at {tmp_path}/shared/data" in judge('echo "at $$XIAODUI_SAMPLES"', "exit 0").stdout
