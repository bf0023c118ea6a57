"""Every page that can be reached by links: it is there, and its HTML is valid."""

from pathlib import Path

import pytest

from tests.e2e.markup import Answer, crawl, html_validate_faults, store, vnu_faults

MISSING = ["/gibt-es-nicht/", "/en/does-not-exist/"]


@pytest.fixture(scope="module")
def answers(site: str) -> dict[str, Answer]:
    return crawl(site, ["/", "/en/", *MISSING])


@pytest.fixture(scope="module")
def folder(answers: dict[str, Answer], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def addresses(answers: dict[str, Answer], folder: Path) -> dict[str, str]:
    pages = {address: answer for address, answer in answers.items() if answer.content_type == "text/html"}
    return store(pages, folder)


def test_no_internal_link_is_dead(answers: dict[str, Answer]) -> None:
    assert [f"{answer.status} {address}" for address, answer in answers.items() if answer.status >= 400 and address not in MISSING] == []


def test_crawl_has_seen_the_whole_site(addresses: dict[str, str]) -> None:
    assert len([address for address in addresses.values() if address.startswith("/en/")]) >= 40
    assert len([address for address in addresses.values() if not address.startswith("/en/")]) >= 40


def test_html_is_valid_for_the_nu_checker(addresses: dict[str, str], folder: Path) -> None:
    assert [f"{addresses[name]} {message}" for name, message in vnu_faults(folder)] == []


def test_html_is_valid_for_html_validate(addresses: dict[str, str], folder: Path) -> None:
    assert [f"{addresses[name]} {message}" for name, message in html_validate_faults(folder)] == []
