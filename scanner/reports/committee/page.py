"""The committee's report as one self-contained page: no script, no network, and it prints on A4.

Plain text goes into the template and autoescape does the rest. Pictures are the only markup that is
taken as it is; ``svg`` has escaped what they say.
"""

from scanner.reports.committee.document import committee
from scanner.reports.pages import part, policy, template
from scanner.reports.report import Report
from scanner.reports.wording import Wording


def committee_html(report: Report, lang: str) -> str:
    """Render the committee's report as a page.

    Args:
        report: What is known.
        lang: ``ja`` or ``en``.
    """
    style = part("committee.css")
    return template("committee.html.j2").render(
        paper=committee(report, lang),
        say=Wording(lang).say,
        style=style,
        policy=policy(style),
    )
