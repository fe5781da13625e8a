"""The limbs of the Act as its text has them, written from the statute and not from the library, to hold the library to.

A row: the citation, what the provision turns on, what section 2(3) makes of the public interest, and the provision
that lifts the duty to confirm or deny, or `-`. Section 2(3) lists what is absolute: sections 21, 23, 32, 34, 36 for
the two Houses, 37(1)(a) to (ab) and 37(2) as to them, 40(1), 40(2) by the first condition, 41, 44. All else is
qualified. That list names section 40(1) and (2) alone, and not 40(5A) and (5B): hence `disputed`.
"""

EXEMPTIONS = """
s21(1)            class            absolute   -
s22(1)            class            qualified  s22(2)
s22A(1)(b)(i)     prejudice        qualified  s22A(2)
s22A(1)(b)(ii)    prejudice        qualified  s22A(2)
s22A(1)(b)(iii)   prejudice        qualified  s22A(2)
s22A(1)(b)(iv)    prejudice        qualified  s22A(2)
s23(1)            class            absolute   s23(5)
s24(1)            necessity        qualified  s24(2)
s26(1)(a)         prejudice        qualified  s26(3)
s26(1)(b)         prejudice        qualified  s26(3)
s27(1)(a)         prejudice        qualified  s27(4)(a)
s27(1)(b)         prejudice        qualified  s27(4)(a)
s27(1)(c)         prejudice        qualified  s27(4)(a)
s27(1)(d)         prejudice        qualified  s27(4)(a)
s27(2)            class            qualified  s27(4)(b)
s28(1)            prejudice        qualified  s28(3)
s29(1)(a)         prejudice        qualified  s29(2)
s29(1)(b)         prejudice        qualified  s29(2)
s30(1)(a)(i)      class            qualified  s30(3)
s30(1)(a)(ii)     class            qualified  s30(3)
s30(1)(b)         class            qualified  s30(3)
s30(1)(c)         class            qualified  s30(3)
s30(2)(a)(i)+(b)  class            qualified  s30(3)
s30(2)(a)(ii)+(b) class            qualified  s30(3)
s30(2)(a)(iii)+(b) class           qualified  s30(3)
s30(2)(a)(iv)+(b) class            qualified  s30(3)
s31(1)(a)         prejudice        qualified  s31(3)
s31(1)(b)         prejudice        qualified  s31(3)
s31(1)(c)         prejudice        qualified  s31(3)
s31(1)(d)         prejudice        qualified  s31(3)
s31(1)(e)         prejudice        qualified  s31(3)
s31(1)(f)         prejudice        qualified  s31(3)
s31(1)(g)         prejudice        qualified  s31(3)
s31(1)(h)         prejudice        qualified  s31(3)
s31(1)(i)         prejudice        qualified  s31(3)
s32(1)(a)         class            absolute   s32(3)
s32(1)(b)         class            absolute   s32(3)
s32(1)(c)(i)      class            absolute   s32(3)
s32(1)(c)(ii)     class            absolute   s32(3)
s32(2)(a)         class            absolute   s32(3)
s32(2)(b)         class            absolute   s32(3)
s33(2)+(1)(a)     prejudice        qualified  s33(3)
s33(2)+(1)(b)     prejudice        qualified  s33(3)
s34(1)            necessity        absolute   s34(2)
s35(1)(a)         class            qualified  s35(3)
s35(1)(b)         class            qualified  s35(3)
s35(1)(c)         class            qualified  s35(3)
s35(1)(d)         class            qualified  s35(3)
s36(2)(a)(i)      opinion          qualified  s36(3)
s36(2)(a)(ii)     opinion          qualified  s36(3)
s36(2)(a)(iii)    opinion          qualified  s36(3)
s36(2)(b)(i)      opinion          qualified  s36(3)
s36(2)(b)(ii)     opinion          qualified  s36(3)
s36(2)(c)         opinion          qualified  s36(3)
s37(1)(a)         class            absolute   s37(2)
s37(1)(aa)        class            absolute   s37(2)
s37(1)(ab)        class            absolute   s37(2)
s37(1)(ac)        class            qualified  s37(2)
s37(1)(ad)        class            qualified  s37(2)
s37(1)(b)         class            qualified  s37(2)
s38(1)(a)         prejudice        qualified  s38(2)
s38(1)(b)         prejudice        qualified  s38(2)
s39(1)(a)         class            qualified  s39(2)
s39(1)(b)         class            qualified  s39(2)
s40(1)            data-protection  absolute   s40(5A)
s40(2)+(3A)(a)    data-protection  absolute   s40(5B)(a)(i)
s40(2)+(3A)(b)    data-protection  absolute   s40(5B)(a)(ii)
s40(2)+(3B)       data-protection  qualified  s40(5B)(b)
s40(2)+(4A)(a)    data-protection  qualified  s40(5B)(c)
s40(2)+(4A)(b)    data-protection  qualified  s40(5B)(d)
s41(1)            legal-bar        absolute   s41(2)
s42(1)            class            qualified  s42(2)
s43(1)            class            qualified  -
s43(2)            prejudice        qualified  s43(3)
s44(1)(a)         legal-bar        absolute   s44(2)
s44(1)(b)         legal-bar        absolute   s44(2)
s44(1)(c)         legal-bar        absolute   s44(2)
"""

NCND = """
s22(2)         class            qualified
s22A(2)        prejudice        qualified
s23(5)         class            absolute
s24(2)         necessity        qualified
s26(3)         prejudice        qualified
s27(4)(a)      prejudice        qualified
s27(4)(b)      class            qualified
s28(3)         prejudice        qualified
s29(2)         prejudice        qualified
s30(3)         class            qualified
s31(3)         prejudice        qualified
s32(3)         class            absolute
s33(3)         prejudice        qualified
s34(2)         necessity        absolute
s35(3)         class            qualified
s36(3)         opinion          qualified
s37(2)         class            qualified
s38(2)         prejudice        qualified
s39(2)         class            qualified
s40(5A)        data-protection  disputed
s40(5B)(a)(i)  data-protection  disputed
s40(5B)(a)(ii) data-protection  disputed
s40(5B)(b)     data-protection  qualified
s40(5B)(c)     data-protection  qualified
s40(5B)(d)     data-protection  qualified
s41(2)         legal-bar        absolute
s42(2)         class            qualified
s43(3)         prejudice        qualified
s44(2)         legal-bar        absolute
"""

# The rest: section 31(2)'s purposes, and what lifts or shapes the duties of Part I without being an exemption.
OTHERS = {
    **{f"s31(2)({letter})": "purpose" for letter in "abcdefghij"},
    "s1(1)(a)": "not-held",
    "s1(3)": "clarification",
    "s8(1)": "invalid",
    "s10(3)": "more-time",
    "s12(1)": "cost-limit",
    "s12(2)": "cost-of-finding-out",
    "s14(1)": "vexatious",
    "s14(2)": "repeated",
}

HOUSES = ["house-of-commons", "house-of-lords"]
ROYAL = ["s37(1)(a)", "s37(1)(aa)", "s37(1)(ab)"]

# The verb of each test of harm. Section 36 has its own for advice and for what else may be harmed.
THRESHOLDS = {
    "s36(2)(b)(i)": "inhibit",
    "s36(2)(b)(ii)": "inhibit",
    "s36(3)": "have",  # "any of the effects mentioned in subsection (2)"
    "s38(1)(a)": "endanger",
    "s38(1)(b)": "endanger",
    "s38(2)": "endanger",
}

# Sections 63 and 64: after how many whole years from the end of the year of its making a record is out of reach.
# `None` is a rule that does not count years alone; what is not named has no limit.
HISTORICAL = {
    **dict.fromkeys(["s21(1)", "s22(1)", "s22(2)"], None),  # s64(1): in the public record offices only
    **dict.fromkeys(["s23(1)", "s23(5)"], None),  # s64(2): qualified there
    **dict.fromkeys(["s28(1)", "s28(3)", "s43(1)", "s43(2)", "s43(3)"], 30),
    **dict.fromkeys(["s30(1)(a)(i)", "s30(1)(a)(ii)", "s30(1)(b)", "s30(1)(c)"], 20),
    **dict.fromkeys([f"s31(1)({letter})" for letter in "abcdefghi"] + ["s31(3)"], 100),
    **dict.fromkeys(
        ["s32(1)(a)", "s32(1)(b)", "s32(1)(c)(i)", "s32(1)(c)(ii)", "s32(2)(a)", "s32(2)(b)", "s32(3)"], 20
    ),
    **dict.fromkeys(["s33(2)+(1)(a)", "s33(2)+(1)(b)", "s33(3)"], 20),
    **dict.fromkeys([f"s35(1)({letter})" for letter in "abcd"] + ["s35(3)"], 20),
    **dict.fromkeys(["s36(2)(a)(i)", "s36(2)(a)(iii)", "s36(2)(b)(i)", "s36(2)(b)(ii)"], 20),
    "s36(2)(a)(ii)": 30,
    "s36(2)(c)": None,  # 20, or 30 where the effect is on public affairs in Northern Ireland
    **dict.fromkeys(["s37(1)(a)", "s37(1)(aa)", "s37(1)(ab)", "s37(1)(ac)", "s37(1)(ad)"], None),
    "s37(1)(b)": 60,
    "s42(1)": 20,
    "s42(2)": 20,
}
# The limit of these follows the exemption that they are used for, and the library may say so in its own way.
FOLLOWS = ["s30(3)", "s36(3)", "s37(2)"]

IN_FORCE = {
    **dict.fromkeys(["s22A(1)(b)(i)", "s22A(1)(b)(ii)", "s22A(1)(b)(iii)", "s22A(1)(b)(iv)", "s22A(2)"], "2014-10-01"),
    **dict.fromkeys(["s37(1)(a)", "s37(1)(aa)", "s37(1)(ab)", "s37(1)(ac)", "s37(1)(ad)"], "2011-01-19"),
}
SECTION_40_SINCE = "2018-05-25"


def rows(table: str) -> dict[str, list[str]]:
    """The rows of a table by citation."""
    return {fields[0]: fields[1:] for line in table.strip().splitlines() if (fields := line.split())}
