"""Runs other programs for the test: with a time limit of the caller's patience,
in a process group of their own, and without the reader's AWS settings."""
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager


class Failed(Exception):
    """The environment does not do what it should."""


class Skipped(Exception):
    """A tool is missing, so nothing can be said."""


def require(tool):
    if shutil.which(tool) is None:
        raise Skipped(f"{tool} was not found")


@contextmanager
def timed(step):
    print(f"{step} ...", flush=True)
    start = time.monotonic()
    yield
    print(f"{step} {time.monotonic() - start:.1f} s", flush=True)


def die_with_parent():
    """Linux: the child ends with this test, even when the test is killed."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


def start(command, **options):
    return subprocess.Popen(command, start_new_session=True,
                            preexec_fn=die_with_parent, text=True, **options)


def stop(process):
    """Ends a process started by start(), and what that one started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(timeout=10)
            return
        except ProcessLookupError:
            process.wait()
            return
        except subprocess.TimeoutExpired:
            continue


def run(command, accept=(0,), merge_errors=True, **options):
    """Output and exit code of a command; Failed, with the output, when the code
    is not an accepted one."""
    errors = subprocess.STDOUT if merge_errors else subprocess.PIPE
    process = start(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                    stderr=errors, **options)
    try:
        output, error_output = process.communicate()
    except BaseException:
        stop(process)
        raise
    if process.returncode not in accept:
        shown = "\n".join((output + (error_output or "")).splitlines()[-80:])
        raise Failed(f"`{' '.join(map(str, command))}` ended with "
                     f"{process.returncode}:\n{shown}")
    return output, process.returncode


def clean_environment():
    """This process's environment without anything that could lead Terraform or
    the AWS CLI to a real account, or change what they print."""
    kept = {name: value for name, value in os.environ.items()
            if not name.startswith(("AWS_", "TF_", "MOTO_"))}
    kept.update(
        AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test",
        AWS_REGION="ap-south-1", AWS_DEFAULT_REGION="ap-south-1",
        AWS_CONFIG_FILE=os.devnull, AWS_SHARED_CREDENTIALS_FILE=os.devnull,
        AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="",
        AWS_MAX_ATTEMPTS="5",  # what the mock cannot do must fail soon, not after 25 tries
        NO_PROXY="127.0.0.1", no_proxy="127.0.0.1",
        TF_IN_AUTOMATION="1", TF_INPUT="0", CHECKPOINT_DISABLE="1")
    return kept
