"""Who is given a request: by its category, the department of the county, the utility, or the street."""

from typing import Final

from data.categories import Kind
from data.divisions import CITY
from data.world import Body, World

ROLES: Final = {
    "市容环境": "城管",
    "物业服务": "住建",
    "公用事业": "城管",
    "公用事业/供热": "供热",
    "公用事业/供水": "供水",
    "公用事业/供电": "供电",
    "公用事业/燃气": "燃气",
    "市政设施": "城管",
    "城乡建设": "住建",
    "消防安全": "消防",
    "生态环境": "环保",
    "市场秩序": "市监",
    "治安交通": "公安",
    "民生保障": "民政",
    "民生保障/社保业务": "人社",
    "民生保障/拖欠工资": "人社",
    "民生保障/劳动争议": "人社",
    "民生保障/医保报销": "医保",
    "民生保障/义务教育入学": "教育",
    "民生保障/疫苗接种": "卫健",
    "矛盾纠纷": "政府",
}
"""By category or the nearest above it: the role under which the body is known."""


class Handlers:
    """Looks bodies up from the street upwards."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._of: dict[tuple[str, str], Body] = {}

    def of(self, kind: Kind, community: str) -> Body:
        """Whoever such requests go to there."""
        key = (kind.path, community[:9])
        if key not in self._of:
            self._of[key] = self._find(kind.path, community)
        return self._of[key]

    def _find(self, path: str, community: str) -> Body:
        while path not in ROLES:
            path = path.rpartition("/")[0]
        for place in (community[:9], community[:6], CITY):
            if body := self.world.bodies.get((ROLES[path], place)):
                return body
        return self.world.body("政府", community[:9])

    def desk(self, community: str) -> str:
        """Who takes requests and hands them on: the county's 政数, in the zone the city's."""
        return (self.world.bodies.get(("政数", community[:6])) or self.world.body("政数", CITY)).name

    def other(self, community: str, handler: Body) -> str:
        """Somebody else to whom it is given first by mistake."""
        wrong = "住建" if not handler.name.endswith("住房和城乡建设局") else "城管"
        return self.world.body(wrong, community[:6]).name

    def conference(self, community: str) -> str:
        """Where it is passed up to."""
        for place in (community[:9], community[:6], CITY):
            if body := self.world.bodies.get(("联席会议", place)):
                return body.name
        raise AssertionError(community)
