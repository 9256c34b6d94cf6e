"""A real browser without a window, which sees the typeface of the repository and no network."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService

import scanner.reports

FONTS = Path(scanner.reports.__file__).parent / "fonts"
CHROMIUM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"


@contextmanager
def browser(home: Path, size: tuple[int, int] = (1280, 1000)) -> Iterator[Chrome]:
    """Start Chromium; fontconfig finds typefaces in ``$XDG_DATA_HOME/fonts``."""
    home.mkdir(parents=True, exist_ok=True)
    if not (home / "fonts").exists():
        (home / "fonts").symlink_to(FONTS, target_is_directory=True)
    options = ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--window-size={size[0]},{size[1]}",
        f"--user-data-dir={home / 'profile'}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    env = os.environ | {"XDG_DATA_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    driver = Chrome(options=options, service=ChromeService(DRIVER, env=env))
    try:
        yield driver
    finally:
        driver.quit()
