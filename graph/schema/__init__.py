"""The domain, declared once: every type of node and link, with captions, keys and the headers that ledgers use.

One module a subject: places and grounds; organizations, society and party (what they share is in bodies); posts; duties;
matters and meetings; alliances and resources; meta for the graph's own book-keeping; sheets for ledgers of links.
"""

from graph.model import LinkType, Prop, Schema
from graph.schema import alliances, duties, grounds, matters, meetings, meta, organizations, party, places, posts, resources, society
from graph.schema.common import dated
from graph.schema.sheets import LINK_SHEETS

_NODES = (
    *places.NODES, *grounds.NODES, *organizations.NODES, *society.NODES, *party.NODES, *posts.NODES, *duties.NODES, *matters.NODES,
    *meetings.NODES, *alliances.NODES, *resources.NODES, *meta.NODES,
)  # fmt: skip
_LABELS = tuple(dict.fromkeys(node.label for node in _NODES))

FORMER = LinkType(
    "FORMER", _LABELS, _LABELS, "曾有关系", "former link",
    props=(Prop("type", "text", "关系类型", "type of link"), *dated()), key=("type", "until"),
)  # fmt: skip
"""What an undated link becomes when a ledger replaces it."""

SCHEMA = Schema(
    nodes=_NODES,
    links=(
        *places.LINKS, *grounds.LINKS, *organizations.LINKS, *society.LINKS, *party.LINKS, *posts.LINKS, *duties.LINKS, *matters.LINKS,
        *meetings.LINKS, *alliances.LINKS, *resources.LINKS, *meta.LINKS, FORMER,
    ),
    link_sheets=LINK_SHEETS,
)  # fmt: skip
