"""The lines of a card."""

from datetime import date

from dashboard.captions import card, choice


def test_a_day_is_shown_only_as_exactly_as_it_is_known() -> None:
    props = {
        "name": "兴隆小区", "built": date(2005, 1, 1), "built_precision": "year", "first_handover": date(2021, 6, 1),
        "first_handover_precision": "month", "since": date(2021, 6, 30), "until": date(2023, 1, 1), "until_precision": "month",
    }  # fmt: skip
    lines = dict(card(props, ["Compound"], "zh"))
    assert (lines["竣工日期"], lines["首次交付日期"], lines["设立日期"], lines["撤销日期"]) == ("2005", "2021-06", "2021-06-30", "2022-12")


def test_a_list_has_the_comma_of_its_language() -> None:
    assert choice("Alliance", "form", ["资源共享", "活动共办"], "zh") == "资源共享、活动共办"
    assert "、" not in choice("Alliance", "form", ["资源共享", "活动共办"], "en")
    assert ", " in choice("Alliance", "form", ["资源共享", "活动共办"], "en")
