"""Makes `.venv` what the lock files say: `python tools/setup.py run`, `test` or `lock`.

It runs on a bare Python, before anything is installed: standard library only. Each stage has a stamp in `.venv`,
written last and holding the digest of all that the stage was made from, so that a set-up that failed, or one of another
lock, another Python or another folder, is not taken for done.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - a bare, old Python may well start this file
    # The whole file keeps to the syntax of Python 3.6, so that this line is what an old Python prints.
    sys.exit("govgraph needs Python 3.11 or newer: install one, or name it by `make PYTHON=python3.11 ...`")

import contextlib
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}
ENGINE = "arcadedb-embedded"
ENGINE_PYTHONS = range(11, 15)  # the 3.x that the engine's wheels are built for
ENGINE_GLIBC = (2, 34)
# Newer releases of cryptography have no wheel for Intel Macs, and building one takes a Rust compiler.
INTEL_MAC = "sys_platform == 'darwin' and platform_machine == 'x86_64'"
NO_INTEL_MAC = "sys_platform != 'darwin' or platform_machine != 'x86_64'"
LOCK_ALSO = (f"cryptography<49 ; {INTEL_MAC}", f"cryptography>=50 ; {NO_INTEL_MAC}")


def tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class SetupError(Exception):
    """Set-up cannot go on; the text is one line that says what to do."""


def no_engine_because(system: str, machine: str, glibc: str, python: tuple[int, int], free_threaded: bool) -> str:
    """Why the embedded store has no wheel here; empty where it has one. Markers cannot tell glibc from musl."""
    if python[0] != 3 or python[1] not in ENGINE_PYTHONS or free_threaded:
        return f"Python {python[0]}.{python[1]}{' (free-threaded)' if free_threaded else ''}"
    if system == "linux" and machine in ("x86_64", "aarch64"):
        number = re.fullmatch(r"glibc (\d+)\.(\d+).*", glibc)
        if number is None:
            return "a Linux without glibc"
        return "" if (int(number[1]), int(number[2])) >= ENGINE_GLIBC else f"{glibc} (2.34 or newer is needed)"
    return "" if (system, machine) in (("darwin", "arm64"), ("win32", "AMD64")) else f"{system} on {machine}"


def glibc_here() -> str:
    """Such as "glibc 2.36"; empty where there is none."""
    with contextlib.suppress(ValueError, OSError, AttributeError):  # musl and macOS do not know the name
        return os.confstr("CS_GNU_LIBC_VERSION") or ""
    return ""


def no_engine_here() -> str:
    """The same for this machine and this Python."""
    free_threaded = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    return no_engine_because(sys.platform, platform.machine(), glibc_here(), sys.version_info[:2], free_threaded)


def entries(lock: str) -> list[tuple[str, str]]:
    """The lock's (name, whole entry with its hashes and comments), in order; the head comment is left out."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    return [(re.split(r"[=\[ ]", block, maxsplit=1)[0], block) for block in blocks]


def wanted_by(entry: str) -> set[str]:
    """Who brought an entry, by the `# via` lines under it; a constraint (-c) brings nothing."""
    return set(re.findall(r"^    #(?: via|  ) +(\S+)", entry, flags=re.MULTILINE)) - {"-c"}


def without(lock: str, dropped: str) -> str:
    """The lock without one entry and without what only that one brought; the others keep their hashes."""
    gone, kept = {dropped}, entries(lock)
    while True:
        more = {name for name, entry in kept if set() < wanted_by(entry) <= gone} - gone
        if not more:
            return "".join(entry for name, entry in kept if name not in gone)
        gone |= more


def key_of(root: Path) -> str:
    """Digest of all that an installation depends on; the folder too, as scripts in `.venv/bin` hold its path."""
    digest = hashlib.sha256(f"{root} {sys.version_info[:2]} {no_engine_here()}".encode())
    for name in (*LOCKS.values(), "pyproject.toml", "tools/setup.py"):
        digest.update(b"\0" + (root / name).read_bytes())
    return digest.hexdigest()


def stamp_of(root: Path, stage: str) -> Path:
    return root / ".venv" / f"govgraph-{stage}.stamp"


def python_of(root: Path) -> Path:
    return root / ".venv" / "bin" / "python"


def is_done(root: Path, stage: str) -> bool:
    stamp = stamp_of(root, stage)
    return python_of(root).exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == key_of(root)


def succeeds(command: Sequence[str | Path]) -> bool:
    """Whether a command could be run and ended well; what it says is not shown, as there is another way to try."""
    with contextlib.suppress(OSError):
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    return False


def do(what: str, command: Sequence[str | Path], text: str | None = None) -> None:
    """Run a command that must end well; what it prints is shown."""
    if subprocess.run(command, cwd=ROOT, input=text, text=True, check=False).returncode != 0:
        raise SetupError(f"{what} failed, the reason is above; nothing is taken for done: run the same command again")


def make_venv(root: Path) -> None:
    """A venv with a working Python, made anew where the one there is broken or of an old Python."""
    if succeeds([python_of(root), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]):
        return
    venv, uv = root / ".venv", shutil.which("uv")
    shutil.rmtree(venv, ignore_errors=True)
    if uv and succeeds([uv, "venv", "--quiet", "--no-project", "--python", sys.executable, venv]):
        return
    # Without ensurepip the first way fails and leaves half a venv; the pip outside can then install into one without.
    for options in (["--clear"], ["--clear", "--without-pip"]):
        if succeeds([sys.executable, "-m", "venv", *options, venv]):
            return
    raise SetupError("this Python cannot make a venv: install python3-venv (apt-get install python3-venv) or uv")


def installer(root: Path) -> list[str | Path]:
    """The command that installs into the venv: uv, the venv's pip, or the pip of the Python outside."""
    python, uv = python_of(root), shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--python", python]
    inside: list[str | Path] = [python, "-m", "pip"]
    outside: list[str | Path] = [sys.executable, "-m", "pip", "--python", python]
    for pip in (inside, outside):
        if succeeds([*pip, "--version"]):
            return [*pip, "install", "--quiet", "--disable-pip-version-check", "--no-compile"]
    raise SetupError("no pip for this Python: install python3-venv (apt-get install python3-venv python3-pip) or uv")


def absent_here(stage: str) -> dict[str, str]:
    """Packages of the locks that have no build for this machine, and the line that says what follows from it."""
    why, absent = no_engine_here(), {}
    if why:
        advice = "set NEO4J_URI to use a Neo4j server; going on without it."
        absent[ENGINE] = f"The embedded store has no build for {why}: {advice}"
    if sys.platform == "linux" and not glibc_here():
        if platform.machine() != "x86_64":
            absent["neo4j-rust-ext"] = "neo4j-rust-ext has no build for this machine: loads will take half as long again."
        if stage == "test":
            absent["playwright"] = "Playwright has no build for this machine: the browser tests will be skipped."
    return absent


def lock_for(root: Path, stage: str) -> str:
    """A stage's lock, less what cannot be had on this machine."""
    lock = (root / LOCKS[stage]).read_text(encoding="utf-8")
    for name, line in absent_here(stage).items():
        tell(line)
        lock = without(lock, name)
    return lock


def install(root: Path, stage: str) -> None:
    """Install a stage's lock with its hashes, then the project itself on top."""
    for each in LOCKS:
        stamp_of(root, each).unlink(missing_ok=True)
    make_venv(root)
    lock, pip, chosen = lock_for(root, stage), installer(root), root / ".venv" / "chosen.lock"
    chosen.write_text(lock, encoding="utf-8")
    tell("Installing the locked packages into .venv: about a minute the first time, some 220 MB ...")
    do("installing the packages", [*pip, "--require-hashes", "--no-deps", "-r", chosen])
    # compat: the path is the import, for type checkers and for children started with -P alike
    options = ["--no-build-isolation", "--no-deps", "--config-settings", "editable_mode=compat"]
    do("installing govgraph itself", [*pip, *options, "-e", root])
    import_once(root)


def import_once(root: Path) -> None:
    """Imports all that commands and pages use, so that Python's compiled files of it are there: a first page waits seconds less."""
    walk = "import pkgutil; [__import__(one.name) for top in ('commands', 'loaders', 'queries', 'dashboard') "
    walk += "for one in pkgutil.walk_packages([top], f'{top}.') if one.name != 'dashboard.app']"
    more = "import streamlit.web.bootstrap, openpyxl, pyvis.network, rich.progress, rich.table"
    told_not_to = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    # what cannot be imported here, such as a store without a build, is told by the command that needs it
    subprocess.run([python_of(root), "-c", f"{more}; {walk}"], cwd=root, env=told_not_to, capture_output=True, check=False)


def set_up(root: Path, stage: str) -> None:
    """Make a stage done, unless it is. The test stage holds all of the run stage, so it gives both stamps."""
    if is_done(root, stage):
        return
    with only_one(root):
        if is_done(root, stage):  # another one did it while this one waited
            return
        install(root, stage)
        for each in LOCKS if stage == "test" else [stage]:
            stamp_of(root, each).write_text(key_of(root), encoding="utf-8")


@contextlib.contextmanager
def only_one(root: Path) -> Iterator[None]:
    """One set-up at a time in a folder: `make run` and `make test` may be started side by side."""
    import fcntl  # Unix only: on Windows the messages above must come first

    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def lock_all(root: Path, options: Sequence[str]) -> None:
    """Write both lock files anew; pins that still fit stay, unless `--upgrade` is among the options."""
    uv = shutil.which("uv")
    if uv is None:
        raise SetupError("`make lock` needs uv on the PATH: install it with `pipx install uv` or `pip install uv`")
    build = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    how = [uv, "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-emit-index-url"]
    how += ["--python-version", "3.11", "--custom-compile-command", "make lock", *options]
    for stage, also in (("run", []), ("test", ["--extra", "test", "--constraints", LOCKS["run"]])):
        inputs = "\n".join([*build, *LOCK_ALSO])
        do("locking", [*how, *also, "pyproject.toml", "-", "--output-file", LOCKS[stage]], inputs)


def main(arguments: Sequence[str]) -> None:
    what = arguments[0] if arguments else "run"
    try:
        if what == "lock":
            lock_all(ROOT, arguments[1:])
        elif what in LOCKS and len(arguments) <= 1:
            set_up(ROOT, what)
        else:
            raise SetupError("usage: python tools/setup.py run | test | lock [--upgrade]")
    except (SetupError, OSError) as error:
        sys.exit(f"Set-up: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
