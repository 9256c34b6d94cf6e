"""The lists of an office that keeps them well: titles, eras, full-width digits, merged cells."""

import csv
from dataclasses import dataclass, field
from io import StringIO

from sample_data.workbook import workbook

Row = list[str]


@dataclass
class List:
    """One register as a file.

    Attributes:
        titles: Rows above the headings.
        encoding: As Excel saved it.
        sheet: Of a workbook; empty for a file of CSV.
    """

    name: str
    headings: Row
    rows: list[Row]
    titles: list[Row] = field(default_factory=list)
    encoding: str = "cp932"
    sheet: str = ""

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.name}.xlsx" if self.sheet else f"{self.name}.csv"

    @property
    def shown(self) -> str:
        """The file, and the sheet where it has some."""
        return f"{self.file}#{self.sheet}" if self.sheet else self.file

    def put(self, number: str, heading: str, text: str) -> None:
        """Rewrite a cell of the entry with a number, the last of several lines with it."""
        place = self.headings.index(heading)
        row = next(row for row in reversed(self.rows) if row[0] == number)
        row[place] = text

    def content(self) -> bytes:
        """Write it as the office keeps it."""
        if self.sheet:
            return workbook(self.sheet, self.titles, [self.headings, *self.rows])
        text = StringIO(newline="")
        csv.writer(text).writerows([*self.titles, self.headings, *self.rows])
        return text.getvalue().encode(self.encoding)


def lists(twin: str) -> dict[str, List]:
    """Give all registers of a twin, ``clean`` or ``breached``."""
    made = [*_people(), *_contracts(), *_traffic(twin), *_rest(), _places(twin)]
    return {one.name: one for one in made}


def _rows(text: str) -> list[Row]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def _list(name: str, headings: str, rows: str, *titles: str, encoding: str = "cp932") -> List:
    return List(name, headings.split("|"), _rows(rows), [[title] for title in titles], encoding)


def _people() -> list[List]:
    roster = """
        W-1 | 伊藤　誠 | 個人情報管理責任者・情報授受担当者 | 無 | R３.4.1 | | 2021/4/1 | |
        W-2 | 高橋　由美 | 作業責任者 | 有 | R3.4.1 | | 2021/4/1 | |
        W-3 | 斎藤　健 | 作業従事者 | 有 | 令和３年４月１日 | | 2021/4/1 | |
        W-4 | 中村　あゆみ | 作業従事者 | 無 | 令和6年10月1日(火) | | | | 派遣"""
    trained = """
        1 | 伊藤　誠 | 研修 | 令和8年4月10日
        2 | 高橋 由美 | 研修 | 令和8年4月10日
        3 | 斎藤　健 | 研修 | R8.4.10
        4 | 中村あゆみ | 研修 | 2025/11/1
        5 | 伊藤　誠 | 誓約書 | 令和3年4月1日
        6 | 高橋由美 | 誓約書 | 令和3年4月1日
        7 | 斎藤　健 | 誓約書 | 令和3年4月1日
        8 | 中村　あゆみ | 誓約書 | 令和6年10月1日"""
    emergency = """
        1 | 運営事務局 | 043-000-0000 | 事故対応手順書 第3版
        2 | 情報システム担当 | 043-000-0001 |"""
    headings = "番号|氏名|役割|特定個人情報の取扱い|自|至|報告日|承認日|雇用形態|秘密保持条項"
    rows = [row + [""] * (10 - len(row)) for row in _rows(roster)]
    rows[3][9] = "有"
    titles = [["従事者名簿"], ["令和8年10月1日現在"], []]
    return [
        List("roster", headings.split("|"), rows, titles, sheet="名簿"),
        _list("trainings", "番号|氏名|種別|実施日", trained, "研修・誓約書の台帳"),
        _list("emergency_contacts", "番号|連絡先|電話番号|手順書", emergency, "緊急連絡網"),
    ]


def _contracts() -> list[List]:
    most = (
        "members、cards、point_ledger、shops、inquiries、withdrawn_members、staff_accounts、"
        "export_view、specific_payments、legacy_applications、app_logs、points_report"
    )
    city = ["K-1", "運営事務局", "", "令和6年4月1日", "", "", most]
    printing = (
        "K-2 | 千葉印刷 | K-1 | 令和7年4月1日 | | | winners、dm_letters | R7.3.10 | R7.3.20 |"
        " 一部 | 人手が足りない | 宛名の印刷 | 氏名、住所 | 受託者と同じ | 年1回の検査 | 無"
    )
    service = (
        "K-3 | 運営サービス | K-1 | 令和8年6月1日 | | | shops | R8.5.1 | R8.5.20 | 一部 |"
        "加盟店の窓口を分ける | 加盟店との連絡 | 電話番号 | 受託者と同じ | 月1回の打合せ | 有"
    )
    festival = "K-8 | 夏祭り企画 | | 令和8年5月1日 | 令和8年10月25日 | ７ | campaign_entries"
    headings = (
        "契約番号|委託先|元契約番号|開始日|終了日|猶予日数|対象データ|申請日|承諾日|再委託の範囲|"
        "再委託の理由|業務内容|取り扱う個人情報|安全管理措置|監督方法|子会社"
    )
    width = len(headings.split("|"))
    lines = [city, *_rows(f"{printing}\n{service}\n{festival}")]
    rows = [(row + [""] * width)[:width] for row in lines]
    inspections = """
        I-1 | K-1 | 令和8年2月10日 | 実地 | | | |
        I-2 | K-2 | 令和7年11月20日 | 実地 | | 書庫の施錠 | 令和7年12月20日 | 令和7年12月18日
        | | | | | 持出簿の記載 | 令和8年10月31日 | 令和8年10月30日"""
    return [
        List("contracts", headings.split("|"), rows, [["委託・再委託の台帳"]], "utf-8-sig"),
        _list(
            "inspections",
            "検査番号|契約番号|検査日|検査方法|書面の理由|指摘事項|是正期限|是正日",
            inspections,
            "検査の台帳",
        ),
        _list(
            "approvals",
            "承認番号|種別|対象|開始日|期限",
            "A-1 | 複写 | export_view | 令和7年4月1日 | 令和9年3月31日",
            "承諾の台帳",
        ),
    ]


def _traffic(twin: str) -> list[List]:
    handover = {
        "番号": "H-1", "受渡日時": "令和8年10月5日 14:00", "対象データ": "winners",
        "担当者": "伊藤　誠", "相手先": "千葉印刷", "場所": "八千代市役所", "手段": "手渡し",
        "経路": "直接", "暗号化": "有",
        "同等の対策": "",
        "返却期限": "令和8年10月31日", "返却日": "令和8年10月20日",
    }  # fmt: skip
    erasure = {
        "番号": "E-1", "対象データ": "old_payments", "範囲": "全部", "対象者一覧": "",
        "情報項目": "氏名、個人番号",
        "媒体名": "外付けディスク", "数量": "1台", "方法": "物理破壊による廃棄",
        "処理予定日": "令和8年4月10日", "申請日": "令和8年4月1日", "承諾日": "令和8年4月10日",
        "消去日時": "令和8年4月10日 15:30", "担当者名": "斎藤　健", "責任者": "高橋　由美",
        "立会いの要否": "要", "立会者": "市職員", "判読不可能化": "済", "報告日": "令和8年4月11日",
    }  # fmt: skip
    people = {
        **dict.fromkeys(erasure, ""), "番号": "E-2", "対象データ": "members", "範囲": "一部",
        "情報項目": "会員の全項目", "媒体名": "会員データベース", "数量": "3名", "方法": "行の削除",
        "処理予定日": "令和8年10月15日", "申請日": "令和8年10月1日", "承諾日": "令和8年10月5日",
        "消去日時": "令和8年10月15日 10:00", "担当者名": "斎藤　健", "責任者": "高橋　由美",
        "報告日": "令和8年10月16日",
    }  # fmt: skip
    media = "M-1 | 有 | 令和8年4月10日 | 有"
    people["対象者一覧"] = f"../sample_data/{twin}/registers/erased_2026-10.csv"
    records = [list(erasure.values()), list(people.values())]
    totals = ["合計", "2件"] + [""] * (len(erasure) - 2)
    return [
        List("handovers", list(handover), [list(handover.values())], [["受渡しの台帳"]]),
        List("erasures", list(erasure), [*records, totals], [["消去・廃棄の記録"]]),
        _list("media", "媒体番号|特定個人情報|廃棄日|物理破壊", media, "媒体の台帳"),
    ]


def _rest() -> list[List]:
    files = """
        1 | members | 氏名、生年月日、性別、住所、電話番号、メールアドレス
        2 | withdrawn_members | 氏名、電話番号、メールアドレス
        3 | export_view | 電話番号、ＷＡＯＮ番号"""
    return [
        _list("information_files", "番号|対象データ|記録項目", files, "個人情報ファイル簿"),
        _list(
            "incidents",
            "事故番号|覚知日時|報告日時",
            "J-1 | 令和8年7月3日 10:00 | 令和8年7月3日 17時30分",
            "事故の台帳",
        ),
    ]


def _places(twin: str) -> List:
    base = f"../sample_data/{twin}"
    rows = f"""
        B-1 | {base}/pointcard.db | 令和6年3月20日 | 令和6年4月1日
        B-2 | {base}/files/exports | 令和6年3月20日 | 令和6年4月1日
        B-3 | {base}/files/legacy | 令和6年3月20日 | 令和6年4月1日
        B-4 | {base}/files/logs | 令和6年3月20日 | 令和6年4月1日
        B-5 | {base}/files/handover | 令和6年3月20日 | 令和6年4月1日"""
    headings = "承認番号|取扱区域|報告日|承認日"
    return _list("approved_places", headings, rows, "取扱区域の台帳", encoding="utf-8-sig")
