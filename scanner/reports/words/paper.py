"""Codes of flows, handovers and erasures in words."""

from scanner.model.flow_map import EdgeKind
from scanner.model.waiver_category import WaiverCategory
from scanner.reports.report import Act, Stage
from scanner.reports.words.bilingual import Words

EDGES: dict[EdgeKind, Words] = {
    EdgeKind.UNDECLARED: ("申告なし", "undeclared"),
    EdgeKind.OBSERVED: ("申告どおり確認", "declared and seen"),
    EdgeKind.DECLARED: ("申告のみ", "declared only"),
}

ACTS: dict[Act, Words] = {
    Act.HANDOVER: ("受渡し", "handover"),
    Act.ERASURE: ("消去・返還", "erasure or return"),
}

STAGES: dict[Stage, Words] = {
    Stage.PLANNED: ("予定", "planned"),
    Stage.DONE: ("実施（記録による）", "done, by its record"),
    Stage.SETTLED: ("完了", "settled"),
    Stage.OPEN: ("確認できず", "not verified"),
    Stage.REFUTED: ("不備あり", "not as it should be"),
}

PERMITS: dict[WaiverCategory, Words] = {
    WaiverCategory.WAIVER: ("期間を限って許容", "risk accepted for a while"),
    WaiverCategory.MITIGATED: ("別の手段で対応", "met by other means"),
}
