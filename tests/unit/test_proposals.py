"""What a text is proposed to be about, why, and when it says too little."""

from queries.proposals import UNSURE, Known, Model

CATEGORIES = [
    Known("refuse", "小区垃圾清理", ("小区垃圾", "楼前垃圾"), (), ("小区门口垃圾堆了三天", "楼下垃圾没人清")),
    Known("collection", "垃圾清运", ("垃圾桶", "清运"), ("Road",), ("路边垃圾桶满了",)),
    Known("heating", "供热不热", ("暖气不热", "室温"), (), ("家里暖气不热", "供暖不足")),
    Known("fumes", "餐饮油烟", ("油烟",), ()),
    Known("fumes-2", "露天烧烤", ("油烟",), ()),
]


def best(text: str) -> list[tuple[str, float, tuple[str, ...]]]:
    found = Model(CATEGORIES).scored(text)
    return sorted(((known.id, score, words) for known, score, words in found), key=lambda one: -one[1])


def test_words_that_nobody_listed_are_learnt_from_requests() -> None:
    first, second, *_ = best("小区门口垃圾没人清")
    assert (first[0], second[0]) == ("refuse", "collection")
    assert first[1] > UNSURE
    assert "垃圾" in "".join(first[2])
    assert all(word in "小区门口垃圾没人清" for word in first[2])


def test_keywords_decide_and_shared_ones_decide_less() -> None:
    found = {id: (score, words) for id, score, words in best("饭店油烟")}
    assert found["fumes"][1][0] == "油烟"
    assert found["fumes"][0] > found["fumes-2"][0] > found["heating"][0]
    alone = {known.id: score for known, score, _ in Model(CATEGORIES[:4]).scored("饭店油烟")}
    assert alone["fumes"] > found["fumes"][0]
    assert best("ＸＸ暖气不热")[0][0] == "heating"


def test_a_text_about_nothing_known_scores_below_the_threshold() -> None:
    assert all(score < UNSURE for _, score, _ in best("你好"))
    assert Model([]).scored("垃圾") == []
    assert Model([Known("x", "", (), ())]).scored("垃圾") == [(Known("x", "", (), ()), 0.0, ())]
