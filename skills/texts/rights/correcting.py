"""What is said about correcting one's data, and about deleting photos alone."""

from skills.texts.catalogue import Text

TEXTS: dict[str, Text] = {
    # -- correction
    "rights.correct.which": Text(
        ko="무엇을 고칠까요? 이름과 연락처는 바로 고치고 이전 내용은 지워요. 다른 내용은 보호책임자가 확인하고 10일 안에 결과를 알려 드려요.",
        en="What shall we correct? Name and phone change at once and the old value is destroyed. Anything else goes to the privacy officer, who answers within 10 days.",
    ),
    "rights.correct.name": Text(ko="이름", en="Name"),
    "rights.correct.phone": Text(ko="연락처", en="Phone"),
    "rights.correct.other": Text(ko="다른 내용", en="Something else"),
    "rights.correct.another": Text(ko="다른 정보 고치기", en="Another item"),
    "rights.correct.ask_name": Text(ko="바른 이름을 적어 주세요.", en="What is the right name?"),
    "rights.correct.ask_phone": Text(
        ko="새 전화번호를 적어 주세요. 예: 010-0000-0000", en="What is the new phone number? For example: 010-0000-0000"
    ),
    "rights.correct.number_back": Text(
        ko="연락처를 {phone:으로} 바꿀까요? 맞으면 '네', 아니면 '아니요'라고 적어 주세요. 대답하시기 전에는 그대로 둬요.",
        en="Shall we change your number to {phone}? Please answer yes or no. Until then it stays as it is.",
    ),
    "rights.correct.ask_other": Text(
        ko="어떤 내용을 어떻게 고치면 될지 적어 주세요. 주민등록번호나 카드 번호는 적지 마세요.",
        en="What is wrong, and what should it say? Do not write resident or card numbers.",
    ),
    "rights.correct.problem": Text(ko="{text}", en="{text}"),
    "rights.correct.done": Text(
        ko="정보를 고쳤어요.\n· {field}: {value}\n이전 내용은 지웠어요.",
        en="Corrected.\n· {field}: {value}\nWhat stood there before is destroyed.",
    ),
    "rights.correct.done_and_told": Text(
        ko="정보를 고쳤어요.\n· {field}: {value}\n{cases}\n이전 내용은 지웠고, 담당자가 보도록 상담에 표시했어요.",
        en="Corrected.\n· {field}: {value}\n{cases}\nWhat stood there before is destroyed, and your case is marked for whoever works on it.",
    ),
    "rights.correct.undone": Text(
        ko="백업을 되돌리면서 예전 내용으로 돌아갔어요. 다시 고칠 항목: {fields}",
        en="A backup was restored, and these items are as they were before their correction: {fields}. They are to be corrected once more.",
    ),
    "rights.correct.cases": Text(ko="· 바뀐 상담: {cases}", en="· Cases concerned: {cases}"),
    "rights.correct.whose_name": Text(ko="누구의 이름을 고칠까요?", en="Whose name shall we correct?"),
    "rights.correct.self": Text(ko="내 이름", en="My own"),
    "rights.correct.self.says": Text(ko="내 이름을 고칠게요", en="My own name"),
    "rights.correct.relative": Text(ko="{number}", en="{number}"),
    "rights.correct.relative.says": Text(ko="상담 {number}의 이름을 고칠게요", en="The name on case {number}"),
    "rights.correct.relative.line": Text(ko="· {case}", en="· {case}"),
    "rights.correct.of_case": Text(ko="{field}(상담 {number})", en="{field} (case {number})"),
    "rights.correct.told": Text(
        ko="고친 항목: {fields}\n이전 내용은 지웠어요.",
        en="Corrected: {fields}\nWhat stood there before is destroyed.",
    ),
    "rights.correct.chart": Text(
        ko="진료기록부에 옮겨 적은 내용은 의료법에 따라 따로 보관해요.",
        en="What was entered into the chart is kept apart, as the Medical Service Act asks.",
    ),
    "rights.correct.unchanged": Text(
        ko="확인해 보니 고칠 내용이 없어 저장된 정보를 그대로 두었어요.",
        en="We looked: nothing had to be corrected, and your data stays as it is.",
    ),
    "rights.withdraw.no_words": Text(
        ko="저장된 상담 내용이 없어요.", en="Nothing that you told of your consultation is stored."
    ),
    # -- name or phone alone
    "rights.erase.ask_phone": Text(
        ko="저장된 연락처({phone})만 지울까요? 되돌릴 수 없고, 다른 내용은 그대로 남아요. 지우면 전화나 문자로 연락드릴 수 없고 이 채팅으로만 답해 드려요.",
        en="Shall we delete your phone number ({phone}) and nothing else? This cannot be undone. We can then answer you in this chat only.",
    ),
    "rights.erase.ask_name": Text(
        ko="저장된 이름만 지울까요? 되돌릴 수 없고, 다른 내용은 그대로 남아요.",
        en="Shall we delete your name and nothing else? This cannot be undone.",
    ),
    "rights.erase.ask_both": Text(
        ko="저장된 이름과 연락처({phone})만 지울까요? 되돌릴 수 없고, 다른 내용은 그대로 남아요. 지우면 전화나 문자로 연락드릴 수 없고 이 채팅으로만 답해 드려요.",
        en="Shall we delete your name and your phone number ({phone}), and nothing else? This cannot be undone. We can then answer you in this chat only.",
    ),
    "rights.erase.yes": Text(ko="그것만 지우기", en="Delete that"),
    "rights.erase.no": Text(ko="그대로 두기", en="Keep it"),
    "rights.erase.none_phone": Text(ko="저장된 연락처가 없어요.", en="No phone number of yours is stored."),
    "rights.erase.none_name": Text(ko="저장된 이름이 없어요.", en="No name of yours is stored."),
    "rights.erase.none_both": Text(
        ko="저장된 이름과 연락처가 없어요.", en="Neither a name nor a phone number of yours is stored."
    ),
    "rights.erase.which": Text(
        ko="일부만 지우시려면 '사진만 지워 주세요'처럼 지울 것만 적어 주세요. 사진, 이름, 연락처, 상담 내용을 따로 지울 수 있어요. 그 밖의 부분은 개인정보 보호책임자에게 말씀해 주세요.",
        en="To delete a part, name it alone: 'delete only my photos'. Photos, name, phone number and what you told of the consultation can go by themselves; for anything else please turn to the privacy officer.",
    ),
    "rights.erase.told": Text(ko="지운 항목: {fields}", en="Deleted: {fields}"),
    "rights.erase.done": Text(
        ko="{fields}만 지웠어요. 다른 내용은 그대로 있어요.", en="Deleted: {fields}. Everything else stays as it was."
    ),
    # -- photos alone
    "rights.photos.ask": Text(
        ko="보내신 사진 {count}장만 지울까요? 되돌릴 수 없고, 상담과 다른 내용은 그대로 남아요.",
        en="Shall we delete the {count} photo(s) you sent, and nothing else? This cannot be undone.",
    ),
    "rights.photos.yes": Text(ko="사진 지우기", en="Delete photos"),
    "rights.photos.no": Text(ko="그대로 두기", en="Keep them"),
    "rights.photos.none": Text(ko="저장된 사진이 없어요.", en="No photos of yours are stored."),
    "rights.photos.done": Text(ko="사진 {count}장을 지웠어요.", en="{count} photo(s) are deleted."),
    "rights.photos.held": Text(
        ko="사진 {count}장은 지금 지울 수 없어요.\n{why}", en="{count} photo(s) cannot be deleted now.\n{why}"
    ),
}
