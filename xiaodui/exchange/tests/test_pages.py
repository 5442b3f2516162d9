"""The import in the browser, door by door."""

import pytest
from django.urls import reverse

from tests.cast import sign_in
from xiaodui.customers.models import Customer
from xiaodui.exchange import keeping
from xiaodui.exchange.kinds import KINDS
from xiaodui.exchange.models import Upload
from xiaodui.exchange.reading import read_table
from xiaodui.exchange.tests.bringing import bring, checked, csv, posted, taken_in
from xiaodui.jobs.runner import run_due

DATA = csv(["公司", "谁管", "备注"], ["甲公司", "王磊", "=1+1"], ["乙公司", "没有这人", ""], bom=True)
pytestmark = pytest.mark.django_db


def upload_as(client, person, data=DATA, name="客户.csv", kind="customers"):
    return sign_in(client, person).post(reverse("create-import"), {"kind": kind, "file": posted(data, name)})


def press(client, upload, what, **data):
    return client.post(reverse(f"{what}-import", args=[upload.pk]), data)


class TestStory:
    def test_from_the_file_to_the_result(self, manager, client):
        answer = upload_as(client, manager)
        upload = Upload.objects.get()
        assert answer["Location"] == reverse("import", args=[upload.pk])
        assert "甲公司" in client.get(answer["Location"]).content.decode()
        press(client, upload, "check", **{"col-customer": "公司", "col-owner": "谁管", "existing": "fill"})
        run_due()
        page = client.get(answer["Location"]).content.decode()
        assert 'data-read="2" data-added="1" data-updated="0" data-same="0" data-rejected="1"' in page
        assert not Customer.objects.exists()
        press(client, upload, "run")
        run_due()
        assert "导入的结果" in client.get(answer["Location"]).content.decode()
        assert Customer.objects.get().name == "甲公司"

    def test_rejected_rows_come_back_as_they_were_with_line_and_reasons(self, manager, client):
        upload = bring(manager, "customers", csv(["客户名称", "负责人", "x"], ["乙", "没有这人", "=1+1"]))
        taken_in(upload, manager)
        answer = sign_in(client, manager).get(reverse("import-rejected", args=[upload.pk]))
        data = b"".join(answer.streaming_content)
        assert data.startswith(b"\xef\xbb\xbf") and b"'=1+1" in data
        with read_table(data) as table:
            [row] = table.rows
        assert row[:4] == ["乙", "没有这人", "=1+1", "2"]
        assert "没有这人" in row[4] and "没有这人" in row[5]

    def test_a_bad_cell_is_marked_before_anything_is_done(self, manager, client):
        upload = bring(manager, "customers", csv(["客户名称", "年收入"], ["甲", "1.2万"], ["乙", "两块钱"]))
        page = sign_in(client, manager).get(reverse("import", args=[upload.pk])).content.decode()
        assert "12,000" in page and "1.2万" in page
        assert "「两块钱」看不出是多少钱" in page

    def test_a_chosen_column_shows_at_once(self, manager, client):
        upload = bring(manager, "customers", csv(["甲列", "乙列"], ["张三公司", "李四公司"]))
        sign_in(client, manager)
        url = reverse("map-import", args=[upload.pk])
        part = client.post(url, {"col-customer": "乙列"}, headers={"HX-Request": "true"})
        assert 'id="import"' in part.content.decode() and "李四公司" in part.content.decode()

    def test_progress_is_shown_while_it_runs_and_nothing_else_may_be_pressed(self, manager, client):
        upload = bring(manager, "customers", csv(["客户名称"], ["甲"]))
        sign_in(client, manager)
        press(client, upload, "run")
        page = client.get(reverse("import", args=[upload.pk])).content.decode()
        assert "progressbar" in page and 'id="mapping"' not in page
        assert press(client, upload, "run").status_code == 422

    def test_what_was_run_is_not_run_again(self, manager, client):
        upload = bring(manager, "customers", csv(["客户名称"], ["甲"]))
        taken_in(upload, manager)
        sign_in(client, manager)
        assert "已经导入过了" in press(client, upload, "run").content.decode()

    def test_a_removed_file_leaves_its_numbers(self, manager, client):
        upload = bring(manager, "customers", csv(["客户名称"], ["甲"], [""]))
        taken_in(upload, manager)
        path = keeping.full(upload.path)
        sign_in(client, manager).post(reverse("remove-import", args=[upload.pk]))
        upload.refresh_from_db()
        assert not path.exists() and not upload.sample and upload.report["added"] == 1
        assert "文件已经删掉" in client.get(reverse("import", args=[upload.pk])).content.decode()


class TestUnreadable:
    @pytest.mark.parametrize(
        ("data", "name", "says"),
        [
            (b"", "空.csv", "没有内容"), ("客户名称,负责人\n".encode(), "只有头.csv", "只有列名"),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF" * 50, "图.csv", "认不出这个文件的文字编码"),
            (b"PK\x03\x04 broken", "坏.xlsx", "打不开"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧.xls", "另存为 .xlsx"),
            ("客户名称\n\"" .encode() + b"x" * 10_000_000, "长.csv", "断了"),
        ],
    )  # fmt: skip
    def test_a_file_that_cannot_be_read_says_so_and_leaves_nothing(self, manager, client, data, name, says):
        assert upload_as(client, manager, csv(["客户名称"], ["好"])).status_code == 302
        answer = upload_as(client, manager, data, name)
        assert answer.status_code == 422 and says in answer.content.decode()
        assert Upload.objects.count() == len(list(keeping.folder().iterdir())) == 1

    def test_no_file_at_all(self, manager, client):
        answer = sign_in(client, manager).post(reverse("create-import"), {"kind": "customers"})
        assert answer.status_code == 422 and "先选一个文件" in answer.content.decode()

    def test_a_file_over_the_limit(self, manager, client, settings):
        settings.UPLOAD_LIMIT = 100
        assert upload_as(client, manager, csv(["客户名称"], ["甲" * 100])).status_code == 422

    def test_a_kind_that_is_none(self, manager, client):
        assert upload_as(client, manager, kind="people").status_code == 422
        assert not list(keeping.folder().iterdir())

    @pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig", "utf-16-be"])
    def test_every_usual_encoding_comes_in(self, manager, encoding):
        upload = bring(manager, "customers", "客户名称,负责人\r\n昆山立讯,王磊\r\n".encode(encoding))
        assert taken_in(upload, manager)["added"] == 1
        assert Customer.objects.get().name == "昆山立讯"

    def test_damage_further_down_keeps_what_came_before_and_says_so(self, manager, client):
        rows = "".join(f"客户{n}\n" for n in range(151))
        upload = bring(manager, "customers", f'客户名称\n{rows}"{"x" * 200_000}'.encode())
        assert taken_in(upload, manager)["added"] == 151
        page = sign_in(client, manager).get(reverse("import", args=[upload.pk])).content.decode()
        assert "断开之前的行照常算" in page and "少了一个引号" in page

    def test_a_required_column_is_asked_for(self, manager, client):
        upload = bring(manager, "customers", csv(["甲列"], ["x"]))
        sign_in(client, manager)
        answer = press(client, upload, "check", **{"col-customer": ""})
        assert answer.status_code == 422 and "没有它就认不出" in answer.content.decode()

    def test_columns_of_one_name_are_kept_apart(self, manager):
        upload = bring(manager, "customers", csv(["客户名称", "电话", "电话"], ["甲", "1", "2"]))
        assert upload.header == ["客户名称", "电话", "电话 2"]
        assert upload.mapping["phone"] == "电话"

    def test_one_column_is_not_two_fields(self, manager, client):
        upload = bring(manager, "customers", csv(["客户名称", "x"], ["甲", "1"]))
        sign_in(client, manager)
        assert press(client, upload, "map", **{"col-customer": "x", "col-note": "x"}).status_code == 422

    def test_a_row_with_more_cells_than_columns_is_rejected(self, manager):
        upload = bring(manager, "customers", "客户名称,负责人\n甲,王磊\n乙,王磊,多,了\n".encode())
        assert taken_in(upload, manager) == {"added": 1, "updated": 0, "same": 0, "rejected": 1}


class TestTemplates:
    @pytest.mark.parametrize("key", ["customers", "deals", "products"])
    @pytest.mark.parametrize("form", ["csv", "xlsx"])
    def test_a_template_reads_back_and_guesses_itself(self, manager, client, key, form):
        answer = sign_in(client, manager).get(reverse("import-template", args=[key, form]))
        upload = bring(manager, key, answer.content, f"t.{form}")
        assert upload.mapping == {column.name: str(column.label) for column in KINDS[key].columns}

    @pytest.mark.parametrize("key", ["customers.exe", "people.csv"])
    def test_others_are_not_there(self, manager, client, key):
        assert sign_in(client, manager).get(f"/import/template/{key}").status_code == 404


class TestSight:
    def test_only_who_may_import_comes_in(self, cast, manager, client):
        for name, args in (("imports", []), ("import-template", ["customers", "csv"])):
            assert sign_in(client, manager).get(reverse(name, args=args)).status_code == 200
            assert sign_in(client, cast.wanglei).get(reverse(name, args=args)).status_code == 403
            assert sign_in(client, cast.nobody).get(reverse(name, args=args)).status_code == 302
        assert upload_as(client, cast.wanglei).status_code == 403
        assert not list(keeping.folder().iterdir())

    def test_an_upload_is_its_bringers_and_the_owners(self, cast, manager, client):
        upload = bring(manager, "customers", csv(["客户名称", "负责人"], ["甲", "无"]))
        taken_in(upload, manager)
        for name in ("import", "import-rejected"):
            url = reverse(name, args=[upload.pk])
            assert sign_in(client, manager).get(url).status_code == 200
            assert sign_in(client, cast.laozhou).get(url).status_code == 200
            assert sign_in(client, cast.zhaomin).get(url).status_code == 404
            assert sign_in(client, cast.wanglei).get(url).status_code == 404

    @pytest.mark.parametrize("what", ["map", "check", "run"])
    def test_nobody_runs_anothers_file(self, cast, manager, client, what):
        upload = bring(manager, "customers", csv(["客户名称"], ["甲"]))
        for person, status in ((cast.laozhou, 403), (cast.zhaomin, 404), (manager, 302)):
            sign_in(client, person)
            assert press(client, upload, what, **{"col-customer": "客户名称"}).status_code == status

    def test_who_lost_the_right_brings_in_no_more(self, cast, manager, client):
        upload = bring(manager, "customers", csv(["客户名称"], ["甲"]))
        checked(upload, manager)
        sign_in(client, manager)
        press(client, upload, "run")
        manager.grants.all().delete()
        run_due()
        upload.refresh_from_db()
        assert upload.job.state == "failed" and not Customer.objects.exists()

    def test_who_may_not_keep_products_brings_none(self, cast, client):
        from xiaodui.people.models import Grant, Role

        clerk = Role.objects.create(code="clerk", name_zh="录入", name_en="Clerk", rights=["import"], reach="self")
        Grant.objects.create(person=cast.sunyue, role=clerk, team=cast.east, since="2025-01-01")
        assert upload_as(client, cast.fresh(cast.sunyue), kind="products").status_code == 403
        assert not list(keeping.folder().iterdir())


def test_files_are_ours_alone_and_go_after_a_week(manager, client, clock):
    from xiaodui.exchange.jobs import sweep
    from xiaodui.jobs.models import Job
    from xiaodui.jobs.run import Run

    clock(2026, 3, 1)
    upload = bring(manager, "customers", csv(["客户名称"], ["甲"]))
    path = keeping.full(upload.path)
    assert path.stat().st_mode & 0o777 == 0o600 and path.parent.stat().st_mode & 0o777 == 0o700
    clock(2026, 3, 7)
    assert sweep(Run(Job())) == {"uploads": 0} and path.exists()
    clock(2026, 3, 9)
    assert sweep(Run(Job())) == {"uploads": 1} and not path.exists()
