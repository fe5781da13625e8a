"""Particulars: whether what a provision asks for was answered with what the law means by it."""

import re
from collections.abc import Iterator

from s17gen.case import Case
from s17gen.findings import Fault, Kind
from s17gen.rules.rule import Rule, each_claim, particulars

# Acts that are no bar on disclosure in the sense of section 44, with what to do instead.
_NO_BARS = (
    ("data protection", "for personal data cite section 40"),
    ("gdpr", "for personal data cite section 40"),
    ("freedom of information act", "cite the exemption itself"),
    ("environmental information regulations", "for environmental information cite section 39"),
)
# The same law may be a bar for some: the staff of the regulator are under one in data protection law.
_BARS = ("132", "section 59")
_OURSELVES = r"us|ourselves|our own(?: staff| officers| employees| records| files| work)?"
_OWN = r"(?:us|we|ours?|ourselves|council|trust|force|police|university|college|school|authority|department)\b"
_NUMBERED = r"\b(?:s|ss|section|sections|reg|regs|regulation|art|article|rule|order|para|paragraph|sch|schedule)\.? ?\d"
_DEPARTMENT = r"\b(?:Department (?:for|of)|Ministry of|Home Office|HM Treasury|Cabinet Office|Foreign[\w, ]* Office)\b"
_PARTNER = (
    "FOIA s43(2)",
    "Freedom of Information Code of Practice 2018, part 3",
    "Derry City Council v IC (EA/2006/0014)",
)
_ADMINISTRATIONS = (
    ("uk government", "united kingdom", "hm government", "his majesty's government", "government of the uk"),
    ("scottish", "scotland"),
    ("northern ireland",),
    ("welsh", "wales"),
)
# Particulars that another one calls for: the first, the answer to it that does (any, if none is named), what is needed.
_CALLED_FOR = (("privilege", "litigation", "proceedings"), ("special", "", "special-condition"))


def _no_bar(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        for each in particulars(claim):
            for law, instead in _NO_BARS if each.name == "enactment" else ():
                named = re.sub(r"\([^)]*\)", "", each.value.lower()) if isinstance(each.value, str) else ""
                if law in named and not any(bar in named for bar in _BARS):
                    message = f"`{each.value[:60]}` is not a bar on disclosure in the sense of `{claim.cite}`"
                    yield Fault(kind, each.path, message, instead)


def _from_ourselves(case: Case, kind: Kind) -> Iterator[Fault]:
    """Information in confidence has to have been obtained from somebody else."""
    name = case.authority.name.strip().lower() if case.authority else ""
    for _, claim in each_claim(case):
        for each in particulars(claim):
            said = each.value.strip() if each.name == "from" and isinstance(each.value, str) else ""
            if said and (
                said.lower().removeprefix("the ") == name.removeprefix("the ") or re.fullmatch(_OURSELVES, said.lower())
            ):
                message = f"`{said[:60]}` is this authority itself, and the information has to come from somebody else"
                hint = "say from whom it was obtained; for what you wrote yourselves, cite another exemption"
                yield Fault(kind, each.path, message, hint)


def _no_section(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        for each in particulars(claim):
            said = each.value.strip() if each.name == "enactment" and isinstance(each.value, str) else ""
            if said and not re.search(_NUMBERED, said.lower()):
                message = f"`{said[:60]}` is cited without the section that forbids disclosure"
                yield Fault(kind, each.path, message, "add the section, regulation or article")


def _between_departments(case: Case, kind: Kind) -> Iterator[Fault]:
    """What one government department gave another in confidence, which is one and the same Crown."""
    department = case.kind is not None and "department" in case.kind.id
    for _, claim in each_claim(case) if department else ():
        for each in particulars(claim):
            if each.name == "from" and isinstance(each.value, str) and re.search(_DEPARTMENT, each.value):
                message = f"`{each.value[:60]}` seems to be a government department, as this authority is"
                yield Fault(kind, each.path, message, "cite another exemption; one department cannot sue another")


def _unasked_partner(case: Case, kind: Kind) -> Iterator[Fault]:
    """The commercial interests of somebody else, without a word of what they say themselves."""
    name = case.authority.name.lower() if case.authority else ""
    for _, claim in each_claim(case):
        asks = claim.provision.asks if claim.provision else {}
        given = {each.name: each for each in particulars(claim)}
        whose = given["whose"].value if "whose" in given else ""
        if "views" in asks and isinstance(whose, str) and whose.strip() and "views" not in given:
            said = whose.strip().lower().removeprefix("the ")
            own = re.match(_OWN, said) or said in name or (name and name in said)
            if not own:
                message = f"the interests are those of `{whose.strip()[:60]}`, but nothing says what they think"
                hint = "ask them, and add `views:`; or name your own interests under `whose:`"
                yield Fault(kind, claim.path, message, hint)


def _no_administration(case: Case, kind: Kind) -> Iterator[Fault]:
    """Relations between, or the finances of, something else than the administrations that the Act names."""
    for _, claim in each_claim(case):
        for each in particulars(claim):
            least = {"administrations": 2, "administration": 1}.get(each.name)
            said = each.value.lower() if isinstance(each.value, str) else ""
            named = sum(any(name in said for name in names) for names in _ADMINISTRATIONS)
            if least and named < least:
                message = (
                    f"`{each.value}` does not name {'two' if least == 2 else 'one'} of the administrations that count"
                )
                hint = "they are the UK Government, the Scottish Administration, the Northern Ireland Executive and the"
                yield Fault(kind, each.path, message, f"{hint} Welsh Government; else cite another exemption")


def _called_for(case: Case, kind: Kind) -> Iterator[Fault]:
    for _, claim in each_claim(case):
        asks = claim.provision.asks if claim.provision else {}
        given = {each.name: each for each in particulars(claim)}
        for first, answer, needed in _CALLED_FOR:
            said = given.get(first)
            if said and needed in asks and needed not in given and (not answer or said.value == answer):
                message = f"with `{first}: {said.value}` the letter should answer: {asks[needed].ask}"
                yield Fault(kind, said.path, message, f"add `{needed}:`")


RULES = (
    Rule(
        Kind(
            "S17-132",
            "an administration that the Act does not mean",
            "warning",
            ("FOIA s28(2)", "FOIA s29(1)(b)"),
            todo="Name the administrations: of the United Kingdom, Scotland, Northern Ireland or Wales. For a council"
            " or another body cite another exemption.",
        ),
        _no_administration,
    ),
    Rule(
        Kind(
            "S17-123",
            "a bar on disclosure that is none",
            "warning",
            ("FOIA s44(1)(a)", "FOIA s40"),
            todo="Name the Act or regulation that forbids disclosure, or cite the exemption that the other law has in"
            " this Act.",
        ),
        _no_bar,
    ),
    Rule(
        Kind(
            "S17-124",
            "information in confidence from the authority itself",
            law=("FOIA s41(1)(a)",),
            acceptable=True,
            todo="Say from whom the information was obtained. What an authority writes itself is not obtained from"
            " another person, and a contract that it negotiated seldom is.",
        ),
        _from_ourselves,
    ),
    Rule(
        Kind(
            "S17-127",
            "the interests of somebody who was not asked",
            "warning",
            _PARTNER,
            todo="Ask them what harm they see, and say under `views:` what they answered. What the authority supposes"
            " that another would lose carries little weight.",
        ),
        _unasked_partner,
    ),
    Rule(
        Kind(
            "S17-128",
            "a bar on disclosure without its section",
            "warning",
            ("FOIA s17(1)(b)", "FOIA s44(1)(a)"),
            todo="Cite the section, regulation or article that forbids disclosure, so that it can be looked up.",
        ),
        _no_section,
    ),
    Rule(
        Kind(
            "S17-129",
            "a particular that another one calls for",
            "warning",
            ("FOIA s17(1)(c)",),
            todo="Answer the question too. Without it the letter says only half of why the provision applies.",
        ),
        _called_for,
    ),
    Rule(
        Kind(
            "S17-130",
            "a confidence between government departments",
            "warning",
            ("FOIA s81(2)",),
            todo="Cite another exemption. A breach of confidence between departments is not actionable.",
        ),
        _between_departments,
    ),
)
