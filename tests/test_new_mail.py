"""`s17gen new --from`: a request as it came, however a mail program wrote it."""

import base64
import datetime
import quopri
from pathlib import Path

import pytest
from test_new import back, new

from s17gen.errors import UsageError
from s17gen.wizard.days import read_day
from s17gen.wizard.forwarded import about, sender, sent_on
from s17gen.wizard.mail import Mail, read_mail, read_request

FROM = b"From: Mared Pugh <m.pugh@example.org>\nDate: Mon, 2 Nov 2026 09:12:00 +0000\nSubject: Harbour plan\n"
DAY = datetime.date(2026, 11, 2)
SENDER = Mail("", "Mared Pugh", "m.pugh@example.org", "Harbour plan", DAY)


def plain(body: bytes, headers: bytes = b"") -> Mail:
    return read_mail(FROM + headers + b"\n" + body)


@pytest.mark.parametrize(
    ("charset", "body", "words"),
    [
        ("utf-8", "The café, £4 – “now”".encode(), "The café, £4 – “now”"),
        ("iso-8859-1", "The café, £4".encode("latin-1"), "The café, £4"),
        ("windows-1252", "“now” £4".encode("cp1252"), "“now” £4"),
        ("us-ascii", "“now” £4".encode("cp1252"), "“now” £4"),
        ("utf-8", "“now” £4".encode("cp1252"), "“now” £4"),
        ("x-unknown", "“now”".encode(), "“now”"),
        ("utf-16", "a £4".encode("utf-16"), "a £4"),
        ("iso-2022-jp", "計画".encode("iso-2022-jp"), "計画"),
    ],
)
def test_charsets(charset: str, body: bytes, words: str) -> None:
    encoded = base64.encodebytes(body)
    kind = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n".encode()
    assert plain(encoded, kind).text == words


def test_quoted_printable_and_line_ends() -> None:
    body = quopri.encodestring(
        "1. The café map, all of it, as it was on the day when the works began there.\r\n2. £4".encode()
    )
    mail = plain(body, b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n")
    assert mail.text == "1. The café map, all of it, as it was on the day when the works began there.\n2. £4"
    raw = FROM.replace(b"\n", b"\r\n") + b"\r\n1. One. \r\n\r\n2. Two.\r\n"
    assert read_mail(raw) == Mail(
        "1. One.\n\n2. Two.", *(getattr(SENDER, each) for each in ("name", "address", "subject", "date"))
    )


def test_lines_that_a_mail_program_broke_are_whole_again() -> None:
    flowed = b"Content-Type: text/plain; format=flowed\n"
    assert plain(b"Please send me \nthe plan of \nthe harbour.\n\n1. One\n-- \nMared\n", flowed).text == (
        "Please send me the plan of the harbour.\n\n1. One\n--\nMared"
    )


def test_html_alone_keeps_its_lines_and_the_numbers_of_its_lists() -> None:
    page = b"<html><head><title>x</title></head><body><p>Dear&nbsp;all,</p><ol><li>The plan.</li><li>The cost:"
    mail = plain(
        page + b"<ul><li>a</ul></li></ol><div>Thank<br>you</div><script>alert(1)</script>", b"Content-Type: text/html\n"
    )
    assert [line for line in mail.text.split("\n") if line] == [
        "Dear all,",
        "1. The plan.",
        "2. The cost:",
        "a",
        "Thank",
        "you",
    ]


PARTS = (
    b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n",
    b"--b\nContent-Type: text/plain\n\nFirst half.\n--b\nContent-Type: image/png; name=logo.png\n"
    b"Content-Disposition: inline; filename=logo.png\n\nx\n--b\nContent-Type: text/plain\n\nSecond half.\n"
    b"--b\nContent-Type: text/plain; name=list.txt\nContent-Disposition: attachment; filename=list.txt\n\nNo.\n--b--\n",
)


def test_words_on_both_sides_of_a_picture_are_all_of_it_and_attachments_are_named() -> None:
    mail = plain(PARTS[1], PARTS[0])
    assert (mail.text, mail.attachments) == ("First half.\n\nSecond half.", ("logo.png", "list.txt"))


def test_an_empty_plain_text_gives_way_to_the_page() -> None:
    body = b"--c\nContent-Type: text/plain\n\n \n--c\nContent-Type: text/html\n\n<p>The plan, please.</p>\n--c--\n"
    assert plain(body, b"Content-Type: multipart/alternative; boundary=c\n").text == "The plan, please."


GMAIL = b"""\
Please deal with this.

---------- Forwarded message ---------
From: Mared Pugh <m.pugh@example.org>
Date: Mon, 2 Nov 2026 at 09:12
Subject: FOI request - Harbour plan
To: <foi@eastmere.example>


1. The plan.
2. Who drew it?
"""
OUTLOOK = b"""\
For you I think

________________________________
From: Mared Pugh <m.pugh@example.org>
Sent: 02 November 2026 09:12
To: Info Eastmere
Subject: FOI request - Harbour plan

1. The plan.
2. Who drew it?
"""
APPLE = b"""\
Begin forwarded message:

> From: Mared Pugh <m.pugh@example.org>
> Subject: FOI request - Harbour plan
> Date: November 2, 2026 at 09:12:00 GMT
> To: foi@eastmere.example
>
> 1. The plan.
> 2. Who drew it?
"""
COLLEAGUE = b"""\
From: K. Lowe <k.lowe@eastmere.example>
Date: Wed, 4 Nov 2026 10:00:00 +0000
Subject: FW: FOI request - Harbour plan

"""


@pytest.mark.parametrize("body", [GMAIL, OUTLOOK, APPLE], ids=["gmail", "outlook", "apple"])
def test_a_forwarded_mail_is_that_of_who_asked(body: bytes) -> None:
    mail = read_mail(COLLEAGUE + body)
    assert (mail.name, mail.address, mail.subject, mail.date) == (
        "Mared Pugh",
        "m.pugh@example.org",
        "Harbour plan",
        DAY,
    )
    assert mail.text == "1. The plan.\n2. Who drew it?"
    assert mail.about_words[0].startswith("Forwarded by K. Lowe")


def test_what_stood_above_a_forwarded_mail_is_not_lost() -> None:
    assert "who wrote above it: Please deal with this." in read_mail(COLLEAGUE + GMAIL).about_words[0]


def test_a_mail_forwarded_as_an_attachment_is_opened() -> None:
    inner = FROM + b"Content-Type: text/plain\n\n1. The plan.\n"
    body = b"--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n" + inner + b"\n--b--\n"
    raw = COLLEAGUE.strip(b"\n") + b"\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + body
    mail = read_mail(raw)
    assert (mail.text, mail.name, mail.date, mail.subject) == ("1. The plan.", "Mared Pugh", DAY, "Harbour plan")
    assert mail.about_words == (
        "Forwarded by K. Lowe, who wrote above it: See below. Check who asked, and on which day it first reached the"
        " authority.",
    )


def test_a_reply_is_not_taken_for_a_forwarded_mail_and_its_quotation_is_said() -> None:
    body = (
        b"The plan, please.\n\nOn Mon, 2 Nov 2026 at 09:12, K. Lowe <k@eastmere.example> wrote:\n> What do you want?\n"
    )
    mail = read_mail(FROM.replace(b"Harbour", b"Re: Harbour") + b"\n" + body)
    assert (mail.name, mail.subject) == ("Mared Pugh", "Harbour plan")
    assert mail.text.endswith("> What do you want?")
    assert mail.about_words == ("It seems to quote another message; keep the words of the request alone.",)


SITE = b"""\
Dear Eastmere Council,

Please send me the plan of the harbour.

Yours faithfully,

Mared Pugh

-------------------------------------------------------------------

Please use this email address for all replies to this request:
request-12345-abcdef@requests.example

Disclaimer: This message and any reply that you make will be published on the internet.
"""


def test_the_footer_of_a_request_site_is_no_part_of_the_request() -> None:
    raw = FROM.replace(b"Subject: ", b"Subject: Freedom of Information request - ") + b"\n" + SITE
    mail = read_mail(raw)
    assert mail.text.startswith("Dear Eastmere Council,")
    assert mail.text.endswith("Mared Pugh")
    assert mail.subject == "Harbour plan"
    assert mail.about_words[0].startswith("It came through a public request site")


@pytest.mark.parametrize(
    ("subject", "what"),
    [
        ("Re: FW: [External] FOI: maps", "maps"),
        ("Freedom of Information Act 2000 request \u2013 Maps", "Maps"),
        ("Freedom of Information Request", ""),
        ("FOI request", ""),
        ("Foiled plans - 1999", "Foiled plans - 1999"),
        ("maps: FOI", "maps: FOI"),
        ("", ""),
    ],
)
def test_what_a_subject_line_says_it_is_about(subject: str, what: str) -> None:
    assert about(subject) == what


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("02 November 2026 09:12", DAY),
        ("Monday, November 2, 2026 9:12 AM", DAY),
        ("Mon, 2 Nov 2026 at 09:12", DAY),
        ("2/11/2026 9:12", DAY),
        ("31/02/2026", None),
        ("", None),
    ],
)
def test_the_days_that_mail_programs_write(said: str, day: datetime.date | None) -> None:
    assert sent_on(said) == day


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an Outlook or old Word file"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04", "is a Word file or an archive"),
        (b"", "has no words that could be a request"),
        (
            FROM + PARTS[0] + b"\n" + PARTS[1].replace(b"First half.", b"").replace(b"Second half.", b""),
            "attached are logo.png, list.txt",
        ),
    ],
)
def test_what_is_no_request_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        read_request(raw, "r.bin")


def test_a_mail_without_a_date_or_a_name() -> None:
    mail = read_mail(b"From: <m.pugh@example.org>\n\nThe plan, please.\n")
    assert (mail.name, mail.address, mail.date, mail.subject) == ("", "m.pugh@example.org", None, "")
    assert read_mail(b"From: somebody\nDate: soon\n\nx\n") == Mail("x", "", "", "", None)


def test_a_text_of_windows() -> None:
    assert read_request("1. The “plan”.\r\n2. £4".encode("utf-16"), "r.txt").text == "1. The “plan”.\n2. £4"


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nSubject: =?utf-8?b?////?= =?x?q?y?=\nDate: Mon, 99 Foo 99999 99:99:99 +9999\n\nx",
        b"From: " + b"<" * 5000 + b"@" + b"\n\nx",
        b"From: a@b.example, c@d.example\nFrom: e@f.example\n\nx",
        b'From: "a\\\nb" <x@y.example>\n\nx',
        b'From: a\nContent-Type: text/plain; charset="\x00"\n\nx',
        b"From: a\nContent-Type: text/plain; charset=utf-8; format*0*=x'y'z; format*1=q\n\nx",
        b"From: a\nContent-Type: multipart/mixed\n\nx",
        b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment;"
        b" filename*=utf-8''%ff%00\n\nx\n--b--",
        b"From: a\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"From: a\nSubject: Fwd:\n\nFrom: b\nTo: c\nDate: d\n",
        b"From: a\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
    ],
)
def test_hostile_headers_are_only_text(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "r.eml").write_bytes(raw)
    done = new("-o", "r.yaml", "--from", "r.eml", cwd=tmp_path)
    assert done.returncode in (0, 2), done.stderr
    assert b"bug in s17gen" not in done.stderr
    if done.returncode == 0:
        back((tmp_path / "r.yaml").read_text("utf-8"))


def test_a_huge_mail_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "r.eml").write_bytes(FROM + b"\n" + b"x" * (17 * 1024 * 1024))
    done = new("-o", "r.yaml", "--from", "r.eml", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "r.yaml").exists()) == (2, False)
    assert b"r.eml is over 16 MiB" in done.stderr


def test_the_notes_stand_above_the_request(tmp_path: Path) -> None:
    (tmp_path / "r.eml").write_bytes(COLLEAGUE + OUTLOOK)
    assert new("-o", "r.yaml", "--from", "r.eml", "--no-ask", cwd=tmp_path).returncode == 0
    words = (tmp_path / "r.yaml").read_text("utf-8")
    assert back(words)["received"] == "2026-11-02"
    above = words.partition("request: |")[0]
    assert "# Forwarded by K. Lowe, who wrote above it: For you I think." in above
    assert "# Its parts, as read from its own numbering: 1, 2." in above
    assert "# decisions:\n#   - outcome: withheld\n#     parts: [1, 2]\n#     claims: []\n" in words


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ('"Pugh, Mared" <m@pugh.example>', ("Pugh, Mared", "m@pugh.example")),
        ("Pugh, Mared <m@pugh.example>", ("Pugh, Mared", "m@pugh.example")),
        ("Mared Pugh [mailto:m@pugh.example]", ("Mared Pugh", "m@pugh.example")),
        ("m@pugh.example (Mared Pugh)", ("Mared Pugh", "m@pugh.example")),
        ("m@pugh.example", ("", "m@pugh.example")),
        ("<m@pugh.example>", ("", "m@pugh.example")),
        ("", ("", "")),
    ],
)
def test_who_sent_it(said: str, who: tuple[str, str]) -> None:
    assert sender(said) == who


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-02", DAY),
        ("2 November 2026", DAY),
        ("2nd nov 2026", DAY),
        ("02/11/2026", DAY),
        ("2.11.2026", DAY),
        ("Today", DAY),
        ("yesterday", datetime.date(2026, 11, 1)),
        ("31 June 2026", None),
        ("2 Nov", None),
        ("2 Foo 2026", None),
        ("11/2/26", None),
        ("2/13/2026", None),
    ],
)
def test_a_day_as_people_type_it(typed: str, day: datetime.date | None) -> None:
    assert read_day(typed, DAY) == day
