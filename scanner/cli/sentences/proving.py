"""What is said of inspections, handovers and erasures: what others rely on."""

PROVING = {
    "inspection-period": (
        "--from は --to より後にできず、--to はまだ来ていない日にできません",
        "--from must not lie after --to, and --to must not be still to come",
    ),
    "inspection-nothing": (
        "この期間に署名された記録はありません",
        "there is no signed record in this period",
    ),
    "inspection-strange": (
        (
            "--out のフォルダーに、パックのものではない {name} があります。"
            "空のフォルダーを指定してください"
        ),
        "the folder of --out holds {name}, which is not of a pack: name an empty folder",
    ),
    "inspection-packed": (
        "{path}: パックを書きました({n}個のファイル)",
        "{path}: packed, {n} files",
    ),
    "no-flow": (
        "--flow {name}: 設定にその流れ(flows)はありません。宣言済み: {known}",
        "--flow {name}: the configuration declares no such flow; declared: {known}",
    ),
    "no-query": (
        "--item query:{name}: 設定にその問い合わせ(queries)はありません。宣言済み: {known}",
        "--item query:{name}: the configuration declares no such query; declared: {known}",
    ),
    "no-item": (
        "--item {item}: 開けません({reason})",
        "--item {item}: cannot be opened ({reason})",
    ),
    "unsigned-handover": (
        (
            "受渡し票に署名する鍵がありません。設定に keys.evidence を書き、"
            "`pcscan key new --key evidence` で作ってください"
        ),
        (
            "there is no key to sign the ticket with: name `keys.evidence` in the configuration,"
            " and make it with `pcscan key new --key evidence`"
        ),
    ),
    "handed-over": (
        "{flow}: 受け渡せます。署名した受渡し票と預り証の様式を書きました",
        "{flow}: may be handed over; the signed ticket and the form of the receipt are written",
    ),
    "handover-refused": (
        "{flow}: 受け渡せません。上の指摘か未確認を解消してください",
        "{flow}: must not be handed over; settle the exceptions or gaps above first",
    ),
    "no-erasures": (
        "設定の registers に erasures (消去の台帳) がありません",
        "the configuration names no `erasures` under `registers`",
    ),
    "erasures-unread": (
        "消去の台帳を読めません。設定の registers の erasures を確かめてください",
        "the register of erasures cannot be read: see to `erasures` under `registers`",
    ),
    "no-record": (
        "--record {record}: 消去の台帳にその番号はありません。あるのは {known}",
        "--record {record}: the register of erasures has no such number; there are {known}",
    ),
    "not-erased": (
        "--record {record}: 消去日がまだ来ていないか、台帳に書かれていません",
        "--record {record}: it was not erased yet, or its day is not in the register",
    ),
}
