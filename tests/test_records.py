"""Records amid texts: whose they are, and what each field is."""

import pytest

from scanner.recognizers.records.records import records
from tests.linear import grows_linearly

SOMEBODY = {
    "row of an export": (
        "80012345,ハセガワ　ミサト,1984/5/9 0:00:00,2,9012345678,6900112233445566.0",
        ["ハセガワ　ミサト"],
        ["1984/5/9 0:00:00"],
        ["2"],
        ["9012345678"],
    ),
    "quoted, with a reading": (
        '"西尾　文","ﾆｼｵ ﾌﾐ","3571104","F","150-0423","長野市南長野1-2-3"',
        ["西尾　文", "ﾆｼｵ ﾌﾐ"],
        ["3571104"],
        ["F"],
        [],
    ),
    "somebody from abroad with a reading": (
        "エミリー ホワイト;ｴﾐﾘｰ ﾎﾜｲﾄ;19851120;F;390-0811",
        ["エミリー ホワイト", "ｴﾐﾘｰ ﾎﾜｲﾄ"],
        ["19851120"],
        ["F"],
        [],
    ),
    "number of a person": (
        "MYNUMBER|334068567624|ﾆｼｵﾌﾐ|20171126",
        ["ﾆｼｵﾌﾐ"],
        ["20171126"],
        [],
        [],
    ),
    "behind strokes, with a label": (
        "特定個人情報ファイル：西尾文子／334068567624／昭和五十年三月二日／女",
        ["西尾文子"],
        ["昭和五十年三月二日"],
        ["女"],
        [],
    ),
    "strokes within a day": (
        "西尾 文子/334068567624/1975/03/02",
        ["西尾 文子"],
        ["1975/03/02"],
        [],
        [],
    ),
    "behind an arrow, parted by spaces": (
        "宛名照会　334068567624　→　西尾　文子　19750302　長野県長野市南長野1番地",
        ["西尾　文子"],
        ["19750302"],
        [],
        [],
    ),
    "list with words": (
        "名簿　西尾文子　女　平成２４年８月６日　長野県長野市南長野１－２",
        ["西尾文子"],
        ["平成２４年８月６日"],
        ["女"],
        [],
    ),
    "fixed width with a day of an era": (
        "7700123ﾆｼｵ ﾌﾐ              350030220262123456    ",
        ["ﾆｼｵ ﾌﾐ"],
        ["3500302"],
        ["2"],
        ["0262123456"],
    ),
    "fixed width with a mobile line and more digits": (
        "2ﾆｼｵﾌﾐ          1975030209012345678000123\n",
        ["ﾆｼｵﾌﾐ"],
        ["19750302"],
        [],
        ["09012345678"],
    ),
    "fixed width with nothing but a gender": (
        "西尾　文子　　　　　197503022   A1",
        ["西尾　文子"],
        ["19750302"],
        ["2"],
        [],
    ),
    "slip of fixed width": (
        "D202602286900112233445566    ﾆｼｵ ﾌﾐ   557874",
        ["ﾆｼｵ ﾌﾐ"],
        [],
        [],
        [],
    ),
    "code joined to the day": (
        "ﾆｼｵ ﾌﾐ     S5003022 0262123456",
        ["ﾆｼｵ ﾌﾐ"],
        ["S500302"],
        ["2"],
        [],
    ),
    "surname and given name in fields of their own": (
        "M000123,西尾,文子,1975/03/02,2,長野市南長野1-2-3",
        ["西尾", "文子"],
        ["1975/03/02"],
        ["2"],
        [],
    ),
    "romaji": (
        "NISHIO Fumiko,1975-03-02,F,026-212-3456",
        ["NISHIO Fumiko"],
        ["1975-03-02"],
        ["F"],
        [],
    ),
    "the first of several days": (
        "30012345,ﾆｼｵ ﾌﾐ,1975-03-02,2,20210130",
        ["ﾆｼｵ ﾌﾐ"],
        ["1975-03-02"],
        ["2"],
        [],
    ),
    "card beside a line": (
        "盗難：6900112233445566／西尾文／026-212-3456／停止済",
        ["西尾文"],
        [],
        [],
        [],
    ),
    "cells of a page": (
        "<td>西尾 文子</td><td>1975-03-02</td><td>女</td><td>026-212-3456</td>",
        ["西尾 文子"],
        ["1975-03-02"],
        ["女"],
        [],
    ),
    "gender before an age": (
        "女／49／1975-03-02／西尾　文子",
        ["西尾　文子"],
        ["1975-03-02"],
        ["女"],
        [],
    ),
    "behind another line": (
        "前回の件\r\n80012345\tﾆｼｵﾌﾐ\t3500302\t2\t262123456",
        ["ﾆｼｵﾌﾐ"],
        ["3500302"],
        ["2"],
        ["262123456"],
    ),
}
NOBODY = {
    "card in a shop": "6900112233445566 / 西尾 文子 / チャージ 3,000円 / 2020/11/27 10:32",
    "other number of twelve digits": "連番|334068567625|ﾆｼｵﾌﾐ|20171126",
    "sixteen digits of something else": "1234567812345678 / ﾆｼｵ ﾌﾐ / 済",
    "day of an order": "80012345,西尾文子,2023-05-01,1,500",
    "numbers in a list": "1 リンゴ 2 ミカン 3 ブドウ 1975/03/02 男",
    "house": "Sakura Heights, 1999-01-02, 026-212-3456",
    "house behind an address": "19750302 女 長野市南長野1丁目17番地 ハイムミナト 203号室",
    "nothing but days": "1975/03/02,1976/04/05,1977/05/06",
    "line of signs alone": "西尾 文子 1975/03/02\n //",
    "goods of fixed width": "4900000000000ｶｰﾃﾝ ﾚｰﾙ   2003010100012",
    "goods of a maker": "4900000000000ﾆｼｵ ｶﾞﾗｽ   199801010261234567",
    "purchase with its time": "0012ﾆｼｵ ﾌﾐ        202403010931150012",
    "day and no more": "0012ﾆｼｵ ﾌﾐ        19750302",
    "number that begins as a day": "0012ﾆｼｵ ﾌﾐ        35003022",
    "line that is free": "0012ﾆｼｵ ﾌﾐ        1975030200120123456",
    "one space": "0012ﾆｼｵ ﾌﾐ 1975030209012345678",
    "no day": "0012ﾆｼｵ ﾌﾐ        1975133209012345678",
    "too long": f"80012345,ﾆｼｵ ﾌﾐ,1975-03-02,2,{'x' * 400}",
}


@pytest.mark.parametrize("line", SOMEBODY)
def test_a_record_says_whose_it_is(line: str) -> None:
    text, *expected = SOMEBODY[line]
    [record] = records(text)
    kinds = (record.names, record.days, record.genders, record.lines)
    assert [[text[start:end] for start, end in places] for places in kinds] == expected


@pytest.mark.parametrize("line", NOBODY)
def test_what_is_nobodys_is_no_record(line: str) -> None:
    assert not list(records(NOBODY[line]))


def test_a_day_when_a_line_was_written_is_none_of_birth() -> None:
    [first] = records("2024/05/18;西尾文子;334068567624;再提出")
    [last] = records("西尾文子 334068567624 (2024/05/18) 済")
    [staff] = records("社員番号 3500716 西尾文子 334068567624")
    assert first.names
    assert not first.days
    assert last.names
    assert not last.days
    assert staff.names
    assert not staff.days


def test_a_text_is_read_in_the_time_of_its_length() -> None:
    line = "80012345,ﾆｼｵ ﾌﾐ,1975-03-02,2,9012345678\n"
    assert len(list(records(line * 3))) == 3
    assert grows_linearly(lambda text: list(records(text)), line, 400_000)
    assert grows_linearly(lambda text: list(records(text)), ",1 /2\t3|M;", 400_000)
