"""The survey after a consultation."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "survey.ask": Text(
        ko="이번 상담은 어떠셨어요? 5점 만점으로 골라 주세요. 답하지 않으셔도 괜찮아요.",
        en="How was this consultation, from 1 to 5? You need not answer.",
    ),
    "survey.line": Text(
        ko="고맙습니다. {score}점으로 남겼어요. 더 하실 말씀이 있으면 한 줄로 적어 주세요. 상담팀이 읽어요.",
        en="Thank you, noted: {score} of 5. If you would like to add something, write a line. The team can read it.",
    ),
    "survey.thanks": Text(ko="고맙습니다. {score}점으로 남겼어요.", en="Thank you, noted: {score} of 5."),
    "survey.kept": Text(ko="말씀 고맙습니다. 상담 기록에 함께 남겼어요.", en="Thank you. It is kept with your case."),
    "survey.end": Text(ko="네, 고맙습니다.", en="All right, thank you."),
    "survey.skipped": Text(ko="네, 다시 묻지 않을게요.", en="All right, we will not ask again."),
    "survey.gone": Text(
        ko="답하실 수 있는 기간이 지났어요. 하실 말씀이 있으면 언제든 적어 주세요.",
        en="The time to answer is over. You can always write to us here.",
    ),
}
