"""Products: what 启明科技 sells."""

from xiaodui.catalog.acts import create
from xiaodui.demo.life import Life
from xiaodui.demo.names.cast import GOODS
from xiaodui.demo.world import World


class Products(Life):
    name, order = "products", 20

    def prepare(self, world: World) -> None:
        world.kept["products"] = [
            (create(by=world.owner, name=one.name, series=one.series, code=one.code, price=one.price), one)
            for one in GOODS
        ]
