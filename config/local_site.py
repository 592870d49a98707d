"""The site that `quickstart` makes on one machine: its directory, its secret key and its port.

Standard library only, because settings are read after this.
"""

import fcntl
import os
import secrets
import socket
import tempfile
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
DEFAULT_PORT = "8000"


class CannotStart(Exception):
    """The site can be neither made nor served here; the message is one sentence that says why."""


def data_directory(environ: Mapping[str, str]) -> Path:
    """Return the directory for all that the site writes."""
    return Path(environ.get("VAR_DIR") or BASE_DIR / "var").absolute()


def remembered(directory: Path) -> dict[str, str]:
    """Return the settings that `quickstart` keeps in a data directory; none where it never ran."""
    try:
        lines = (directory / "environment").read_text("utf-8").splitlines()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise CannotStart(
            f"{directory / 'environment'} cannot be read: {_reason(error)}."
        ) from None
    return dict(line.split("=", 1) for line in lines if "=" in line)


@contextmanager
def prepared(environ: MutableMapping[str, str]) -> Iterator[None]:
    """Set up all that settings need, and keep a second `quickstart` away from the directory.

    Raises CannotStart before anything is written if the port is taken.
    """
    port = environ.get("PORT") or DEFAULT_PORT
    require_free_port(port)
    directory = data_directory(environ)
    with _held(directory):
        for name, value in _settled(directory).items():
            environ.setdefault(name, value)
        environ.update(DEBUG="0", PORT=port, VAR_DIR=str(directory))
        environ.setdefault("SITE_ADDRESS", f"http://{HOST}:{port}")
        yield


def require_free_port(port: str) -> None:
    """Raise CannotStart unless a server can listen there."""
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise CannotStart(f"PORT is {port!r}, which is not a number from 1 to 65535.")
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, int(port)))
        except OSError as error:
            raise CannotStart(
                f"Port {port} of {HOST} cannot be used ({_reason(error)}): "
                "stop what uses it, or set PORT to another."
            ) from None


@contextmanager
def _held(directory: Path) -> Iterator[None]:
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=directory).close()
        lock = (directory / "lock").open("w")
    except OSError as error:
        raise CannotStart(
            f"The data directory {directory} cannot be written ({_reason(error)}): "
            "set VAR_DIR to a directory that can."
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CannotStart(
                f"Another quickstart is at work in {directory}: wait until it serves."
            ) from None
        yield


def _settled(directory: Path) -> dict[str, str]:
    """Return the settings of the local site, made at the first start and the same ever after."""
    if not (directory / "environment").exists():
        made = {
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": f"{HOST},localhost",
            "INSECURE_HTTP": "1",
        }
        _write(
            directory / "environment", "".join(f"{name}={value}\n" for name, value in made.items())
        )
    settings = remembered(directory)
    if not settings.get("SECRET_KEY"):
        raise CannotStart(
            f"{directory / 'environment'} holds no secret key: remove it, and it is made anew."
        )
    return settings


def _write(path: Path, text: str) -> None:
    """Write a file that only its owner reads, whole or not at all."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
