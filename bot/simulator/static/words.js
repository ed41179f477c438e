// What the simulator itself says, Korean first. What the clinic says comes from the skills and is not here.

const WORDS = {
  ko: {
    brand: "상담 시뮬레이터", tagline: "내 컴퓨터 속 카카오톡", otherLanguage: "EN", close: "닫기",
    people: "고객", newPerson: "새 고객 이름", add: "추가", thisPerson: "이 고객", isFriend: "채널 친구", lang: "언어 (lang)",
    eventDelay: "상담 답변 지연", sending: "보내는 방식", block: "실행할 블록", auto: "자동 (폴백)", callback: "콜백 사용",
    skillTest: "스킬 테스트로 보내기", surface: "채널", surfaceChannel: "운영 채널", surfaceDev: "개발 채널 (!)", surfaceTest: "봇 테스트", surfaceSecond: "병원의 다른 봇",
    failure: "카카오 오류", noFailure: "없음", saveTalk: "대화 파일로 저장", admin: "챗봇 관리자센터 연습하기",
    asKakao: "실제 카카오처럼", ruleMatching: "예문에 맞는 블록 실행", ruleWelcome: "채널 환영 메시지 사용", rulePhoto: "사진을 주소로만 보내기",
    ruleKorean: "lang은 ko·kr만", ruleChat: "채널 1:1 채팅 켜짐", inChat: "1:1 채팅 중", form: "호출 형식", sendForm: "이 형식 보내기",
    actBlockOpen: "채널 차단 (open_id)", account: "카카오 계정", actUnlink: "앱 연결 해제", actUnlinkGet: "연결 해제 (GET)", actUnlinkSet: "연결 해제 (SET)",
    actBlock: "채널 차단", actAdd: "채널 추가", actDelete: "카카오계정 삭제", chatroom: "채팅방", reopen: "다시 열기", forget: "화면 비우기",
    anew: "새 사람으로", panel: "개발자 패널", wipe: "비우기", live: "연결됨", offline: "다시 연결 중", message: "메시지 입력", send: "보내기",
    attach: "사진과 도구", quickReplies: "바로가기 응답", toolMedia: "사진", toolSecure: "보안 사진", toolRefuse: "사진 동의 거부",
    toolTime: "날짜·시간", toolPhone: "전화 되묻기", toolBoth: "이름·전화 되묻기", nothingYet: "메시지를 보내면 요청과 응답이 여기에 보입니다.",
    request: "요청", response: "응답", headers: "헤더", copy: "복사", copied: "복사됨", timeout: "시간 초과 · 카카오톡에는 아무것도 보이지 않습니다",
    refused: "카카오톡이 표시하지 않는 응답입니다", friend: "친구", linked: "로그인 연결", readAll: "전체 보기", dial: "전화 걸기", cancel: "취소",
    photoGone: "만료된 사진", choose: "보내기", pickTime: "희망 날짜와 시간", webhook: "웹훅", ok: "성공", failed: "실패", shared: "공유하기는 시뮬레이터에 없습니다.",
    pcOnly: "전화 버튼은 휴대전화에서만 보입니다.", lateAnswer: "콜백으로 온 답변",
  },
  en: {
    brand: "Chat simulator", tagline: "KakaoTalk, locally", otherLanguage: "한국어", close: "Close",
    people: "People", newPerson: "Name of a new person", add: "Add", thisPerson: "This person", isFriend: "Channel friend", lang: "Language (lang)",
    eventDelay: "Delay staff answers", sending: "How to send", block: "Block to run", auto: "Auto (fallback)", callback: "Callback on",
    skillTest: "Send as skill test", surface: "Channel", surfaceChannel: "Live channel", surfaceDev: "Dev channel (!)", surfaceTest: "Bot test", surfaceSecond: "Another bot of the clinic",
    failure: "Kakao fails", noFailure: "No", saveTalk: "Save as a talk file", admin: "Practise in the admin centre",
    asKakao: "As Kakao is", ruleMatching: "Run the block that matches", ruleWelcome: "Channel's own welcome", rulePhoto: "Photo as an address",
    ruleKorean: "lang only ko or kr", ruleChat: "Channel's 1:1 chat is on", inChat: "In 1:1 chat", form: "Form of call", sendForm: "Send this form",
    actBlockOpen: "Block channel (open_id)", account: "Kakao account", actUnlink: "Unlink the app", actUnlinkGet: "Unlink (GET)", actUnlinkSet: "Unlink (SET)",
    actBlock: "Block channel", actAdd: "Add channel", actDelete: "Delete account", chatroom: "Chat room", reopen: "Open again", forget: "Clear screen",
    anew: "Become new", panel: "Developer panel", wipe: "Clear", live: "Live", offline: "Reconnecting", message: "Message", send: "Send",
    attach: "Photos and tools", quickReplies: "Quick replies", toolMedia: "Photo", toolSecure: "Secure photo", toolRefuse: "Refuse photos",
    toolTime: "Date & time", toolPhone: "Ask for phone", toolBoth: "Ask name & phone", nothingYet: "Send a message to see its request and response here.",
    request: "Request", response: "Response", headers: "Headers", copy: "Copy", copied: "Copied", timeout: "Timed out · KakaoTalk shows nothing",
    refused: "KakaoTalk does not show this answer", friend: "friend", linked: "linked", readAll: "Read all", dial: "Call", cancel: "Cancel",
    photoGone: "Expired photo", choose: "Send", pickTime: "Date and time", webhook: "Webhook", ok: "delivered", failed: "failed", shared: "Sharing does nothing in the simulator.",
    pcOnly: "Phone buttons show on phones only.", lateAnswer: "Answer by callback",
  },
};

let tongue = localStorage.getItem("tongue") === "en" ? "en" : "ko";

export const t = (key) => WORDS[tongue][key] ?? key;
export const locale = () => (tongue === "ko" ? "ko-KR" : "en-GB");

export function switchTongue() {
  tongue = tongue === "ko" ? "en" : "ko";
  localStorage.setItem("tongue", tongue);
  speak();
}

export function speak() {
  document.documentElement.lang = tongue;
  document.title = t("brand");
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-hint]")) node.placeholder = t(node.dataset.tHint);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.tLabel);
  }
}

export const clockTime = (at) => new Intl.DateTimeFormat(locale(), { hour: "numeric", minute: "2-digit", hour12: true, timeZone: "Asia/Seoul" }).format(new Date(at));
export const longDate = (at) => new Intl.DateTimeFormat(locale(), { dateStyle: "full", timeZone: "Asia/Seoul" }).format(new Date(at));
