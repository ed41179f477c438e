"""What the desk says of files to a patient, and of what the patient said at the end."""

from __future__ import annotations

TEXTS: dict[str, tuple[str, str]] = {
    "case.survey": ("만족도", "Survey"),
    "case.survey.score": ("5점 만점에 {score}점", "{score} of 5"),
    "case.file": ("보낼 사진·PDF", "Pictures and PDF to send"),
    "case.file.attach": ("파일 첨부", "Attach"),
    "case.file.hint": (
        "{count}개까지, 하나에 {megabytes}MB까지. 사진의 위치 정보는 지우고 PDF는 그대로 보내요. 환자는 {days}일 동안 봐요.",
        "Up to {count} files of {megabytes} MB. Pictures lose their place data; a PDF goes as it is. Open for {days} days.",
    ),
    "case.file.picture": ("사진 {number} ({size}KB)", "Picture {number} ({size} KB)"),
    "case.file.pdf": ("PDF {number} ({size}KB)", "PDF {number} ({size} KB)"),
    "case.file.drop": ("파일 {number} 빼기", "Remove file {number}"),
    "case.file.opened": ("{at} 환자가 열어 봄", "opened by the patient {at}"),
    "case.done.attached": (
        "파일을 첨부했어요. 답변을 보내면 같이 나가요.",
        "Attached. The files go out with your answer.",
    ),
    "case.done.detached": ("파일을 뺐어요.", "The file was removed."),
    "error.file_none": ("첨부할 파일을 골라 주세요.", "Choose a file to attach."),
    "error.file_not_attached": (
        "고른 파일이 아직 첨부되지 않아서 답변을 보내지 않았어요. 파일을 다시 고르고 ‘파일 첨부’를 누른 뒤 보내 주세요.",
        "The file that you picked is not attached yet, so nothing was sent. Pick it again, press “Attach”, then send.",
    ),
    "error.file_kind": (
        "JPEG, PNG, HEIC, WebP, GIF 사진이나 PDF만 보낼 수 있어요.",
        "Only JPEG, PNG, HEIC, WebP and GIF pictures and PDFs can be sent.",
    ),
    "error.file_large": (
        "파일이 너무 커요. 크기를 줄여서 다시 첨부해 주세요.",
        "The file is too large. Make it smaller and attach it again.",
    ),
    "error.file_count": (
        "한 번에 보낼 수 있는 파일 수를 넘었어요. 넘은 파일은 첨부하지 않았어요.",
        "That is more files than one answer can bring. What is too many was not attached.",
    ),
    "error.file_pixels": (
        "사진이 너무 커요. 크기를 줄여서 다시 첨부해 주세요.",
        "The picture has too many pixels. Make it smaller and attach it again.",
    ),
    "error.file_broken": (
        "파일을 읽을 수 없어요. 다른 파일을 첨부해 주세요.",
        "The file cannot be read. Please attach another one.",
    ),
    "error.file_active": (
        "스크립트나 다른 파일이 들어 있는 PDF는 보낼 수 없어요. 인쇄용 PDF로 다시 저장해 주세요.",
        "A PDF with scripts or files inside cannot be sent. Save it once more as a PDF for printing.",
    ),
    "error.file_gone": (
        "첨부한 파일이 바뀌어서 답변을 보내지 않았어요. 파일을 확인하고 다시 보내 주세요.",
        "The attached files have changed, so nothing was sent. Look at them and send again.",
    ),
    "error.file_closed": ("종료된 상담에는 파일을 첨부할 수 없어요.", "Nothing can be attached to a closed case."),
}
