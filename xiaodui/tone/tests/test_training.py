"""The weights are learnt by sums and products alone: the same rows give the same numbers, and they part what can be parted."""

from benchmarks.kit import train_tone
from xiaodui.tone import innocence, model
from xiaodui.tone.folding import fold


def rows(*texts: tuple[str, int]) -> list[train_tone.Row]:
    return [(train_tone.prepared(text), label) for text, label in texts]


def test_the_same_rows_give_the_same_weights_and_part_the_two_sides():
    given = rows(("你真没用", 1), ("这么笨", 1), ("收到谢谢", -1), ("明天开会", -1)) * 5
    weights, bias = train_tone.learn(given)
    assert (weights, bias) == train_tone.learn(given)
    for pieces, label in given:
        assert label * (sum(weights[piece] for piece in pieces) * len(pieces) ** -0.5 + bias) > 0


def test_a_pair_seen_often_is_usual():
    bits = train_tone.usual_pairs(["存货充足"] * train_tone.USUAL + ["沙壁"])
    at = innocence.bit("存货")
    assert bits[at >> 3] >> (at & 7) & 1
    at = innocence.bit("沙壁")
    assert not bits[at >> 3] >> (at & 7) & 1


def test_what_is_shipped_is_small_and_whole():
    assert model.FILE.stat().st_size == model.ADVERTS.stat().st_size == 1 << model.BITS
    assert innocence.FILE.stat().st_size == (1 << innocence.BITS) // 8
    assert all("Made by:" in file.with_suffix(".txt").read_text() for file in (model.FILE, model.ADVERTS))


def test_a_disguised_word_is_learnt_as_the_word_it_means():
    plain, hidden = train_tone.prepared("你个傻逼"), train_tone.prepared("你个sha bi")
    assert plain == hidden != train_tone.prepared("你个好人")
    assert fold("你个傻\u200b逼").text == "你个傻逼"
