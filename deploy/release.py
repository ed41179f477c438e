"""Makes what a release consists of, into `dist/`: `make release SIGNING_KEY=~/.ssh/sangdam_release`.

The source as an archive, the list of all packages with their hashes (SBOM, CycloneDX), the texts of their licences, and the
checksums of the three, signed. Whoever holds a key of `deploy/allowed_signers` may release; who installs checks both:

    ssh-keygen -Y verify -f allowed_signers -I release -n sangdam-release -s SHA256SUMS.sig < SHA256SUMS
    sha256sum -c SHA256SUMS
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

from deploy.third_party import ROOT, texts

SIGNERS = Path("deploy/allowed_signers")
NAMESPACE, IDENTITY = "sangdam-release", "release"


class NotReady(Exception):
    """Something is missing for a release; the sentence says what."""


def run(*words: str, cwd: Path = ROOT) -> bytes:
    """What a program prints; its failure is ours."""
    return subprocess.run(words, cwd=cwd, check=True, capture_output=True).stdout


def refuse_if_not_ready(root: Path, key: Path) -> str:
    """The version to release; `NotReady` names what is missing."""
    version = str(tomllib.loads((root / "pyproject.toml").read_text())["project"]["version"])
    if run("git", "status", "--porcelain", cwd=root):
        raise NotReady("there are changes that are not committed")
    if f"## {version}\n" not in (root / "CHANGELOG.md").read_text():
        raise NotReady(f"CHANGELOG.md has no section {version}")
    public = key.with_name(f"{key.name}.pub")
    if not key.is_file() or not public.is_file():
        raise NotReady(f"there is no key pair at {key}; set SIGNING_KEY, or make one: ssh-keygen -t ed25519 -f {key}")
    if public.read_text().split()[1] not in (root / SIGNERS).read_text():
        raise NotReady(
            f'{SIGNERS} does not list this key; add: {IDENTITY} namespaces="{NAMESPACE}" {public.read_text()}'
        )
    return version


def make(root: Path, target: Path, key: Path, sbom_tool: str) -> list[Path]:
    """Every file of the release, the signature last."""
    version = refuse_if_not_ready(root, key)
    target.mkdir(parents=True, exist_ok=True)
    name = f"sangdam-{version}"
    archive, sbom, notices = (target / f"{name}{end}" for end in (".tar.gz", ".cdx.json", "-licences.txt"))
    source = run("git", "archive", "--format=tar", f"--prefix={name}/", "HEAD", cwd=root)
    archive.write_bytes(gzip.compress(source, mtime=0))
    run(
        sbom_tool, "requirements", "requirements.lock", "--pyproject", "pyproject.toml", "--output-reproducible",
        "--output-file", str(sbom), cwd=root,
    )  # fmt: skip
    notices.write_text("".join(texts()), "utf-8")
    sums = target / "SHA256SUMS"
    sums.write_text("".join(f"{_sum(path)}  {path.name}\n" for path in (archive, sbom, notices)))
    signature = target / "SHA256SUMS.sig"
    signature.unlink(missing_ok=True)
    run("ssh-keygen", "-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE, str(sums))
    return [archive, sbom, notices, sums, signature]


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    """Read the options, make the files, and say where they are."""
    options = argparse.ArgumentParser(description="Make a release.")
    options.add_argument("--key", type=Path, required=True, help="the private key that signs")
    options.add_argument("--sbom-tool", default="cyclonedx-py")
    options.add_argument("--target", type=Path, default=ROOT / "dist")
    told = options.parse_args()
    try:
        made = make(ROOT, told.target, told.key.expanduser(), told.sbom_tool)
    except NotReady as problem:
        sys.exit(f"release: {problem}")
    except subprocess.CalledProcessError as failed:
        sys.exit(f"release: {failed.cmd[0]} failed: {failed.stderr.decode(errors='replace').strip()}")
    sys.stdout.write("".join(f"{path}\n" for path in made))


if __name__ == "__main__":
    main()
