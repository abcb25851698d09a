"""Names from ledgers on the screen: whatever they hold, they are text."""

import re
from collections.abc import Iterable
from html import escape

CHINESE = "\u2e80"
"""From here on characters are as wide as they are high."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&@])")


def plain(text: object) -> str:
    """For a place that reads Markdown: the text as it stands, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))


def safe(text: object) -> str:
    """For HTML, between tags and in quoted attributes. A backtick too: old browsers took it for a quote."""
    return escape(str(text), quote=True).replace("`", "&#96;")


def tag(name: str, *inside: str, css: str = "") -> str:
    """An element around HTML that is safe already."""
    return f'<{name} class="{safe(css)}">{"".join(inside)}</{name}>' if css else f"<{name}>{''.join(inside)}</{name}>"


def badge(text: str, css: str) -> str:
    return tag("span", safe(text), css=f"gg-badge {css}")


def facts(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of captions and values, both plain texts."""
    return tag(
        "div", *(tag("span", safe(caption), css="gg-caption") + tag("span", safe(value)) for caption, value in pairs), css="gg-facts"
    )


def bar(numerator: int, denominator: int, state: str) -> str:
    """A bar as long as the part of the whole that is as it should be; without a whole it is hatched, not full."""
    width = 100 * numerator / denominator if denominator else 0
    return f'<div class="gg-bar gg-{safe(state)}"><div style="width:{width:.1f}%"></div></div>'


STYLE = """
<style>
[data-testid="stElementToolbarButton"]:has([aria-label="Download as CSV"]) { display: none; }
.block-container { padding: 2.2rem 2.5rem 2rem; }
.gg-badge { display: inline-block; padding: .1rem .55rem; border-radius: .7rem; font-size: .82rem; background: #e8eaed; color: #3c4043;
  margin-right: .3rem; white-space: nowrap; }
.gg-badge.gg-good { background: #dcf1e3; color: #12652f; } .gg-badge.gg-bad { background: #fbe0dc; color: #9c2115; }
.gg-badge.gg-warn { background: #fdf0d0; color: #7a5200; }
.gg-bar { height: .7rem; border-radius: .35rem; background: #f3c9c2; overflow: hidden; }
.gg-bar > div { height: 100%; background: #3f9b62; }
.gg-bar.gg-none { background: repeating-linear-gradient(45deg, #e3e5e8, #e3e5e8 5px, #f2f3f4 5px, #f2f3f4 10px); }
.gg-facts { display: grid; grid-template-columns: fit-content(45%) 1fr; gap: .2rem .9rem; margin: .2rem 0; padding: 0; font-size: .92rem; }
.gg-facts span { overflow-wrap: anywhere; } .gg-facts .gg-caption { color: #6b7280; }
.gg-verdict { border-left: .5rem solid #9aa0a6; border-radius: .4rem; padding: .7rem 1.1rem; background: #f4f5f7; color: #202124;
  margin-bottom: .4rem; }
.gg-verdict .gg-word { font-size: 1.75rem; font-weight: 700; line-height: 1.3; }
.gg-verdict .gg-who { font-size: 1.25rem; } .gg-verdict .gg-note { color: #5f6368; font-size: .92rem; }
.gg-verdict.gg-good { border-color: #2e8b57; background: #eef8f1; } .gg-verdict.gg-bad { border-color: #c5392a; background: #fdf1ef; }
.gg-verdict.gg-warn { border-color: #d99a1c; background: #fef8e9; }
.gg-slots { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .6rem; }
.gg-slot { border: 1px solid #dadce0; border-radius: .5rem; padding: .5rem .7rem; background: #fff; color: #202124; min-height: 5.2rem; }
.gg-slot.gg-turn { border: 2px solid #2e8b57; } .gg-slot h4 { font-size: .85rem; color: #6b7280; margin: 0 0 .25rem; padding: 0;
  font-weight: 600; } .gg-slot p { margin: 0 0 .25rem; overflow-wrap: anywhere; font-size: .95rem; }
.gg-slot .gg-basis { color: #6b7280; font-size: .8rem; } .gg-empty { color: #9aa0a6; }
.gg-lines > div { margin-bottom: .35rem; overflow-wrap: anywhere; }
</style>
"""


def wide(text: str) -> int:
    """How much room it takes, in the widths of a Latin letter: a Chinese character takes two."""
    return sum(1 if char < CHINESE else 2 for char in text)
