"""Names in Latin letters amid a text: with a title, a greeting or ``-san``, as a signature.

Of a Japanese name the dictionary knows the syllables; of a foreign one nothing. So a title, a label
or an honorific has to stand beside it, and it must be written as names are: capital letters, and no
word that mails and logs are full of.
"""

from collections.abc import Callable, Iterator
from itertools import compress

from scanner.recognizers.headers.vocabulary import LATIN
from scanner.recognizers.person.people import NAMED, Known, spelt
from scanner.recognizers.reading.expressions import expression
from scanner.recognizers.reading.normalise import DASHES, VOWEL_SIGNS
from scanner.recognizers.reading.screening import EVERY, bits
from scanner.recognizers.reading.word_sets import word_set

Span = tuple[int, int]


SHORTEST = 3
_CAPITAL = (
    "(?:[A-Z][a-z'’]+(?:[A-Z][a-z]+)?|[A-Z][A-Z'’-]+|[A-Z]\\.?)"
    "(?:-(?!san|sama|kun|chan|shi|ku|cho|machi|gun|ken|mura|son)[A-Z]?[a-z]+)?"
)
_NAME = f"{_CAPITAL}(?:(?:,? |/){_CAPITAL}){{0,4}}"
_START = "(?<![A-Za-z0-9_.@/&-])"
_END = (
    "(?![A-Za-z0-9_@]|&(?![a-z._]{1,16}=)"
    f"|[-{VOWEL_SIGNS}{DASHES}](?:shi|ku|cho|machi|gun|ken|mura|son)(?![a-z]))"
)
_SMALL = "[a-z]{2,12} [a-z]{2,12}"
TITLED = expression(
    rf"{_START}(?:Mr|Mrs|Ms|Dr|Miss|MR|MRS|MS|Prof)(?:\. ?| )(?P<name>{_NAME}|{_SMALL}){_END}"
)
GREETED = expression(
    rf"{_START}(?:Dear|Hi|Hello|DEAR|HELLO|Hey|Attn:?) (?P<name>{_NAME}|{_SMALL}){_END}"
)
HONOURED = expression(
    rf"{_START}(?P<name>{_NAME}|[a-z]{{3,12}}(?: [a-z]{{2,12}})?)"
    rf"(?:[- ](?:[Ss]an|[Ss]ama|[Kk]un|[Cc]han|SAN|SAMA){_END}"
    r"| ?(?:様|さま|さん|殿|氏(?![一-龥])|くん|君|ちゃん|名義))"
)
_TWO = rf"{_NAME}|{_SMALL}"
LABELLED = expression(
    rf"(?=[A-Za-z]){_START}"
    r"(?i:(?:full|last|first|user|customer|member|card ?holder|family|given|contact|sur|"
    r"fore|guest|client)?[ ._-]?n(?:ame|m)(?: is|'s)?|passenger|customer|member|client|guest|"
    r"(?:card ?)?holder|sender|"
    r"contact(?: person)?|applicant|recipient|beneficiary|patient|trainee|"
    r"registration(?=: (?:[A-Z]+, |[^/\n]{3,40} ?/ ?(?:DOB|[Bb]irth|[Tt]el|[Ee]-?mail)))|"
    r"from|to|cc|bcc|by|user|sei|mei|shimei|caller|agent|operator|signed|"
    r"assigned to|reported by|handled by|mother|father|wife|husband|son|daughter|child|guardian|"
    r"(?:ship|bill|deliver|send)[_ ]?to|assignee(?: changed)?|"
    r"reporter|requester|reviewer|approver|attendee|"
    r"maintainers?|reviewed(?: by)?|"
    r"regards,?|thanks,?|thank you(?=,)|best,?|cheers,?|sincerely,?|yours,?|rgds,?)"
    r"[\"']?(?:[ \t]*[:=>][ \t]*|,?[ \t]*\r?\n+|[.,!]?[ \t]+)[\"'“(]{0,2}"
    rf"(?P<name>{_TWO}){_END}"
)
SPOKEN = expression(
    r"(?:氏名|名前|姓名|名義人?|宛名|宛先|担当者?|親族|家族|世帯員|旧姓|現姓|会員|顧客|お客様|者|ローマ字|英字|人|本人|差出|綴り|スペル|(?:送付|届け?|送り|連絡|配送)先)"
    r"(?:\([^()]{1,6}\))?[ ]?[:=はが、/「『(\"→ \n]{0,3}"
    rf"(?P<name>{_TWO}){_END}"
    rf"|(?i:assignee|owner|reviewer)[^\n:]{{0,10}}: ?{_CAPITAL}(?: {_CAPITAL})? ?(?:->|→|=>) ?"
    rf"(?P<to>{_TWO}){_END}"
)
ALONE = expression(
    rf"(?:(?<![A-Za-z0-9_.@/&%=-])|(?<=[^!-~]/))"
    rf"(?P<name>{_CAPITAL}(?:, ?/? ?| /? ?|/ ?){_CAPITAL}){_END}"
    r"(?! [A-Z][a-z]|, (?:[A-Z][a-z]{2,10}(?:ken|fu)|Tokyo(?:to)?|Hokkaido)(?![A-Za-z]))"
)
SIGNED = expression(
    rf"(?m)(?:^|(?<=\] ))(?P<name>{_CAPITAL})(?= \(|: |>{{1,2}} | -|$| /)"
    rf"|(?:TODO|FIXME|XXX|HACK):? (?P<left>{_CAPITAL})(?=:)"
    rf"|(?:です|ます|した)[、。] ?(?P<below>{_CAPITAL})(?=[ …。、!/\n]|$)"
    rf"|(?<![A-Za-z0-9._@-])@(?P<called>{_CAPITAL}){_END}(?! [A-Z])"
    rf"|(?<![A-Za-z0-9._@-])@(?P<both>{_CAPITAL}(?:,? {_CAPITAL}){{1,3}})(?=[ \n,、:])"
)
READ = expression(
    rf"(?:様|さん|氏|殿)[ ]?[(](?P<name>{_CAPITAL}(?:,? {_CAPITAL}){{1,3}})(?=[)])"
    rf"|(?<=[^!-~ ])[(](?P<turned>{_CAPITAL}, {_CAPITAL})(?=[)])"
)
"""How a name is spelt, in brackets behind it."""

_DEED = (
    "joined|left|pushed|approved|commented|merged|opened|closed|reopened|requested|assigned|uploaded|created"
    "|deleted|updated|edited|viewed|logged|replied|wrote|said|says|invited|added|removed|renamed|shared|mentioned"
    "|reviewed|resolved|started|changed|sent|called|reacted|submitted|registered|downloaded|accessed"
)
DOING = expression(
    rf"(?m)(?:^|(?<=[\] >:|・済※★】]))(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}}) (?=(?:{_DEED}) )"
    rf"|(?:record|profile|account|card|data|behalf|request|file|page) of "
    rf"(?P<whose>{_CAPITAL}(?:,? {_CAPITAL}){{0,3}}){_END}"
)
CARDHOLDER = expression(
    rf"(?:[0-9*X]{{4,6}}[- {DASHES}{VOWEL_SIGNS}]?){{3,4}}"
    r"[/,、|; \t]{1,3}(?:EXP[.:]? ?|有効期限:? ?)?(?:0[1-9]|1[0-2])[/-](?:20)?[0-9]{2}"
    r"[/,、|; \t]{1,3}(?P<name>[A-Z][A-Z'’-]{1,14}(?: [A-Z][A-Z'’-]{0,14}){1,4})(?![A-Za-z0-9_@])"
    rf"|(?<![0-9])(?:[0-9]{{4}}[- {DASHES}{VOWEL_SIGNS}]?){{3}} ?\((?P<held>{_TWO})\)"
)
"""Who is embossed on a card, behind its number and its expiry."""

CHATTING = expression(
    rf"(?m)(?:^|(?<=[\]>:/|] ))(?:(?P<name>{_SMALL}) (?=(?:has |was )?(?:{_DEED})(?: |$))"
    rf"|(?P<writes>{_CAPITAL} {_CAPITAL})(?=: [A-Za-z]))"
    rf"|(?<![A-Za-z0-9._@-])@(?P<asked>{_SMALL})(?=[ ,、:][^a-z])"
)
"""Who does or writes something in a channel, by two names."""

NOTED = expression(
    r"(?:#|//|--|/[*]|[*]|@author:?"
    r"|(?i:todo|fixme|author|owner|modified|edited|created|updated|fixed)(?:[ _]?by)?[(:]) ?"
    rf"(?P<name>{_TWO})(?=\)|[ ]*(?:$|[\n0-9(:,]|[*]/|- ?[0-9]|[SHR][0-9]"
    "|[令平昭追修変作更加削設対担]))"
    r"|(?:TODO|FIXME|XXX|HACK)\((?P<todo>[a-z]{4,12})(?=\))"
    r"|\"user(?:_?(?:name|id))?\": ?\"(?P<user>[a-z]{4,12})(?=\", ?\"pass)"
)
"""Who is named in a comment: # sato hanako 2024/5/1 追加."""

_SEX = "[MF](?=[ ]{1,3}[0-9SHT])"
"""A gender in one letter, before the day of birth."""

ROW = expression(
    rf"(?m)(?:^|(?<=[,;|\t'\"(:=@])|(?<=[;|(:=\t/>] )|(?<=[0-9] )|(?<=[^ -~])|(?<=[^ -~] ))"
    rf"(?P<name>{_CAPITAL}(?: (?!{_SEX}){_CAPITAL}){{1,4}}(?<!['’]))"
    rf"(?=(?: {_SEX})?[ ]*(?:[,;|\t'\")/(]|$|[^ -~]"
    r"|[12][09][0-9]{2}[-/.年0]|[SHT][0-9]|[+(]?[08]))"
)
_D = f"[- {VOWEL_SIGNS}{DASHES}]"
OWN_DATA = expression(
    rf"[0-9A-Za-z._-]@[0-9A-Za-z]|0[5-9]0{_D}?[0-9]{{4}}|[+]81"
    rf"|(?<![0-9])(?:(?:[0-9]{_D}?){{11}}|(?:[0-9]{_D}?){{13,15}})[0-9](?![0-9])"
    rf"|(?:19[2-9]|200)[0-9](?:{_D}|[/.年])?[0-9]{{1,2}}(?:{_D}|[/.月])?[0-9]|DOB"
    r"|(?:19[2-9]|20[01])[0-9]年|(?:明治|大正|昭和|平成|令和|[明大昭平TSH])[0-9元]{1,2}[年/.]"
    r"|[,;|/(]'? ?'?(?:男|女|fe)?(?:male|[MF]|男性?|女性?)(?:'? ?[,;|/)]|$)"
    r"|会員|氏名|個人番号|生年月日|名簿|参加者|出席者|当選者|在留|実習生|外国籍"
)
"""What stands beside a name in a row about somebody."""

MADE = expression(r"[A-Za-z][A-Za-z'’-]*")
OTHER = word_set("""
address admin administrator airport all amazon and android app apple april at august azure bank
bar bcc be best building by cafe card cc center centre chrome city co coffee company corp
customer customers data date dear debug december delete desk donut donuts east email error
everyone express false february for friday from fw fwd get google has have hello help hi higashi
host hotel http https id in inc info insert into invalid iphone is it january japan java july
june kind kita line linux llc login ltd madam mail mall manager march market may member members
message microsoft minami monday na naka name new nishi no none north notice november null number
october of office ok on oracle order osaka our park pay pepper phone plaza please point points
post put python re received regards road sample saturday school select sent september server
service services set shin shop sir site south staff station status store street subject sunday
support system tea team test thank thanks that the there this thursday time to token tokyo tower
true tuesday university unknown update user users values waon warning was we web wednesday west
nationality citizenship citizen country birth passport visa residence residency resident
permanent status
hiragino gothic mincho meiryo
tongue language gender occupation relationship expiry expires issued holder
inn hostel resort ryokan guesthouse
where windows with yahoo yes york you your add alter column create drop insert table todo
""")
"""Words of mails, logs and places that stand where a name does."""

DIRECTIONS = frozenset(("kita", "minami", "higashi", "nishi", "naka"))
"""Surnames as well, beside a given name in a row about somebody."""

OTHER_IN_ROW = OTHER - DIRECTIONS


NOT_AVAILABLE = frozenset(("na",))
"""A given name of China behind a surname that is known from abroad: Li Na."""

PARK = frozenset(("park",))
"""A surname of Korea where it stands first."""


def latin_names(text: str, may: int = EVERY) -> Iterator[Span]:
    """Find names in Latin letters.

    Args:
        text: With signs of ASCII in ASCII.
        may: Which of the expressions ``ASKED`` could fit.
    """
    if MADE.search(text) is None:
        return
    if bits(may, ASKED)[-1] and OWN_DATA.search(text) is not None:
        yield from (row.span("name") for row in ROW.finditer(text) if is_in_row(row["name"]))
    for pattern, believes in compress(BELIEVED, bits(may, ASKED)):
        for match in pattern.finditer(text):
            start, end = match.span(match.lastgroup or 0)
            if believes not in WHOLE:
                start += len(_LEADING.match(text[start:end])[0])  # type: ignore[index]  # can be empty
            length = _believed(text[start:end], believes)
            if length:
                yield start, start + length


def _believed(name: str, believes: Callable[[str], bool]) -> int:
    """Give how much of what stands there is believed: Name ANNA SATO, Country of residence."""
    if name and believes(name):
        return len(name)
    head, comma, _ = name.partition(",")
    return len(head) if comma and " " in head and believes(head) else 0


def _words(name: str) -> list[str]:
    return [word.lower() for word in MADE.findall(name)]


def _honoured(name: str) -> bool:
    """Believe a direction as well, with an honorific: Minamiさん."""
    return _titled(name) or name.lower() in DIRECTIONS


def _titled(name: str) -> bool:
    """Believe what is written with a title or an honorific."""
    words = _words(name)
    if max(map(len, words)) < SHORTEST:
        return False
    return OTHER.isdisjoint(words) and (not name.islower() or all(map(_lone, words)))


def is_labelled(name: str) -> bool:
    """Believe several words behind a label, one where the dictionary has it."""
    words = _words(name)
    others = OTHER - PARK if words[0] in PARK and len(words) > 1 else OTHER
    others = others - NOT_AVAILABLE if spelt(words[0]) & Known.FOREIGN else others
    others = others - DIRECTIONS if len(words) > 1 and len(words[0]) == 1 else others
    if not others.isdisjoint(words) or max(map(len, words)) == 1:
        return False
    if len(words) == 1:
        return _lone(name)
    if name.islower():
        return all(map(_lone, words))
    return any(spelt(word) & NAMED for word in words) or not any(word in LATIN for word in words)


def is_in_row(name: str) -> bool:
    """Believe several words in a row about somebody: one is a name, and the others may be."""
    words = _words(name)
    said = [spelt(word) for word in words]
    named = any(one & NAMED for one in said)
    if len(words) == 1 or not named:
        return False
    others = OTHER_IN_ROW - PARK if words[0] in PARK else OTHER_IN_ROW
    if not others.isdisjoint(words):
        return False
    things = any(one & Known.THING and len(word) > 1 for word, one in zip(words, said, strict=True))
    return not things or any(one & Known.FOREIGN for one in said)


def _greeted(name: str) -> bool:
    """Believe one word in a greeting though it is short, or a key of schemas: Hi Ai, Hi Mei."""
    return is_labelled(name) or _acts(name)


def _acts(name: str) -> bool:
    """Believe who did something, by one word or several."""
    words = _words(name)
    alone = len(words) == 1 and words[0] not in OTHER and spelt(words[0]) & NAMED > 0
    return alone or is_in_row(name)


def _chats(name: str) -> bool:
    """Believe two names: no words of schemas (Kana Name: x); in small letters if both are known."""
    if name.islower():
        return _is_pair(name)
    return is_in_row(name) and LATIN.isdisjoint(_words(name))


def _signs(name: str) -> bool:
    """Believe one word that the dictionary has, or several that name somebody."""
    return is_labelled(name) if " " in name else _lone(name)


def _lone(word: str) -> bool:
    """Tell whether the dictionary has a word as a surname or a given name."""
    lower = word.lower()
    named = spelt(word) & (Known.SURNAME | Known.GIVEN)
    return len(word) >= SHORTEST and lower not in LATIN and lower not in OTHER and bool(named)


def _is_pair(name: str) -> bool:
    """Tell whether two words are a surname and a given name that the dictionary has."""
    words = _words(name)
    if not words[1:] or not all(map(_lone, words)):
        return False
    first, last = spelt(words[0]), spelt(words[-1])
    return bool(
        (first & Known.SURNAME and last & Known.GIVEN)
        or (last & Known.SURNAME and first & Known.GIVEN)
    )


def _is_noted(name: str) -> bool:
    """Believe who is named in a comment: two names in small letters, or what may be in a row."""
    if name.isalpha() and name.islower():
        return name not in OTHER and name not in LATIN and spelt(name) & Known.SURNAME > 0
    return _is_pair(name) or (not name.islower() and is_in_row(name))


_LEADING = expression(rf"(?i:(?:{'|'.join(sorted(OTHER - PARK, key=len, reverse=True))})[ ,]+)*")
WHOLE = {_acts, _is_noted, _chats}
"""Of these nothing is cut off."""

BELIEVED = (
    (TITLED, _titled),
    (HONOURED, _honoured),
    (GREETED, _greeted),
    (LABELLED, is_labelled),
    (SPOKEN, is_labelled),
    (ALONE, _is_pair),
    (SIGNED, _signs),
    (DOING, _acts),
    (READ, is_in_row),
    (NOTED, _is_noted),
    (CARDHOLDER, is_labelled),
    (CHATTING, _chats),
)

ASKED = (*(pattern for pattern, _ in BELIEVED), ROW)
