"""The company's own pool comes installed: for all who sell, and for whatever no other pool takes."""

from xiaodui.pool.models import Pool


def company_pool() -> Pool:
    """It is there, whatever emptied the tables."""
    install()
    return Pool.objects.get(is_default=True)


def install() -> None:
    """Safe to run again and beside another process; what stands in the table is never touched."""
    if not Pool.objects.filter(is_default=True).exists():
        Pool.objects.bulk_create(
            [Pool(name="公司公海", order=100, is_default=True, for_all=True)], ignore_conflicts=True
        )
