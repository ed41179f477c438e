"""Danger in the scripts of which the spelling leaves nothing: Chinese, Japanese, Russian, Vietnamese, Thai and Arabic. A short
list, and no level but the first."""

# ruff: noqa: E501  (a sign is easier to read, to check and to extend in one long line)

import unicodedata
from typing import Literal

from skills.fields.reading import patterns as re
from skills.understanding.spelling import cut_to_ends

_FOREIGN = (
    # Chinese
    (
        "喘不[过過上]?[气氣]|[无無没沒]法呼吸|不能呼吸|呼吸不了|呼吸困[难難]|[没沒]有?呼吸|[没沒]有?[心脉脈][跳搏]|[晕暈昏]倒|昏迷|失去意[识識]|叫不醒|[没沒]有?意[识識]"
        "|血止不住|止不住血|流血不止|出血不止|大出血|一直流血|抽搐|胸口?(?:很|好)?[痛疼闷悶]|眼睛?.{0,4}看不[见見]|心[脏臟]病[发發]"
        # Japanese
        "|息が?(?:でき|出来)(?:ま?せ?ん|な)|息が(?:苦し|止ま)|息をして(?:い?な|い?ませ)|呼吸が?(?:でき|出来|苦し|止ま)|呼吸困難|意識が?(?:な[いく]|あり?ませ|もどら|戻ら)"
        "|気を失|倒れ(?:た|ま|て)|血が?(?:止ま|とま)(?:ら|りませ)|出血が?(?:止ま|とま)(?:ら|りませ)|(?:けいれん|痙攣)し|胸が(?:痛|苦し)|目が見えな[いく]"
        # Russian, Vietnamese, Thai, Arabic
        "|не(?:могу|может)(?:нормально)?дышать|задыха|кровь(?:всё|все|никак)?(?:ещё|еще)?неостан|сильноекровотечение|потерял[аи]?сознание|безсознания|судорог"
        "|khôngthởđược|khóthở|ngừngthở|máu.{0,12}không(?:ngừng|cầm)|không(?:ngừng|cầm)(?:được)?máu|chảymáu(?:rất|quá)?nhiều|ngấtxỉu|bấttỉnh|cogiật"
        "|หายใจไม่(?:ออก|ได้)|หายใจลำบาก|เลือด.{0,12}ไม่หยุด|เลือดออก(?:เยอะ)?มาก|หมดสติ|เป็นลม|ชักเกร็ง|ل[اأ]أ?ستطيعالتنفس|لااستطيعالتنفس|نزيف(?:شديد)?|فقدالوعي"
    ),
    # Both, calling for help and speaking of dying: these are no question of a risk
    "救命(?!恩)|救[护護][车車]|救急車|(?:^|誰か|だれか)(?:助|たす)けて|спасите|вызовитескорую|cứu(?:tôi|với)|gọicấpcứu|^ช่วยด้วย|النجدة",
    "不想活|想死(?!你)|想自[杀殺]|要自[杀殺]|割腕|死にたい|自殺し|死のうと|生きていたくな|хочуумереть|нехочужить|покончитьссобой|muốnchết|tựtử|khôngmuốnsống|อยากตาย|ฆ่าตัวตาย|أريدأنأموت|انتحار",
)
_FOREIGN_NOT_NOW = "会不会|會不會|[会會][^了]{0,16}[吗嗎]|[风風][险險]|可能性|以前|去年|リスク|こと[はが]あり|(?:なり|起き|起こり)ますか|昔|можетли|бываетли|будетли|риск|раньше|rủiro|nguycơ|nămngoái|cóbị|ความเสี่ยง|ปีที่แล้ว|ไหม|هل|خطر"

_LETTERS_ABROAD = re.compile("[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u1ea0-\u1ef9\u3040-\u30ff\u4e00-\u9fff]")
_ABROAD, _ABROAD_DYING = re.compile("|".join(_FOREIGN)), re.compile(_FOREIGN[-1])
_ABROAD_ALWAYS = re.compile("|".join(_FOREIGN[-2:]))
_ABROAD_NOT_NOW = re.compile(_FOREIGN_NOT_NOW)


def sign_abroad(text: str) -> Literal["now"] | None:
    """Danger in a script of which the spelling leaves nothing."""
    said = _letters_abroad(text)
    if not said or not _ABROAD.search(said):
        return None
    return None if _ABROAD_NOT_NOW.search(said) and not _ABROAD_ALWAYS.search(said) else "now"


def dying_abroad(text: str) -> bool:
    """Whether somebody speaks of wanting to die, in such a script."""
    return _ABROAD_DYING.search(_letters_abroad(text)) is not None


def _letters_abroad(text: str) -> str:
    """The text without blanks, where it holds any of those letters."""
    cut = cut_to_ends(text)
    return "".join(unicodedata.normalize("NFKC", cut).casefold().split()) if _LETTERS_ABROAD.search(cut) else ""
