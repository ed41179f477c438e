"""What the pages of the clinic's data say."""

TEXTS = {
    "menu.clinic": ("병원 정보", "Clinic"),
    "clinic.title": ("병원 정보", "The clinic"),
    "clinic.intro": (
        "환자에게 안내되는 내용이에요. 저장하면 몇 초 안에 챗봇에 적용되고, 언제든 되돌릴 수 있어요.",
        "What patients are told. A change reaches the chat within seconds and can be undone.",
    ),
    "clinic.done.kept": ("저장했어요. 몇 초 안에 적용돼요.", "Kept. It is in use within seconds."),
    "clinic.done.restored": ("되돌렸어요.", "The older version is back."),
    "clinic.done.proposed": (
        "두 번째 확인을 요청했어요. 다른 분이 확인하면 적용돼요.",
        "A second person was asked. It is in use once they confirm.",
    ),
    "clinic.part.questions": ("질문과 답변", "Questions and answers"),
    "clinic.part.questions.hint": (
        "환자가 자주 묻는 질문과 병원의 답이에요.",
        "What patients ask, and the clinic's answers.",
    ),
    "clinic.part.texts": ("연락처와 안내", "Contact and directions"),
    "clinic.part.texts.hint": (
        "이름, 주소, 오시는 길, 주차, 첫 인사, 서명",
        "Name, address, directions, parking, greeting, signature",
    ),
    "clinic.part.hours": ("진료 시간", "Opening hours"),
    "clinic.part.hours.hint": ("요일별 시간, 점심시간, 휴진일", "Hours by weekday, lunch, closed days"),
    "clinic.part.treatments": ("진료 항목", "Treatments"),
    "clinic.part.treatments.hint": ("항목과 환자가 부르는 다른 이름", "Treatments, and what patients call them"),
    "clinic.part.prices": ("비용", "Prices"),
    "clinic.part.prices.hint": ("게시한 비용과 게시한 날", "Posted prices, each with its day"),
    "clinic.part.work": ("상담 기준", "How staff work"),
    "clinic.part.work.hint": ("답변 기한과 알림", "Time limits and reminders"),
    "clinic.part.officer": ("개인정보 보호책임자", "Privacy officer"),
    "clinic.part.officer.hint": ("환자에게 안내되는 책임자 연락처", "Whom patients are told to ask"),
    "clinic.part.processors": ("처리 위탁", "Processors"),
    "clinic.part.processors.hint": ("개인정보를 처리하는 업체", "Companies that process data"),
    "clinic.part.periods": ("보유 기간", "Periods"),
    "clinic.part.periods.hint": ("얼마나 보관하고 언제 파기하는지", "How long things are kept"),
    "clinic.part.policy": ("개인정보 처리방침", "Privacy policy"),
    "clinic.part.policy.hint": (
        "새 처리방침을 올리고 시행일을 정해요.",
        "A new version, and the day from which it holds",
    ),
    "clinic.read_only": ("볼 수만 있어요.", "You can read this, not change it."),
    "clinic.new.treatments": ("진료 항목 추가", "Add a treatment"),
    "clinic.new.prices": ("비용 추가", "Add a price"),
    "clinic.new.processors": ("업체 추가", "Add a processor"),
    "clinic.new.policy": ("새 처리방침", "A new version"),
    "clinic.remove": ("삭제", "Remove"),
    "clinic.why": ("바꾸는 이유 (선택)", "Why (optional)"),
    "clinic.preview": ("미리 보기", "Preview"),
    "clinic.value.True": ("예", "Yes"),
    "clinic.value.False": ("아니요", "No"),
    "clinic.preview.seen": ("환자에게는 이렇게 보여요", "As patients see it"),
    "clinic.preview.head": ("저장하면 이렇게 바뀌어요", "What would change"),
    "clinic.keep": ("저장", "Keep"),
    "clinic.risky": (
        "모든 환자와 관련된 내용이라 다른 분의 확인을 받은 뒤에 적용돼요.",
        "This concerns every patient: it is in use only after a second person has confirmed it.",
    ),
    "clinic.risky.alone": (
        "모든 환자와 관련된 내용이에요. 아직 확인해 줄 다른 분이 없어 저장하면 바로 적용돼요.",
        "This concerns every patient. Nobody else can confirm it yet, so it is in use as soon as it is saved.",
    ),
    "clinic.left": ("{count}자 남음", "{count} characters left"),
    "clinic.lang.ko": ("한국어", "Korean"),
    "clinic.lang.en": ("영어", "English"),
    "clinic.hint.lines": ("한 줄에 하나씩 적어 주세요.", "One a line."),
    "clinic.hint.dates": ("한 줄에 하루씩, 2026-12-31처럼 적어 주세요.", "One day a line, like 2026-12-31."),
    "error.clinic_hosts": (
        "이 서버가 연결하는 업체가 빠졌어요. 연결하는 주소가 있는 업체는 지울 수 없어요.",
        "A company that this server calls would be missing: its hosts must stay listed.",
    ),
    "clinic.versions": ("변경 기록", "Versions"),
    "clinic.version": ("{number}번째 내용", "Version {number}"),
    "clinic.by.machine": ("서버", "the server"),
    "clinic.confirmed_by": ("확인: {name}", "confirmed by {name}"),
    "clinic.origin.file": ("파일에서 가져옴", "from the file"),
    "clinic.origin.desk": ("데스크에서 변경", "changed at the desk"),
    "clinic.origin.undo": ("{number}번째 내용으로 되돌림", "version {number} brought back"),
    "clinic.changes": ("바뀐 내용", "What changed"),
    "clinic.changes.none": ("바뀐 내용이 없어요.", "Nothing is different."),
    "clinic.undo": ("이 변경 되돌리기", "Undo this change"),
    "clinic.restore": ("이 내용으로 되돌리기", "Bring this version back"),
    "clinic.restore.sure": ("그 뒤의 변경이 모두 되돌려져요. 계속할까요?", "Every change since is undone. Go on?"),
    "clinic.policy.past": ("처리방침 목록", "All versions"),
    "clinic.policy.consents": ("동의 문구 변경", "Changed wordings of consents"),
    "clinic.policy.consents.hint": (
        (
            "바뀐 동의만 적어 주세요. 중요한 변경이면 그 동의를 한 환자에게 시행일부터 다시 동의를 받아요. "
            "표현만 바뀌었으면 다시 받지 않아요. 숫자나 항목 수가 바뀌면 늘 다시 받아요."
        ),
        (
            "Only what changes. In a material version whoever gave that consent is asked anew from the day on. What is "
            "only put differently asks nobody; other figures, or more or fewer items, always do."
        ),
    ),
    "clinic.question": ("질문과 답변", "Question and answer"),
    "clinic.question.new": ("질문 추가", "Add a question"),
    "clinic.question.search": ("질문이나 답변의 낱말", "Words of a question or an answer"),
    "clinic.question.search.go": ("찾기", "Search"),
    "clinic.question.count": ("{count}개 중 {found}개", "{found} of {count}"),
    "clinic.question.none": ("찾는 질문이 없어요.", "There is none."),
    "clinic.question.hint": (
        "묻는 말은 서너 가지면 충분해요. 진단이 필요한 질문에는 답하지 마세요.",
        "Three or four ways to ask are enough. Answer nothing here that needs a doctor.",
    ),
    "clinic.question.preview": ("환자에게 보이는 모습", "As patients see it"),
    "clinic.question.remove.sure": ("이 질문을 지울까요?", "Remove this question?"),
    "clinic.unanswered": ("답하지 못한 질문", "Unanswered questions"),
    "clinic.unanswered.intro": (
        (
            "챗봇이 최근 30일 동안 답하지 못한 질문은 {count}건이에요. "
            "아래는 환자가 상담에 남긴 질문이고, 열어 본 기록이 남아요."
        ),
        (
            "The bot could not answer {count} questions in the "
            "last 30 days. Below are those that patients left; this look is on the record."
        ),
    ),
    "clinic.unanswered.none": ("남겨진 질문이 없어요.", "None is left."),
    "clinic.unanswered.case": ("상담 보기", "the case"),
    "clinic.unanswered.make": ("질문으로 추가", "Make an entry"),
    "clinic.unanswered.words": (
        "환자가 쓴 말이에요. 이름처럼 환자를 알 수 있는 내용은 지워 주세요.",
        "These are a patient's words. Take out whatever could tell who it was.",
    ),
}
