"""Signs a changed manifest with the register's own key, as nobody but its operator can (src/adapters/backups/manifest.hpp)."""
import base64
import hashlib
import json
import pathlib
import subprocess
import tempfile

PKCS8_ED25519 = bytes.fromhex("302e020100300506032b657004220420")


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def ed25519(seed, message):
    with tempfile.TemporaryDirectory() as folder:
        key, text = pathlib.Path(folder, "key.der"), pathlib.Path(folder, "text")
        key.write_bytes(PKCS8_ED25519 + seed)
        text.write_bytes(message)
        command = ["openssl", "pkeyutl", "-sign", "-rawin", "-keyform", "DER", "-inkey", str(key), "-in", str(text)]
        return subprocess.run(command, capture_output=True, check=True).stdout


def signed_manifest(manifest, log_key):
    """The manifest's text with a signature for what it says now."""
    seed = base64.b64decode(log_key.read_text().splitlines()[1])
    public = base64.b64decode(manifest["log_keys"][-1].split("+", 2)[2])[1:]
    manifest = {name: value for name, value in manifest.items() if name != "signature"}
    text = b"redress-backup/v1\n" + base64.b64encode(hashlib.sha256(canonical(manifest)).digest()) + b"\n"
    name = manifest["origin"] + "/backup"
    key_id = hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]
    manifest["signature"] = "— " + name + " " + base64.b64encode(key_id + ed25519(seed, text)).decode() + "\n"
    return canonical(manifest).decode() + "\n"
