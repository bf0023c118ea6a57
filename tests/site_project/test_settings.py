"""The settings keep their promises: nothing set works, production is safe or refuses to start and says what is missing."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from site_project.secret_key import kept_secret_key

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {"ENVIRONMENT": "production", "SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "www.example.org,example.org"}


def ask(tmp_path: Path, expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Print one expression about the settings in a process with exactly this environment."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", f"from site_project import settings; print({expression})"],
        check=False,
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "var"), **environment},
        capture_output=True,
        text=True,
    )


def setting(tmp_path: Path, expression: str, **environment: str) -> str:
    answer = ask(tmp_path, expression, **environment)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def refusal(tmp_path: Path, **environment: str) -> str:
    answer = ask(tmp_path, "'started'", **environment)
    assert answer.returncode != 0
    return answer.stderr.strip().splitlines()[-1]


def test_empty_environment_works_on_sqlite(tmp_path: Path) -> None:
    name = setting(tmp_path, "settings.DATABASES['default']['ENGINE'], settings.DATABASES['default']['NAME']")
    assert "sqlite3" in name
    assert str(tmp_path / "var" / "db.sqlite3") in name


def test_sqlite_writers_queue_instead_of_failing(tmp_path: Path) -> None:
    options = setting(tmp_path, "settings.DATABASES['default']['OPTIONS']", DATABASE_URL=f"sqlite:///{tmp_path}/elsewhere.sqlite3")
    assert "IMMEDIATE" in options
    assert "journal_mode=WAL" in options


def test_data_folder_may_have_an_unusual_name(tmp_path: Path) -> None:
    folder = tmp_path / "Ablage + 100 %"
    assert setting(tmp_path, "settings.sqlite_file", DATA_DIR=str(folder)) == str(folder / "db.sqlite3")
    address = setting(tmp_path, "settings.DATABASES['default']['NAME']", DATA_DIR=str(folder))
    assert address == f"{(folder / 'db.sqlite3').as_uri()}?mode=rwc"


def test_production_without_secret_says_what_to_set(tmp_path: Path) -> None:
    sentence = refusal(tmp_path, **{**PRODUCTION, "SECRET_KEY": ""})
    assert "SECRET_KEY is not set. Set it to 50 or more random characters" in sentence


def test_production_without_hosts_says_what_to_set(tmp_path: Path) -> None:
    sentence = refusal(tmp_path, **{**PRODUCTION, "ALLOWED_HOSTS": ""})
    assert "ALLOWED_HOSTS is not set. Set it to the names" in sentence


def test_production_refuses_debug(tmp_path: Path) -> None:
    assert "unset it when ENVIRONMENT=production" in refusal(tmp_path, **PRODUCTION, DEBUG="1")


def test_misspelt_environment_is_refused(tmp_path: Path) -> None:
    assert "it can only be “local” or “production”" in refusal(tmp_path, ENVIRONMENT="prod")


def test_production_writes_no_secret_key(tmp_path: Path) -> None:
    setting(tmp_path, "settings.SECRET_KEY", **PRODUCTION, DATABASE_URL="postgres://site@127.0.0.1/site")
    assert not (tmp_path / "var" / "secret_key").exists()


def test_postgresql_gets_patience_and_german_search(tmp_path: Path) -> None:
    answer = setting(
        tmp_path,
        "settings.DATABASES['default'], settings.WAGTAILSEARCH_BACKENDS",
        DATABASE_URL="postgres://site@127.0.0.1/site?connect_timeout=7",
    )
    assert "'ENGINE': 'site_project.postgresql'" in answer
    assert "'connect_timeout': 7" in answer
    assert "'tcp_user_timeout': 30000" in answer
    assert "german" in answer


def test_other_databases_are_refused(tmp_path: Path) -> None:
    assert "a database that this site does not know" in refusal(tmp_path, DATABASE_URL="mysql://site@127.0.0.1/site")


def test_a_server_that_has_a_database_never_makes_another(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    assert "mode=rwc" in setting(tmp_path, "settings.DATABASES['default']['NAME']", DATABASE_URL=f"sqlite:///{file}")
    file.touch()
    assert setting(tmp_path, "settings.DATABASES['default']['NAME']", DATABASE_URL=f"sqlite:///{file}").endswith("mode=rw")


def test_bucket_moves_media_to_s3_and_leaves_static_files(tmp_path: Path) -> None:
    storages = setting(tmp_path, "settings.STORAGES", AWS_STORAGE_BUCKET_NAME="pictures", AWS_S3_ENDPOINT_URL="https://s3.example.org")
    assert "storages.backends.s3.S3Storage" in storages
    assert "https://s3.example.org" in storages
    assert "site_project.static_files.StaticFiles" in storages


def test_mail_server_comes_from_one_address(tmp_path: Path) -> None:
    answer = setting(
        tmp_path,
        "settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD",
        EMAIL_URL="smtp+tls://site:secret@mail.example.org:587",
    )
    assert answer == "mail.example.org 587 True site secret"


def test_mail_at_a_desk_is_kept_as_files(tmp_path: Path) -> None:
    assert setting(tmp_path, "settings.EMAIL_FILE_PATH") == str(tmp_path / "var" / "mail")


def test_secret_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    key = kept_secret_key(path)
    assert len(key) >= 50
    assert kept_secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def environment_names() -> set[str]:
    source = (ROOT / "site_project" / "settings.py").read_text()
    return set(re.findall(r"""env(?:\.\w+)?\(\s*"([A-Z0-9_]+)""", source))


def test_readme_explains_every_setting_and_no_other() -> None:
    table = set(re.findall(r"^\| `([A-Z0-9_]+)` \|", (ROOT / "README.md").read_text(), flags=re.MULTILINE))
    assert table == environment_names()


def test_documented_production_environment_names_real_settings() -> None:
    example = (ROOT / "deploy" / "production.env.example").read_text()
    assert set(re.findall(r"^([A-Z0-9_]+)=", example, flags=re.MULTILINE)) <= environment_names()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"])
def test_lock_is_checked_by_hash_and_names_no_host(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    pinned = [line for line in lines if not line.startswith((" ", "#"))]
    assert pinned
    for line in pinned:
        assert re.match(r"^[A-Za-z0-9._-]+(\[[a-z,]+\])?==[^ ]+ (; .* )?\\$", line), line
    for line in lines:
        assert "://" not in line
        assert not line.startswith(("--", "-"))
        assert re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}( \\)?", line) or line in pinned or line.startswith("#"), line


def test_a_front_end_may_be_framed_by_editors_only(tmp_path: Path) -> None:
    frames = "settings.ADMIN_CSP['frame-src'], settings.SECURE_CSP['frame-src']"
    editors, readers = setting(tmp_path, frames, FRONTEND_PREVIEW_URL="https://front.example:8443/vorschau?x=1").split("] [")
    assert "'https://front.example:8443'" in editors
    assert "front.example" not in readers
    assert "http" not in setting(tmp_path, "set(settings.ADMIN_CSP['frame-src']) - set(settings.SECURE_CSP['frame-src'])")


@pytest.mark.parametrize("address", ["www.example.org", "javascript:alert(1)", "/vorschau", "https://"])
def test_a_front_end_has_a_full_address(tmp_path: Path, address: str) -> None:
    assert "FRONTEND_PREVIEW_URL" in refusal(tmp_path, FRONTEND_PREVIEW_URL=address)


def test_errors_are_reported_only_where_the_operator_says(tmp_path: Path) -> None:
    """Elsewhere the library is not even loaded, which takes time at every start."""
    loaded = "'sentry_sdk' in __import__('sys').modules"
    assert setting(tmp_path, loaded) == "False"
    assert setting(tmp_path, loaded, SENTRY_DSN="http://key@127.0.0.1:9/1") == "True"
