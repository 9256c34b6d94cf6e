"""What offices call the columns of their lists, and how each is read.

Headings are compared folded, without blanks, and without what stands in brackets behind them.
Two headings one above the other (期間 over 自 and 至) are joined. Words of another office are a
line here, and no code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from scanner.model.entry import Register
from scanner.model.register import Flaw
from scanner.model.register_data import ApprovalKind, Scope
from scanner.model.register_people import Instruction, Role
from scanner.registers import cells

Reader = Callable[[cells.Column], cells.Values]


@dataclass(frozen=True, slots=True)
class Heading:
    """One column.

    Attributes:
        names: What it may be called.
        read: How its cells are read.
        flaw: What a cell is that cannot be read.
        needed: A row without it is not understood.
        carried: A merged cell: a blank one repeats the one above.
    """

    names: tuple[str, ...]
    read: Reader = cells.texts
    flaw: Flaw = Flaw.MISSING
    needed: bool = False
    carried: bool = False


def text(*names: str, needed: bool = False, carried: bool = False) -> Heading:
    """Name a column of texts."""
    return Heading(names, needed=needed, carried=carried)


def name(*names: str, needed: bool = False) -> Heading:
    """Name a column of names, of people or of organisations."""
    return Heading(names, cells.names, needed=needed)


def day(*names: str, needed: bool = False, carried: bool = False) -> Heading:
    """Name a column of days."""
    return Heading(names, cells.days, Flaw.DAY, needed, carried)


def moment(*names: str, needed: bool = False) -> Heading:
    """Name a column of days with their time."""
    return Heading(names, cells.moments, Flaw.DAY, needed)


def flag(*names: str) -> Heading:
    """Name a column of yes and no."""
    return Heading(names, cells.flags, Flaw.FLAG)


def number(*names: str) -> Heading:
    """Name a column of whole numbers."""
    return Heading(names, cells.numbers, Flaw.NUMBER)


def items(*names: str, needed: bool = False) -> Heading:
    """Name a column of lists."""
    return Heading(names, cells.lists, needed=needed)


def choice(words: Mapping[str, Any], *names: str, needed: bool = False) -> Heading:
    """Name a column of words that stand for something."""
    return Heading(names, cells.choices(words), Flaw.CHOICE, needed)


ROLES = {
    "個人情報管理責任者": Role.MANAGER,
    "管理責任者": Role.MANAGER,
    "個人情報作業責任者": Role.SUPERVISOR,
    "作業責任者": Role.SUPERVISOR,
    "個人情報作業従事者": Role.WORKER,
    "作業従事者": Role.WORKER,
    "従事者": Role.WORKER,
    "情報授受担当者": Role.COURIER,
    "授受担当者": Role.COURIER,
    **{role.value: role for role in Role},
}
SCOPES = {
    "一部": Scope.PART,
    "主要部分": Scope.CORE,
    "重要な部分": Scope.CORE,
    "全部": Scope.WHOLE,
    **{scope.value: scope for scope in Scope},
}
APPROVED = {
    "複写": ApprovalKind.COPY,
    "複製": ApprovalKind.COPY,
    "提供": ApprovalKind.FLOW,
    "外部提供": ApprovalKind.FLOW,
    "作業場所": ApprovalKind.PLACE,
    "取扱区域": ApprovalKind.PLACE,
    "授受経路": ApprovalKind.ROUTE,
    "経路": ApprovalKind.ROUTE,
    **{kind.value: kind for kind in ApprovalKind},
}
GIVEN = {
    "研修": Instruction.TRAINING,
    "教育": Instruction.TRAINING,
    "誓約書": Instruction.PLEDGE,
    "誓約": Instruction.PLEDGE,
    **{kind.value: kind for kind in Instruction},
}
VISITED = {
    "実地": True,
    "実地検査": True,
    "訪問": True,
    "書面": False,
    "書面検査": False,
    "on-site": True,
    "written": False,
}
DIRECT = {"直接": True, "間接": False, "direct": True, "indirect": False}
EMPLOYED = {
    "派遣": True,
    "派遣労働者": True,
    "派遣社員": True,
    "正社員": False,
    "契約社員": False,
    "パート": False,
    "アルバイト": False,
    "職員": False,
    "dispatched": True,
    "employee": False,
}

ALL_OF_IT = {"全部": True, "全件": True, "一部": False, "all": True, "part": False}

ID = "id"
NUMBER = text("番号", "no", "id", "整理番号", "管理番号", "連番", "項番")
SINCE = ("開始日", "開始", "自", "期間自", "期間開始", "適用開始日", "since", "from")
UNTIL = ("終了日", "終了", "至", "期間至", "期間終了", "期限", "有効期限", "until", "to")

HEADINGS: Mapping[Register, Mapping[str, Heading]] = MappingProxyType(
    {
        Register.ROSTER: {
            ID: NUMBER,
            "person": name("氏名", "従事者名", "担当者名", "name", needed=True),
            "roles": Heading(
                ("役割", "区分", "担当", "roles", "role"),
                cells.several(ROLES),
                Flaw.CHOICE,
                needed=True,
            ),
            "specific": flag("特定個人情報", "特定個人情報の取扱い", "特定", "specific"),
            "since": day(*SINCE, "就任日", "従事開始日"),
            "until": day(*UNTIL, "離任日", "従事終了日"),
            "reported": day("報告日", "届出日", "書面報告日", "reported"),
            "consented": day("承認日", "承諾日", "consented"),
            "dispatched": choice(EMPLOYED, "雇用形態", "雇用区分", "employment"),
            "clause": flag("秘密保持条項", "派遣契約の条項", "clause"),
        },
        Register.CONTRACTS: {
            ID: text("契約番号", *NUMBER.names, needed=True),
            "party": name(
                "委託先", "受託者", "契約相手", "再委託先", "相手方", "party", needed=True
            ),
            "parent": text("元契約番号", "原契約番号", "再委託元", "parent"),
            "since": day(*SINCE, "契約開始日", "契約期間自", "契約期間開始", "契約期間開始日"),
            "until": day(*UNTIL, "契約終了日", "契約期間至", "契約期間終了", "契約期間終了日"),
            "ended": day("完了日", "解除日", "解約日", "完了・解除日", "ended"),
            "grace_days": number("猶予日数", "grace_days"),
            "datasets": items("対象データ", "データセット", "datasets"),
            "applied": day("申請日", "applied"),
            "consented": day("承諾日", "承認日", "consented"),
            "scope": choice(SCOPES, "委託範囲", "再委託の範囲", "範囲", "scope"),
            "reason": text("再委託の理由", "必要な理由", "reason"),
            "work": text("業務内容", "再委託する業務の内容", "委託業務", "work"),
            "data": text("取り扱う個人情報", "個人情報の項目", "data"),
            "measures": text("安全管理措置", "安全管理措置の内容", "measures"),
            "supervision": text("監督方法", "supervision"),
            "subsidiary": flag("子会社", "subsidiary"),
        },
        Register.APPROVALS: {
            ID: text("承認番号", "承諾番号", *NUMBER.names, needed=True),
            "kind": choice(APPROVED, "種別", "承認種別", "区分", "kind", needed=True),
            "covers": items("対象", "対象データ", "データセット", "covers"),
            "since": day(*SINCE, "承認日", "承諾日"),
            "until": day(*UNTIL, "承認期限", "承諾期限"),
        },
        Register.ERASURES: {
            ID: NUMBER,
            "dataset": text("対象データ", "データセット", "dataset", needed=True),
            "specific": flag("特定個人情報", "特定", "specific"),
            "whole": choice(ALL_OF_IT, "範囲", "消去範囲", "whole"),
            "people": Heading(("対象者一覧", "消去対象者一覧", "people"), cells.paths_as_written),
            "objects": Heading(("対象ファイル", "消去ファイル", "objects"), cells.paths),
            "items": text("情報項目", "項目", "消去項目", "items"),
            "medium": text("媒体名", "媒体", "medium"),
            "quantity": text("数量", "件数", "quantity"),
            "method": text("方法", "消去方法", "消去の方法", "廃棄方法", "method"),
            "planned": day("処理予定日", "予定日", "planned"),
            "applied": day("申請日", "applied"),
            "consented": day("承諾日", "承認日", "consented"),
            "done": moment("消去日時", "実施日時", "消去日", "廃棄日", "実施日", "done"),
            "worker": name("担当者名", "担当者", "作業者", "worker"),
            "responsible": name("責任者", "作業責任者", "responsible"),
            "witness": name("立会者", "立会人", "witness"),
            "witness_asked": flag("立会いの求め", "立会要否", "立会いの要否", "witness_asked"),
            "unreadable": flag("判読不可能化", "物理破壊", "破壊", "判読不能", "unreadable"),
            "reported": day("報告日", "reported"),
        },
        Register.HANDOVERS: {
            ID: NUMBER,
            "day": moment("受渡日時", "受渡日", "授受日", "日時", "day", needed=True),
            "flow": text("受渡し", "流れ", "flow"),
            "dataset": text("対象データ", "データセット", "dataset"),
            "sender": name("担当者", "授受担当者", "渡した者", "引渡者", "sender"),
            "recipient": name("受領者", "相手先", "渡先", "提供先", "recipient"),
            "place": text("場所", "受渡場所", "place"),
            "means": text("手段", "受渡手段", "means"),
            "specific": flag("特定個人情報", "特定", "specific"),
            "receipt": day("預り証", "預り証の日付", "預り証日付", "receipt"),
            "direct": choice(DIRECT, "経路", "授受経路", "route"),
            "approval": text("経路承認番号", "承認番号", "approval"),
            "encrypted": flag("暗号化", "encrypted"),
            "measure": text("同等の対策", "保護対策", "measure"),
            "due": day("返却期限", "消去期限", "返却・消去期限", "due"),
            "settled": day("返却日", "返却・消去日", "消去日", "settled"),
        },
        Register.SAS: {
            ID: text("発行番号", *NUMBER.names),
            "scope": text("範囲", "対象", "コンテナー", "コンテナ", "scope", needed=True),
            "expires": day("有効期限", "失効日", "expires", needed=True),
            "digest": text("署名のhmac", "hmac", "digest"),
        },
        Register.INSPECTIONS: {
            ID: Heading(("検査番号", *NUMBER.names), carried=True),
            "contract": text("契約番号", "対象契約", "contract", needed=True, carried=True),
            "day": day("検査日", "実施日", "day", needed=True, carried=True),
            "on_site": Heading(
                ("検査方法", "方法", "method"), cells.choices(VISITED), Flaw.CHOICE, carried=True
            ),
            "reason": text("書面の理由", "実地困難の理由", "reason", carried=True),
            "point": text("指摘事項", "指摘", "point"),
            "due": day("是正期限", "期限", "due"),
            "settled": day("是正日", "完了日", "settled"),
        },
        Register.TRAININGS: {
            ID: NUMBER,
            "person": name("氏名", "受講者", "従事者名", "name", needed=True),
            "kind": choice(GIVEN, "種別", "区分", "kind", needed=True),
            "day": day("実施日", "受講日", "提出日", "年月日", "day", needed=True),
        },
        Register.APPROVED_PLACES: {
            ID: text("承認番号", *NUMBER.names),
            "place": text("場所", "所在", "ホスト", "パス", "取扱区域", "place", needed=True),
            "reported": day("報告日", "届出日", "reported"),
            "since": day(*SINCE, "承認日", "承諾日"),
            "until": day(*UNTIL, "承認期限"),
        },
        Register.INCIDENTS: {
            ID: text("事故番号", *NUMBER.names),
            "known": moment("覚知日時", "発見日時", "発生を知った日時", "known", needed=True),
            "reported": moment("報告日時", "市への報告日時", "reported"),
            "finding": text("指摘id", "finding"),
        },
        Register.MEDIA: {
            ID: text("媒体番号", *NUMBER.names, needed=True),
            "specific": flag("特定個人情報", "特定", "specific"),
            "disposed": day("廃棄日", "disposed"),
            "unreadable": flag("判読不可能化", "物理破壊", "破壊", "unreadable"),
        },
        Register.EMERGENCY_CONTACTS: {
            ID: NUMBER,
            "office": name("連絡先", "組織", "部署", "役割", "office", needed=True),
            "phone": text("電話", "電話番号", "緊急連絡先", "phone"),
            "mail": text("メール", "メールアドレス", "mail"),
            "procedure": text("手順書", "連絡手順", "procedure"),
        },
        Register.INFORMATION_FILES: {
            ID: NUMBER,
            "dataset": text("対象データ", "データセット", "dataset", needed=True),
            "items": items("記録項目", "個人情報ファイルに記録される項目", "items", needed=True),
        },
    }
)
"""Columns by register, each by its key."""
