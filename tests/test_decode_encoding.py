"""The character set of a text is told by all of it, and what fits none is refused."""

import io

import pytest

from scanner.decode import encoding
from scanner.decode.encoding import BLOCK_BYTES, decoded, detect
from scanner.model.errors import Reason, SourceError

NAMES = "氏名,フリガナ\n山田太郎,ヤマダタロウ\n鈴木花子,スズキハナコ\n"
NEC_AND_IBM = "①㈱髙﨑商店〜∥－\n"
"""Signs that CP932 has and JIS X 0208 has not, or maps in another way."""

HIRAGANA = "お問い合わせありがとうございました。\n"
HALF_WIDTH = "氏名,ﾌﾘｶﾞﾅ\n山田太郎,ﾔﾏﾀﾞ ﾀﾛｳ\n"

KANA = "あいうえお,カキクケコ\n"
"""In EUC-JP every byte of it is a half-width kana of CP932."""

TEXTS = {"names": NAMES, "hiragana": HIRAGANA, "kana": KANA, "both": NAMES + HIRAGANA * 9}


def _detect(content: bytes, declared: str | None = None) -> str:
    return detect(io.BytesIO(content), declared)


def _reading(content: bytes, declared: str | None = None) -> str:
    stream = io.BytesIO(content)
    return "".join(decoded(stream, detect(stream, declared)))


CODECS = ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "iso2022_jp_ext"]


@pytest.mark.parametrize("text", [*TEXTS.values(), "id,mail\n1,a@example.jp\n"])
@pytest.mark.parametrize("codec", CODECS)
def test_a_text_is_read_in_the_letters_that_it_was_written_in(text: str, codec: str) -> None:
    assert _reading(text.encode(codec)).removeprefix("\ufeff") == text


@pytest.mark.parametrize("codec", CODECS)
def test_half_width_kana_beside_kanji(codec: str) -> None:
    declared = "euc_jp" if codec == "euc_jp" else None
    assert _reading(HALF_WIDTH.encode(codec), declared).removeprefix("\ufeff") == HALF_WIDTH


def test_signs_that_only_cp932_has() -> None:
    content = (NAMES + NEC_AND_IBM).encode("cp932")
    assert _detect(content) == "cp932"
    assert _reading(content) == (NAMES + NEC_AND_IBM).encode("cp932").decode("cp932")
    assert "①㈱髙﨑" in _reading(content)


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_needs_its_mark(order: str) -> None:
    assert _reading(f"\ufeff{NAMES}".encode(order)) == NAMES
    with pytest.raises(SourceError) as refused:
        _detect(NAMES.encode(order))
    assert refused.value.reason is Reason.UNKNOWN_FORMAT
    assert _reading(NAMES.encode(order), order) == NAMES


@pytest.mark.parametrize("ending", ["", "\n", "山", "é", "𠮷", "a"])
@pytest.mark.parametrize("excess", range(-4, 5))
def test_characters_of_utf_8_that_lie_across_blocks(ending: str, excess: int) -> None:
    filler = "a" * (BLOCK_BYTES + excess)
    assert _detect(f"{filler}𠮷野{ending}".encode()) == "utf-8"
    assert _detect(f"鈴木{filler}𠮷野{ending}".encode()) == "utf-8"


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize("excess", range(-2, 3))
def test_a_character_of_utf_8_that_is_cut_off_by_the_end(cut: int, excess: int) -> None:
    content = ("鈴木" + "a" * (BLOCK_BYTES - 6 + excess) + "𠮷").encode()
    assert _detect(content) == "utf-8"
    with pytest.raises(SourceError) as refused:
        _detect(content[:-cut])
    assert refused.value.reason is Reason.UNKNOWN_ENCODING


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
def test_bytes_beyond_the_first_block_count(codec: str) -> None:
    content = ("a,b\n" * 600_000 + NAMES).encode(codec)
    assert len(content) > 2 * BLOCK_BYTES
    assert _detect(content) == codec
    with pytest.raises(SourceError) as refused:
        _detect(content + b"\xff\xff")
    assert refused.value.reason is Reason.UNKNOWN_ENCODING


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
def test_an_invalid_byte_far_behind_ends_the_reading_there(
    codec: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.decode.encoding.SURE_BYTES", BLOCK_BYTES)
    content = NAMES.encode(codec) + b"a,b\n" * 600_000 + b"\xff\xff"
    assert len(content) > 2 * BLOCK_BYTES
    assert _detect(content) == codec
    blocks = decoded(io.BytesIO(content), codec)
    assert next(blocks).startswith(NAMES)
    with pytest.raises(UnicodeDecodeError):
        list(blocks)
    with pytest.raises(SourceError) as refused:
        _detect(content + b"\0")
    assert refused.value.reason is Reason.UNKNOWN_FORMAT


@pytest.mark.parametrize(
    "text", ["氏名\n鈴木花子\n", "山田太郎\n", "\u3042\u3044\u3046\u3048", "東京都千代田区"]
)
def test_broken_utf_8_is_not_taken_for_cp932(text: str) -> None:
    for place in range(1, len(text.encode())):
        broken = text.encode()[:place] + text.encode()[place + 1 :]
        try:
            codec = _detect(broken * 4)
        except SourceError as error:
            assert error.reason is Reason.UNKNOWN_ENCODING  # noqa: PT017 - the other way is below
        else:
            assert codec == "utf-8", place


def test_a_declared_encoding_holds_if_it_fits() -> None:
    both = "ﾔﾏ".encode("cp932")  # valid in EUC-JP too
    assert _detect(both, "cp932") == "cp932"
    assert _detect(both, "euc_jp") == "euc_jp"
    assert _reading(NAMES.encode("cp932"), "Shift_JIS") == NAMES


@pytest.mark.parametrize("declared", ["utf-8", "euc_jp", "ascii", "utf-16", "no-codec", "hex"])
def test_a_declared_encoding_that_does_not_fit_is_refused(declared: str) -> None:
    with pytest.raises(SourceError) as refused:
        _detect(NAMES.encode("cp932"), declared)
    assert refused.value.reason in {Reason.UNKNOWN_ENCODING, Reason.UNKNOWN_FORMAT}


def test_escape_sequences_of_other_kinds_are_text() -> None:
    assert _detect(b"log\n\x1b[31mred\x1b[0m\n") == "utf-8"


@pytest.mark.parametrize(
    "content",
    [
        b"\x1b$B-!\x1b(B",  # a sign of NEC's, as CP50220 has it
        b"\x1b$B",  # the half of a character is missing
        b"\x1b$(Zxx\x1b(B",
    ],
)
def test_a_dialect_of_iso_2022_jp_does_not_pass_for_ascii(content: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        _detect(b"name\n" + content + b"abc\x1b$B;3\n")
    assert refused.value.reason is Reason.UNKNOWN_ENCODING


@pytest.mark.parametrize("content", [b"\x80", b"\xa0\xa0", b"\xfd", "\uf8f0".encode("cp932")])
def test_bytes_that_no_japanese_text_contains(content: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        _detect(NAMES.encode("cp932") + content + b"\n")
    assert refused.value.reason is Reason.UNKNOWN_ENCODING


def test_one_pass_holds_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Stream(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(size or 0)
            return super().read(size)

    monkeypatch.setattr(encoding, "BLOCK_BYTES", 64)
    assert detect(Stream((NAMES * 20).encode("cp932"))) == "cp932"
    assert max(asked) == 64
