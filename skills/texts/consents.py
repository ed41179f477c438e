"""The consent and notice wordings. A change here needs a new version in `skills/consents/consents.py`: the hash covers each word."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    "consents.contact.title": Text(
        ko="이름과 연락처 이용 안내",
        en="About your name and contact",
    ),
    "consents.contact.purpose": Text(
        ko="상담 요청에 답하고 본인을 확인하기 위해 써요.",
        en="To answer your consultation request and to know that it is you.",
    ),
    "consents.contact.items": Text(
        ko="이름, 전화번호, 카카오톡 이용자 식별값",
        en="Name, phone number, KakaoTalk user identifier",
    ),
    "consents.contact.period": Text(
        ko="상담이 끝난 뒤 {days}일 안에 파기해요. 카카오톡 식별값은 마지막 이용일부터 {kept_ko} 동안 보관해요.",
        en="Destroyed within {days} days after the consultation ends. The KakaoTalk identifier is kept for {kept_en} after its last use.",
    ),
    "consents.contact.refusal": Text(
        ko="요청하신 상담을 위해 꼭 필요한 정보여서 동의 없이 이용해요(개인정보 보호법 제15조 제1항 제4호). 알려 주지 않으셔도 돼요. 그러면 답은 이 채팅으로만 드려요.",
        en="We need these to do what you ask, so no consent is required (PIPA Art. 15(1)4). You need not give them; then we answer in this chat only.",
    ),
    "consents.health.title": Text(
        ko="민감정보(건강 정보) 수집·이용 동의",
        en="Consent to sensitive (health) data",
    ),
    "consents.health.purpose": Text(
        ko="{clinic}에서 상담 내용을 확인하고 답하기 위해 써요.",
        en="{clinic} uses them to understand your question and to answer it.",
    ),
    "consents.health.items": Text(
        ko="상담 부위, 상담 내용, 보내 주신 사진",
        en="The part you ask about, what you tell us, photos that you send",
    ),
    "consents.health.period": Text(
        ko="상담이 끝난 뒤 {days}일 안에 파기해요. 의료인이 진료기록부에 옮긴 내용은 의료법에 따라 10년 동안 보관해요.",
        en="Destroyed within {days} days after the consultation ends. What a practitioner enters into the chart is kept for 10 years (Medical Service Act).",
    ),
    "consents.health.refusal": Text(
        ko="동의하지 않으셔도 돼요. 그러면 상담 내용과 사진은 받지 않고, 이름과 연락처로 전화 상담만 접수해 드려요.",
        en="You may refuse. Then we take no details or photos, and you can still leave a request to be called back.",
    ),
    "consents.ads_use.title": Text(
        ko="병원 안내·혜택을 위한 개인정보 이용 동의(선택)",
        en="Use of your data for clinic news and benefits (optional)",
    ),
    "consents.ads_use.purpose": Text(
        ko="{clinic}의 안내와 혜택 소식을 준비하는 데 써요.",
        en="To prepare news and benefits of {clinic}.",
    ),
    "consents.ads_use.items": Text(
        ko="이름, 카카오톡 이용자 식별값 (건강 정보는 쓰지 않아요)",
        en="Name, KakaoTalk user identifier (never health data)",
    ),
    "consents.ads_use.period": Text(
        ko="동의를 철회하실 때까지, 길어도 마지막 이용일부터 {kept_ko} 동안 써요.",
        en="Until you withdraw, and no longer than {kept_en} after your last use.",
    ),
    "consents.ads_use.refusal": Text(
        ko="동의하지 않으셔도 상담에는 아무 영향이 없어요.",
        en="You may refuse; it changes nothing about your consultation.",
    ),
    "consents.ads_receive.title": Text(
        ko="광고성 정보 수신 동의(선택)",
        en="Receiving advertising messages (optional)",
    ),
    "consents.ads_receive.purpose": Text(
        ko="{clinic}의 안내와 혜택 소식을 카카오톡으로 보내 드려요.",
        en="{clinic} sends you news and benefits in KakaoTalk.",
    ),
    "consents.ads_receive.items": Text(
        ko="카카오톡 이용자 식별값",
        en="KakaoTalk user identifier",
    ),
    "consents.ads_receive.period": Text(
        ko="동의를 철회하실 때까지 보내며, 2년마다 계속 받으실지 여쭤봐요.",
        en="Until you withdraw; we ask you every two years whether you want to go on.",
    ),
    "consents.ads_receive.refusal": Text(
        ko="동의하지 않으셔도 상담에는 아무 영향이 없어요. 언제든 '광고 그만'이라고 보내시면 바로 멈춰요.",
        en="You may refuse; it changes nothing about your consultation. Write 'stop ads' at any time to end it at once.",
    ),
    "consents.ads_night.title": Text(
        ko="야간(21시~8시) 광고성 정보 수신 동의(선택)",
        en="Advertising messages at night, 21:00 to 08:00 (optional)",
    ),
    "consents.ads_night.purpose": Text(
        ko="밤 9시부터 다음 날 아침 8시 사이에도 소식을 보내 드려요.",
        en="News may also reach you between 9 in the evening and 8 in the morning.",
    ),
    "consents.ads_night.items": Text(
        ko="카카오톡 이용자 식별값",
        en="KakaoTalk user identifier",
    ),
    "consents.ads_night.period": Text(
        ko="동의를 철회하실 때까지 보내며, 2년마다 계속 받으실지 여쭤봐요.",
        en="Until you withdraw; we ask you every two years whether you want to go on.",
    ),
    "consents.ads_night.refusal": Text(
        ko="동의하지 않으셔도 상담에는 아무 영향이 없어요.",
        en="You may refuse; it changes nothing about your consultation.",
    ),
    "consents.provision.title": Text(
        ko="개인정보 제3자 제공 동의(선택)",
        en="Provision of your data to a third party (optional)",
    ),
    "consents.provision.purpose": Text(
        ko="서명하신 동의서에 적힌 곳에, 적힌 목적으로만 {clinic}에서 제공해요.",
        en="{clinic} gives it only to the recipient, and for the purpose, that the form you signed names.",
    ),
    "consents.provision.items": Text(
        ko="동의서에 적힌 항목",
        en="The items that the form names",
    ),
    "consents.provision.period": Text(
        ko="받는 곳은 동의서에 적힌 기간 동안 보관해요. 동의를 철회하시면 더 제공하지 않아요.",
        en="The recipient keeps it for the period that the form names. Nothing more is given once you withdraw.",
    ),
    "consents.provision.refusal": Text(
        ko="동의하지 않으셔도 상담에는 아무 영향이 없어요.",
        en="You may refuse; it changes nothing about your consultation.",
    ),
}
