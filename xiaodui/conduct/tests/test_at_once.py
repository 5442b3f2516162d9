"""Two processes that hear the same facts at the same moment write one violation."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from xiaodui.conduct.acts.look import look
from xiaodui.conduct.models import Finding, Violation
from xiaodui.conduct.tests.conftest import NOW
from xiaodui.conduct.tests.test_patterns import swap_pattern
from xiaodui.core import clock
from xiaodui.governance.book import forget
from xiaodui.governance.installing import install
from xiaodui.journal import Fact


@pytest.mark.django_db(transaction=True)
def test_two_at_once_find_one(cast, customer, swap):
    install()
    forget()
    swap()
    facts = list(Fact.objects.order_by("pk"))
    ready, refused = threading.Barrier(2), []

    def hear():
        try:
            ready.wait(10)
            with clock.at(NOW), transaction.atomic():
                look(swap_pattern(), facts)
        except IntegrityError:
            refused.append(1)  # the hearer is tried again, and finds that it is there
        finally:
            connection.close()

    threads = [threading.Thread(target=hear) for _one in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    look(swap_pattern(), facts)
    assert (Violation.objects.count(), Finding.objects.count(), Violation.objects.get().times) == (1, 1, 1)
    assert len(refused) <= 1
    forget()
