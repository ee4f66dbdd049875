"""The documentation site in a browser, as `nox -s docs` has built it.

Screenshots of every page are left in `.nox/docs-screenshots`, for people to look at.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.projects import ROOT

SITE: Final = ROOT / ".nox" / "docs-site"
SCREENSHOTS: Final = ROOT / ".nox" / "docs-screenshots"
PAGES: Final = sorted(
    page.parent.relative_to(SITE).as_posix().removeprefix(".") for page in SITE.rglob("index.html")
)
OPTIONS: Final = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
PHONE: Final = 360
DESK: Final = 1280

FOCUS_IS_IN_A_FIELD: Final = """() => {
    let focus = document.activeElement;
    while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
    return focus instanceof HTMLInputElement;
}"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its name there)
        """Say nothing."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address at which the site is served."""
    handler = partial(QuietHandler, directory=str(SITE))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=[*OPTIONS])
        yield opened
        opened.close()


@contextmanager
def opened(browser: Browser, width: int = DESK, *, dark: bool = False) -> Generator[Page]:
    """Open an empty tab."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def find_problems(tab: Page, url: str, address: str) -> list[str]:
    """Open a page, and list what is wrong with it."""
    problems: list[str] = []
    tab.on("console", lambda message: note(problems, message.type == "error", message.text))
    tab.on("pageerror", lambda error: note(problems, True, str(error)))
    tab.on("request", lambda each: note(problems, not each.url.startswith(address), each.url))
    tab.on("response", lambda each: note(problems, each.status >= 400, f"{each.status} {each.url}"))
    tab.goto(url, wait_until="networkidle")
    wide = tab.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    note(problems, wide, "it is wider than the window")
    headings = tab.locator("article h1")
    note(problems, headings.count() != 1, "it has not one heading")
    note(problems, len(tab.locator("article").inner_text()) < 100, "it is empty")
    font = tab.evaluate("getComputedStyle(document.body).fontFamily")
    note(problems, "sans" not in font, f"it has no style: {font}")
    return problems


def note(problems: list[str], is_one: bool, text: str) -> None:
    """Note a problem, if it is one."""
    if is_one:
        problems.append(text)


def test_all_pages_are_there() -> None:
    """There are guides, a reference and recipes."""
    assert {"", "waiting", "reference/quicksight/describe_topic_refresh", "recipes/sensor"} <= {
        *PAGES
    }


@pytest.mark.parametrize("path", PAGES)
def test_page(path: str, browser: Browser, address: str) -> None:
    """Nothing is wrong with a page, on a desk in the light and on a phone in the dark."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    name = path.replace("/", "-") or "start"
    for width, dark in ((DESK, False), (PHONE, True)):
        with opened(browser, width, dark=dark) as tab:
            assert find_problems(tab, address + path, address) == []
            tab.screenshot(path=SCREENSHOTS / f"{name}-{width}.png")


@pytest.mark.parametrize(
    ("added", "problem"),
    [
        ("<script>console.error('broken')</script>", "broken"),
        ("<script>throw new Error('broken')</script>", "broken"),
        ("<img src='http://127.0.0.2/x.png'>", r"http://127\.0\.0\.2/x\.png"),
        ("<img src='/no-such.png'>", "404 "),
        ("<div style='width: 3000px'>wide</div>", "wider"),
        ("<h1>Two</h1>", "not one heading"),
        ("<style>body { font-family: serif !important }</style>", "no style"),
    ],
)
def test_problem_is_found(added: str, problem: str, browser: Browser, address: str) -> None:
    """Each problem that a page may have is noticed."""
    page = (SITE / "logging" / "index.html").read_text("utf-8")
    broken = re.sub("</article>", lambda end: added + end[0], page, count=1)
    with opened(browser) as tab:
        tab.route("**/logging/", lambda route: route.fulfill(body=broken, content_type="text/html"))
        problems = find_problems(tab, f"{address}logging/", address)

    assert [each for each in problems if re.search(problem, each)]


def test_navigation(browser: Browser, address: str) -> None:
    """A click in the navigation leads to the page."""
    with opened(browser) as tab:
        tab.goto(address)
        tab.get_by_role("link", name="Waiting for a job").first.click()
        expect(tab.locator("article h1")).to_contain_text("Waiting for a job")


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_search(width: int, browser: Browser, address: str) -> None:
    """The search finds an enum on the page of its operation."""
    with opened(browser, width) as tab:
        tab.goto(address, wait_until="networkidle")
        tab.keyboard.press("Control+k")
        tab.wait_for_function(FOCUS_IS_IN_A_FIELD)
        tab.keyboard.type("RefreshStatus")
        found = tab.locator("a[href*='describe_topic_refresh']").first
        found.wait_for()
        found.click()
        expect(tab.locator("article h1")).to_contain_text("describe_topic_refresh")


def test_copy_button(browser: Browser, address: str) -> None:
    """A click on the button of a block of code copies it."""
    with opened(browser) as tab:
        tab.goto(address)
        block = tab.locator(".highlight").filter(has_text="botoforge add").first
        block.hover()
        block.locator("button").first.click()
        tab.wait_for_timeout(200)
        copied: str = tab.evaluate("navigator.clipboard.readText()")

    assert copied.strip().endswith("botoforge add stepfunctions DescribeExecution")


def test_dark_mode(browser: Browser, address: str) -> None:
    """A click on the button makes the page dark, and it stays so on the next page."""
    with opened(browser) as tab:
        tab.goto(address)
        body = tab.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        tab.locator("label[title='Switch to dark mode']").click()
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        tab.goto(f"{address}waiting/")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
