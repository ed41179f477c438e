"""What a campaign's receiver reads around the clinic's own words, whether a consent to ads stays, and what its end is answered with."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    # The mark stands first and the free refusal last, in these very words (M-2); nothing comes before or after them.
    "campaign.ad": Text(
        ko="(광고) {clinic} {phone}\n\n{words}\n\n무료 수신거부: 이 채팅에 '수신거부'라고 보내 주세요",
        en="(광고) {clinic} {phone} (advertisement)\n\n{words}\n\nTo stop ads, free of charge: write 'stop ads' in this chat",
    ),
    "campaign.service": Text(
        ko="[{clinic} 안내]\n\n{words}\n\n문의 {phone}", en="[{clinic}]\n\n{words}\n\nQuestions: {phone}"
    ),
    "ads.withdrawn": Text(
        ko="[동의 철회 처리 결과]\n보내는 곳: {clinic}\n처리: {day} '{title}' 철회\n결과: {effect}",
        en="[Result of your withdrawal]\nSender: {clinic}\nDone: '{title}' withdrawn on {day}\nResult: {effect}",
    ),
    "reconfirm.title": Text(ko="광고 수신 동의 확인", en="Do you still want our ads?"),
    "reconfirm.text": Text(
        ko="보내는 곳: {clinic}\n{lines}\n계속 받으시려면 '계속 받기'를 누르시거나 그대로 두시면 돼요. 그만 받으시려면 '광고 그만 받기'를 누르시거나 '수신거부'라고 보내 주세요.",
        en="Sender: {clinic}\n{lines}\nTo go on, press 'Keep ads' or do nothing. To stop, press 'Stop ads' or write 'stop ads'.",
    ),
    "reconfirm.line": Text(ko="· {title}: {day}에 동의하셨어요.", en="· {title}: you agreed on {day}."),
    "reconfirm.kept": Text(
        ko="[광고 수신 동의 처리 결과]\n보내는 곳: {clinic}\n처리: {day} 수신 동의 유지\n결과: 앞으로도 소식을 보내 드려요. 언제든 '수신거부'라고 보내시면 바로 멈춰요.",
        en="[Result of your consent to ads]\nSender: {clinic}\nDone: kept on {day}\nResult: we go on sending you news. Write 'stop ads' at any time to end it at once.",
    ),
    "reconfirm.nothing": Text(ko="지금 받고 계신 광고는 없어요.", en="You receive no ads at the moment."),
    "choice.ads_keep": Text(ko="계속 받기", en="Keep ads"),
}
