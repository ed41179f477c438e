"""Which concepts together make which intent; the first rule that holds decides.

The order is the decision: danger first, then one's own data, then a person, the visit, and the assistant itself. A right or an
emergency needs a thing *and* an act (or words that say both), so that no single word can start one.

Here: the rules and how they are read. Not here: what the concepts look like (`concepts`, `visits`, `guards`, `presses`).
"""

import re
from dataclasses import dataclass, field
from typing import Self

from skills.understanding import concepts, guards, presses, visits
from skills.understanding.spelling import Spelled, fold

SURE, LIKELY, MAYBE = 0.95, 0.8, 0.65
MOST_REPEATS = 4
"""How often in a row words that say nothing new are followed."""

RULES: tuple[tuple[str, float, str], ...] = (
    # Danger to life.
    ("emergency", SURE, "wants_to_die !die_figure !laughing"),
    ("emergency", SURE, "no_breath !breath_figure !laughing"),
    ("emergency", SURE, "blood_flows does_not_stop !laughing !supposed !blood_figure"),
    ("emergency", SURE, "faint !faint_figure !laughing !supposed"),
    ("emergency", SURE, "chest !chest_figure !laughing"),
    ("emergency", SURE, "sight_lost sight_alarm !sight_figure !laughing !supposed"),
    ("emergency", SURE, "anaphylaxis"),
    ("emergency", LIKELY, "allergy severe !allergy_daily !supposed !which_for_me !price !may_i"),
    ("emergency", LIKELY, "danger_said !danger_figure !laughing"),
    ("emergency", SURE, "tissue_dying injected !laughing !supposed"),
    ("emergency", LIKELY, "high_fever with_fever !laughing !supposed !may_i"),
    # One's own data.
    ("ads_off", SURE, "ads stop !elsewhere !told_past"),
    ("ads_off", LIKELY, "refuse_reception !elsewhere !told_past"),
    ("ads_off", LIKELY, "messages stop_sending !elsewhere !told_past"),
    ("officer", SURE, "officer !elsewhere"),
    ("officer", LIKELY, "privacy complain !policy_text !erase !show_plain !consent !elsewhere"),
    ("policy", SURE, "policy_text"),
    ("access", SURE, "data who_looked"),
    ("suspend", SURE, "no_more_use !elsewhere"),
    ("suspend", SURE, "own_data use pause !consent !elsewhere"),
    ("access", LIKELY, "consent_log !undo !elsewhere !policy_text"),
    ("policy", LIKELY, "if_refused !elsewhere !ads"),
    ("withdraw", SURE, "consent undo !elsewhere !told_past"),
    ("policy", SURE, "data asking_when_gone !how_much_held !elsewhere"),
    ("policy", LIKELY, "data handed_on !erase !elsewhere"),
    ("policy", LIKELY, "data collected_why !erase !own_kept !elsewhere"),
    ("policy", LIKELY, "asked_item asked_for !erase !change !elsewhere !visit_word !no_news_strong"),
    ("policy", LIKELY, "third_party !erase !elsewhere"),
    ("policy", LIKELY, "security_here !elsewhere"),
    ("delete", SURE, "leave_membership !elsewhere !told_past"),
    ("delete", SURE, "own_data erase !elsewhere !told_past !skin"),
    ("delete", LIKELY, "all_of_it erase_now !elsewhere !told_past !skin"),
    ("delete", MAYBE, "bare_erase"),
    ("access", MAYBE, "bare_right says_show"),
    ("correct", MAYBE, "bare_right says_change"),
    ("delete", MAYBE, "bare_right says_erase"),
    ("withdraw", MAYBE, "bare_right says_undo"),
    ("delete", LIKELY, "weak_data erase_now !elsewhere !told_past !skin !how_to"),
    ("policy", LIKELY, "privacy safe_kept !elsewhere"),
    ("policy", LIKELY, "own_data safe_kept !change !elsewhere !visit_word"),
    ("correct", SURE, "renamed !elsewhere !told_past"),
    ("correct", SURE, "own_data change !elsewhere !told_past !rebook_word"),
    ("correct", SURE, "field change !elsewhere !told_past !rebook_word"),
    ("correct", MAYBE, "typed_wrong !elsewhere !procedure"),
    ("access", SURE, "own_data show !elsewhere !status_strong !told_past"),
    ("access", LIKELY, "read_mine"),
    # A person and the visit.
    ("person", SURE, "no_bot"),
    ("person", SURE, "human reach !elsewhere !no_news_strong !about_person"),
    ("person", SURE, "only_human"),
    ("person", SURE, "anyone_human"),
    ("person", SURE, "rebook booking_word !elsewhere !other_advice"),
    ("person", LIKELY, "booking_off booked_day !elsewhere"),
    ("status", SURE, "no_news filed !elsewhere !human_reach"),
    ("person", LIKELY, "call_me !elsewhere !clinic_contact !no_news_strong !ask_call_consult"),
    ("cancel", SURE, "leave !elsewhere !own_data !ads !consent !habit"),
    ("status", SURE, "status_word filed !elsewhere !care_after"),
    ("info", SURE, "only_info"),
    ("info", SURE, "parking !elsewhere"),
    ("menu", LIKELY, "bare_question"),
    ("consult", SURE, "ask_consult !other_booking !other_advice !medical_ask !hours_ask !price_ask"),
    ("info", SURE, "price clinic_word !elsewhere"),
    ("info", LIKELY, "price_bare !elsewhere"),
    ("medical", SURE, "medical_word medical_context !elsewhere !gossip"),
    ("medical", SURE, "drug may_i !elsewhere"),
    ("medical", SURE, "drug clinical !elsewhere"),
    ("medical", SURE, "may_i after_op"),
    ("medical", SURE, "after_op care_after"),
    ("medical", SURE, "after_op symptom"),
    ("medical", SURE, "procedure may_harm !elsewhere !gossip"),
    ("medical", SURE, "condition may_i"),
    ("medical", LIKELY, "procedure age_said may_have !elsewhere !gossip !price"),
    ("medical", LIKELY, "procedure went_wrong !elsewhere !gossip !wish_procedure"),
    ("medical", SURE, "condition clinical"),
    ("medical", SURE, "body_pain !elsewhere !chest_figure !gossip"),
    ("medical", SURE, "which_for_me body_or_procedure !elsewhere"),
    ("medical", SURE, "is_normal clinical !elsewhere"),
    ("medical", SURE, "lasting clinical !elsewhere"),
    ("medical", SURE, "fever clinical"),
    ("medical", SURE, "asks_doctor !elsewhere"),
    ("medical", LIKELY, "care_after may_i !elsewhere"),
    ("info", SURE, "hours !elsewhere !clock_only"),
    ("info", SURE, "payment !elsewhere"),
    ("info", SURE, "clinic_contact !elsewhere !third_person"),
    ("info", SURE, "about_clinic !elsewhere"),
    ("info", LIKELY, "place !elsewhere !place_else"),
    ("consult", SURE, "wish_procedure !other_booking !gossip"),
    ("consult", SURE, "only_procedure"),
    ("consult", LIKELY, "consultation want !other_booking !other_advice"),
    ("consult", LIKELY, "procedure want !other_booking !gossip"),
    ("medical", LIKELY, "medical_word !elsewhere !gossip"),
    ("status", MAYBE, "filed pending !elsewhere !procedure"),
    ("person", MAYBE, "staff_title !elsewhere !about_person !long"),
    ("medical", MAYBE, "procedure doubt !elsewhere !gossip"),
    # The assistant.
    ("menu", SURE, "greeting"),
    ("menu", SURE, "jamo_greeting"),
    ("menu", SURE, "start_over !elsewhere !food"),
    ("menu", SURE, "what_can_you !elsewhere !food"),
)  # fmt: skip


@dataclass(slots=True)
class Sentence:
    """One spelled sentence and what has been found in it so far, so that each concept is looked for once."""

    korean: str
    english: str
    found: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, spelled: Spelled) -> Self:
        """The sentence in both spellings; nothing is looked for in the second where only Korean syllables stand."""
        return cls(spelled.tight, spelled.spaced if _OTHER_THAN_SYLLABLES.search(spelled.spaced) else "")

    def has(self, name: str) -> bool:
        known = self.found.get(name)
        if known is None:
            korean, english = _PATTERNS[name]
            known = bool(
                (korean and self.korean and korean.search(self.korean))
                or (english and self.english and english.search(self.english))
            )
            self.found[name] = known
        return known


def _compiled(patterns: dict[str, tuple[str, str]]) -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    return {
        name: (_bounded(fold(korean)) if korean else None, _bounded(english) if english else None)
        for name, (korean, english) in patterns.items()
    }


def _bounded(pattern: str) -> re.Pattern[str]:
    """The pattern with no group repeated more than a few times: what may be read in several ways each time is else read in
    all of them, and one message holds everybody up."""
    few = re.sub(r"(?<!\\)\)([*+])", lambda end: f"){{{int(end[1] == '+')},{MOST_REPEATS}}}", pattern)
    return re.compile(few)


_OTHER_THAN_SYLLABLES = re.compile(r"[^가-힣\s.,!?~]")
_PATTERNS = _compiled({**concepts.CONCEPTS, **visits.CONCEPTS, **guards.CONCEPTS, **presses.CONCEPTS})


def _wanted_and_unwanted(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    wanted = tuple(word for word in words.split() if not word.startswith("!"))
    return wanted, tuple(word[1:] for word in words.split() if word.startswith("!"))


_PARSED = tuple((intent, score, *_wanted_and_unwanted(words)) for intent, score, words in RULES)


_PARSED_PRESSES = tuple((press, *_wanted_and_unwanted(words)) for press, words in presses.PRESSES)


def decide(sentence: Sentence) -> tuple[str, float, str] | None:
    """The intent, how sure, and the rule that said so; None when no rule holds."""
    for number, (intent, score, wanted, unwanted) in enumerate(_PARSED):
        if all(map(sentence.has, wanted)) and not any(map(sentence.has, unwanted)):
            return intent, score, RULES[number][2]
    return None


def press_of(sentence: Sentence) -> str:
    """The press that the words stand for (`presses`); empty when an intent says all."""
    for press, wanted, unwanted in _PARSED_PRESSES:
        if all(map(sentence.has, wanted)) and not any(map(sentence.has, unwanted)):
            return press
    return ""
