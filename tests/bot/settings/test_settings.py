"""A start names everything that is wrong, once, without a secret; on this machine it needs nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.settings.configuration import Configuration, read_clinic, read_configuration
from bot.settings.settings import Settings, unknown_variables
from storage.errors import Misconfigured
from tests.bot.conftest import CLINIC

PUBLIC = {
    "SANGDAM_HOST": "0.0.0.0",
    "SANGDAM_PUBLIC_URL": "https://chat.example.com",
    "SANGDAM_SKILL_KEY": "a-long-enough-key-for-kakao",
    "SANGDAM_KAKAO_BOT_ID": "65f0aabbccddeeff00112233",
    "SANGDAM_KAKAO_REST_KEY": "rest",
    "SANGDAM_KAKAO_ADMIN_KEY": "admin",
    "SANGDAM_KAKAO_CLIENT_SECRET": "none",
}


@pytest.fixture(autouse=True)
def _clinic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANGDAM_CLINIC", str(CLINIC))


def set_all(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def refusal() -> str:
    """What the start says."""
    with pytest.raises(Misconfigured) as refused:
        read_configuration()
    return str(refused.value)


def test_this_machine_needs_no_setting() -> None:
    """Everything has a safe default: loopback, SQLite under ./data, Kakao's own addresses."""
    settings = read_configuration().settings
    assert (settings.host, settings.port, settings.is_public) == ("127.0.0.1", 8080, False)
    assert settings.database_address == "sqlite:///data/sangdam.db"


@pytest.mark.parametrize("name", ["SANGDAM_HOST", "SANGDAM_PUBLIC_URL"])
def test_a_public_host_names_every_missing_secret_at_once(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """One message lists all that is missing and how to get it; standing behind a public address counts as public."""
    monkeypatch.setenv(name, PUBLIC[name])
    said = refusal()
    for missing in PUBLIC.keys() - {name, "SANGDAM_HOST"}:
        assert f"{missing} is missing: " in said


@pytest.mark.parametrize("missing", sorted(PUBLIC.keys() - {"SANGDAM_HOST"}))
def test_each_secret_is_missed_on_a_public_host(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """No single one may be left out, and an empty value is none."""
    set_all(monkeypatch, PUBLIC)
    monkeypatch.setenv(missing, "")
    assert refusal().count(" is missing: ") == 1


def test_a_public_host_with_its_secrets_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    """`none` says on purpose that there is no such secret."""
    set_all(monkeypatch, PUBLIC)
    settings = read_configuration().settings
    assert settings.is_public
    assert settings.kakao_client_secret.get_secret_value() == ""


def test_wrong_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also those of the clinic's file: one start, one message."""
    wrong = tmp_path / "clinic.toml"
    wrong.write_text(CLINIC.read_text().replace('mon = "10:00-19:00"', 'mon = "ten"'))
    set_all(monkeypatch, {"SANGDAM_PORT": "x", "SANGDAM_SMTP_SECURITY": "maybe", "SANGDAM_DATABASE_URL": "mysql://x"})
    said = refusal()
    assert all(f"SANGDAM_{name}: " in said for name in ("PORT", "SMTP_SECURITY", "DATABASE_URL"))
    monkeypatch.delenv("SANGDAM_PORT")
    monkeypatch.delenv("SANGDAM_SMTP_SECURITY")
    set_all(
        monkeypatch, {"SANGDAM_CLINIC": str(wrong), "SANGDAM_DATABASE_URL": "sqlite:///x.db", "SANGDAM_SKILL_KEY": "k"}
    )
    said = refusal()
    assert "week.mon: " in said
    assert "SANGDAM_SKILL_KEY: must have at least 16" in said


@pytest.mark.parametrize("url", ["ftp://chat.example.com", "http://chat.example.com", "https://a:b@c.example", "chat"])
def test_a_public_address_is_an_https_address(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Kakao calls over TLS only, and links to patients never travel in the clear."""
    monkeypatch.setenv("SANGDAM_PUBLIC_URL", url)
    assert "SANGDAM_PUBLIC_URL: must" in refusal()


def test_no_refusal_and_no_print_shows_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a wrong value nor the settings' own form repeats what must not be read."""
    secrets = {
        "SANGDAM_SKILL_KEY": "short-secret",
        "SANGDAM_KAKAO_ADMIN_KEY": "hidden-admin-key",
        "SANGDAM_DATABASE_URL": "mysql://u:hidden-password@db/x",
        "SANGDAM_STAFF_WEBHOOK_URL": "ftp://hooks.example.com/hidden-token",
    }
    set_all(monkeypatch, secrets)
    said = refusal()
    monkeypatch.setenv("SANGDAM_DATABASE_URL", "postgresql://u:hidden-password@db/x")
    monkeypatch.setenv("SANGDAM_STAFF_WEBHOOK_URL", "https://hooks.example.com/hidden-token")
    said += refusal() + repr(Settings())
    for hidden in ("short-secret", "hidden-admin-key", "hidden-password", "hidden-token"):
        assert hidden not in said


@pytest.mark.parametrize(
    ("name", "value", "host"),
    [
        ("SANGDAM_STAFF_WEBHOOK_URL", "https://hooks.example.com/x?token=1", "hooks.example.com"),
        ("SANGDAM_OWNER_WEBHOOK_URL", "https://hooks.example.com/x", "hooks.example.com"),
        ("SANGDAM_KAKAO_API_URL", "https://kapi.kakao.com.example.org", "kapi.kakao.com.example.org"),
        ("SANGDAM_SMTP_HOST", "smtp.example.com", "smtp.example.com"),
        ("SANGDAM_DATABASE_URL", "postgresql://u@db.example.com/x", "db.example.com"),
    ],
)
def test_an_unregistered_processor_refuses_to_start(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, host: str
) -> None:
    """Clause 5: a host that would be called stands in the register, or is the clinic's own and marked so."""
    set_all(monkeypatch, {name: value, "SANGDAM_SMTP_FROM": "desk@example.com"})
    assert f"{name}: {host} belongs to no processor" in refusal()
    monkeypatch.setenv("SANGDAM_OWN_HOSTS", f"other.example.com, {host}")
    assert read_configuration().settings.own_hosts[1] == host


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x", "http://localhost:9/x", "http://[::1]:9/x"])
def test_this_machine_is_nobodys_processor(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Loopback needs no entry."""
    monkeypatch.setenv("SANGDAM_STAFF_WEBHOOK_URL", url)
    assert read_configuration().settings.staff_webhook_url.get_secret_value() == url


def test_kakaos_hosts_must_be_registered_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The register is data: without Kakao's entry nothing of Kakao's is called, not even by default."""
    bare = tmp_path / "clinic.toml"
    bare.write_text(CLINIC.read_text().replace('hosts = ["*.kakao.com", "*.kakaocdn.net"]', "hosts = []"))
    monkeypatch.setenv("SANGDAM_CLINIC", str(bare))
    said = refusal()
    assert all(host in said for host in ("bot-api.kakao.com", "kauth.kakao.com", "kapi.kakao.com", "kakaocdn.net"))


def test_a_missing_clinic_is_named_with_its_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Paths may be told."""
    monkeypatch.setenv("SANGDAM_CLINIC", str(tmp_path / "nowhere.toml"))
    assert f"SANGDAM_CLINIC: there is no file {tmp_path}/nowhere.toml" in refusal()


def test_certificate_and_key_belong_together(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One without the other would quietly serve in the clear."""
    monkeypatch.setenv("SANGDAM_TLS_CERT", str(tmp_path / "c.pem"))
    said = refusal()
    assert "belong together" in said
    assert "there is no file" in said


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Networks and addresses."""
    monkeypatch.setenv("SANGDAM_DESK_ALLOW", "10.0.0.0/8, 192.0.2.7")
    assert [str(network) for network in Settings().desk_allow] == ["10.0.0.0/8", "192.0.2.7/32"]


def test_settings_do_not_change() -> None:
    """Frozen: what was checked at the start is what runs."""
    settings = Settings()
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1  # type: ignore[misc]


def test_misspelt_variables_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that no setting has is most likely a slip."""
    monkeypatch.setenv("SANGDAM_SKIL_KEY", "x")
    assert unknown_variables() == ["SANGDAM_SKIL_KEY"]


def test_the_clinic_knows_koreas_holidays(configure: Callable[..., Configuration]) -> None:
    """From last year to five years on, moving ones included."""
    found = read_clinic(CLINIC, date(2026, 12, 1)).holidays
    assert {date(2026, 3, 1), date(2027, 2, 7), date(2025, 1, 1), date(2031, 12, 25)} <= found
    assert date(2026, 12, 1) not in found
    assert configure().clinic.holidays


@pytest.mark.parametrize(
    ("changed", "url"),
    [
        ({}, "http://127.0.0.1:8080/desk/"),
        ({"desk_port": 8081}, "http://127.0.0.1:8081/desk/"),
        ({"host": "::1"}, "http://[::1]:8080/desk/"),
    ],
)
def test_the_desk_is_where_its_port_says(
    configure: Callable[..., Configuration], changed: dict[str, object], url: str
) -> None:
    """Beside the skills, or on a port of its own."""
    assert configure(**changed).settings.desk_url == url


@pytest.mark.parametrize("end", [" ", "\n", "\t", "\r\n"])
@pytest.mark.parametrize("name", ["SKILL_KEY", "KAKAO_ADMIN_KEY", "SMTP_PASSWORD", "STAFF_WEBHOOK_SECRET"])
def test_a_secret_that_was_copied_with_a_blank_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, end: str) -> None:
    """With what to do, and without the secret."""
    monkeypatch.setenv(f"SANGDAM_{name}", f"a-secret-that-is-long-enough{end}")
    with pytest.raises(Misconfigured, match=f"SANGDAM_{name}: has a blank or a line end") as refused:
        read_configuration(clinic=CLINIC)
    assert "long-enough" not in str(refused.value)


@pytest.mark.parametrize(
    ("encoding", "what"),
    [("cp949", "save it as UTF-8$"), ("utf-8-sig", "without BOM$"), ("utf-16", "save it as UTF-8$")],
)
def test_a_clinic_file_of_another_kind_says_what_to_do(tmp_path: Path, encoding: str, what: str) -> None:
    """Windows' editor writes a mark at the beginning, or the old Korean code."""
    path = tmp_path / "clinic.toml"
    path.write_bytes(CLINIC.read_text(encoding="utf-8").encode(encoding, errors="replace"))
    with pytest.raises(Misconfigured, match=what) as refused:
        read_configuration(clinic=path)
    assert str(refused.value).count("\n") == 1


@pytest.mark.parametrize("url", ["https://chat.example.com/bot", "https://chat.example.com/desk/"])
def test_a_public_address_has_no_path(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """Every link that is made from it would lead nowhere."""
    monkeypatch.setenv("SANGDAM_PUBLIC_URL", url)
    with pytest.raises(Misconfigured, match="SANGDAM_PUBLIC_URL: must be a host without a path"):
        read_configuration(clinic=CLINIC)
