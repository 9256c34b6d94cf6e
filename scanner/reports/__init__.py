"""A finished run for every reader: pure functions from values to text; one module writes.

Machines get ``findings_json``, ``run_json`` and ``detect_jsonl``; people get ``terminal``,
``committee_html``, ``committee_pdf``, ``officer_html``, ``findings_csv``, ``detect_table``,
``explain``, ``checked``, ``dry_run`` and ``policy_draft``; between nights ``status``,
``exceptions_table``, ``exceptions_json``, ``life``, ``asked``,
``changed`` and ``rotated``; for an inspection
``inspection_json`` and ``inspection_html``. Only ``values_table`` shows values, to a person at a
terminal who asked for them. Nothing here decides: whether something is an exception or a gap is the
model's word.
"""
