"""Internal review: how to complain to the authority, or that it has no procedure. FOIA s17(7)(a)."""

from s17gen.case import Case
from s17gen.compose.words import Body, Words
from s17gen.notice import Block
from s17gen.profile import Review
from s17gen.wording import inline


def write(case: Case, words: Words) -> Body:
    """The route to a review, and by when and by whom as far as the profile says; none after a review."""
    review = case.review()
    if case.review_of:
        return words.say("review.done")
    if isinstance(review, Review):
        return _route(review, words)
    if review == "none":
        return words.say("review.none")
    return tuple(words.gap(stamp) for stamp in words.stamps(["complaints-procedure"], [()]))


def briefly(case: Case, words: Words) -> Body:
    """The route in a sentence, and the times."""
    review = case.review()
    if case.review_of or not isinstance(review, Review):
        return write(case, words)
    said = [words.say("review.brief", to=inline(review.to))]
    said += [_days(words, "window", review.window)] if review.window else []
    said += [_days(words, "answer", review.answer)] if review.answer else []
    return words.together(said)


def _route(review: Review, words: Words) -> tuple[Block, ...]:
    said = [words.say("review.route", to=inline(review.to))]
    if review.window:
        said.append(_days(words, "window", review.window))
    if review.by:
        said.append(words.say("review.by", by=review.by))
    if review.answer:
        said.append(_days(words, "answer", review.answer))
    return words.together(said)


def _days(words: Words, name: str, count: int) -> tuple[Block, ...]:
    """So many working days, for asking or for answering."""
    return words.say(f"review.{name}.one") if count == 1 else words.say(f"review.{name}.many", days=str(count))
