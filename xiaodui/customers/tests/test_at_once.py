"""Several bring the same company at the same instant: one has it, the others are told so. With real threads."""

import threading
from functools import partial

import pytest
from django.db import connection

from tests.cast import set_up_cast
from xiaodui.core.refusal import Refusal
from xiaodui.customers import acts
from xiaodui.customers.models import Customer
from xiaodui.journal import Fact

pytestmark = pytest.mark.django_db(transaction=True)
SPELLINGS = [
    "无锡博远电气有限公司",
    "无锡市博远电气",
    "无锡 博远电气 有限公司",
    "无锡博远电气公司",
    "無錫博遠電氣有限公司",
]


def at_once(*tries):
    """Each try in a thread of its own, begun together; their answers."""
    gate, answers = threading.Barrier(len(tries)), []

    def run(one):
        try:
            gate.wait()
            answers.append(one())
        except Refusal as no:
            answers.append(no)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in tries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def test_one_of_many_who_add_the_same_company_has_it():
    cast = set_up_cast()
    people = [cast.wanglei, cast.chenchen, cast.zhaomin, cast.lijing, cast.laozhou]
    answers = at_once(*[partial(acts.create, by=by, name=name) for by, name in zip(people, SPELLINGS, strict=True)])
    refused = [one for one in answers if isinstance(one, Refusal)]
    assert len(answers) == 5 and len(refused) == 4, answers
    assert {one.code for one in refused} == {"customer.exists"}
    assert Customer.objects.count() == 1
    assert Fact.objects.filter(verb="customer.refused").count() == 4


def test_a_rename_and_a_new_one_never_both_get_the_name():
    cast = set_up_cast()
    own = acts.create(by=cast.zhaomin, name="海晟贸易")
    wanglei, zhaomin = cast.fresh(cast.wanglei), cast.fresh(cast.zhaomin)
    answers = at_once(
        lambda: acts.create_lead(by=wanglei, name=SPELLINGS[0]),
        lambda: acts.edit(own, by=zhaomin, version=0, name=SPELLINGS[1]),
    )
    assert sum(isinstance(one, Refusal) for one in answers) == 1, answers
    assert Customer.objects.filter(name__contains="博远").count() == 1
