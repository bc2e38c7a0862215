"""A second verifier, written from docs/audit-format.md alone. Python 3 standard library and the openssl command.

verify.py FILE... [--checkpoints DIR] [--public-key FILE]   prints per file "good" or "bad RECORD"; status 1 when bad.
"""
import argparse, base64, datetime, hashlib, json, pathlib, subprocess, sys, tempfile

def jcs(value):  # RFC 8785 for what a record holds: ASCII names, text, whole numbers, true, false, null, lists.
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

def sha(data):
    return hashlib.sha256(data).digest()

def milliseconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000

def signed(note, keys):
    """The text of a note that bears a good signature of a trusted key. Without keys no signature is checked."""
    text, _, lines = note.rpartition("\n\n")
    text, good = text + "\n", not keys
    for line in lines.splitlines():
        _, name, value = line.split(" ")
        raw = base64.b64decode(value)
        key = keys.get((name, raw[:4].hex()))
        if key and not openssl_verifies(key, text.encode(), raw[4:]):
            return None
        good = good or bool(key)
    return text if good else None

def openssl_verifies(key, text, signature):
    with tempfile.TemporaryDirectory() as folder:
        names = [pathlib.Path(folder, name) for name in ("key.der", "text", "signature")]
        spki = bytes.fromhex("302a300506032b6570032100") + key
        for name, data in zip(names, (spki, text, signature)):
            name.write_bytes(data)
        command = "openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey {} -in {} -sigfile {}".format(*names)
        return subprocess.run(command.split(), capture_output=True).returncode == 0

def verify(lines, checkpoints, keys):
    """0 for a good log, else the first record at which it is known to be bad."""
    previous, tree, latest, bare, dressed, removed = "0" * 64, [], 0, [], False, 0
    number = 0
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
            header, payload = record["header"], record["payload"]
            leaf = sha(b"\0" + jcs(header).encode())
            whole = jcs(record) == line and set(record) == {"hash", "header", "payload"} and record["hash"] == leaf.hex()
            linked = header["sequence"] == number and header["previous"] == previous and header["version"] == 1
            about = header["code"].startswith("HB5")
            parts = payload is None or set(payload) == {"event", "salt"} and isinstance(payload["event"], dict)
            fits = not (dressed or about) if payload is None else sha(jcs(payload).encode()).hex() == header["payload"]
            if not (whole and linked and fits and parts):
                return number
            bare += [number] if payload is None else []
            dressed = dressed or not (about or payload is None)
            now = milliseconds(header["recordedAt"])
            told = {"HB5001I": "size", "HB5003I": "upTo"}.get(header["code"])
            told = told and int(payload["event"]["details"][told])
        except (ValueError, KeyError, TypeError, AttributeError):
            return number
        if now < latest - 5000:
            return number
        latest, previous, size = max(latest, now), record["hash"], number
        while size % 2 == 0:
            leaf, size = sha(b"\1" + tree.pop() + leaf), size // 2
        tree.append(leaf)
        if number in checkpoints:
            root = tree[-1]
            for left in reversed(tree[:-1]):
                root = sha(b"\1" + left + root)
            text = signed(checkpoints[number], keys)
            if not text or text.split("\n")[1:3] != [str(number), base64.b64encode(root).decode()]:
                return number
        if header["code"] == "HB5001I" and checkpoints and told not in checkpoints:
            return number
        if header["code"] == "HB5003I":
            removed = max(removed, told)
    unexplained = [each for each in bare if each > removed]
    return unexplained[0] if unexplained else number + 1 if any(size > number for size in checkpoints) else 0

def main():
    parser = argparse.ArgumentParser()
    for name, options in (("files", {"nargs": "+"}), ("--checkpoints", {}), ("--public-key", {})):
        parser.add_argument(name, **options)
    options = parser.parse_args()
    folder = pathlib.Path(options.checkpoints).glob("*.checkpoint") if options.checkpoints else []
    checkpoints = {int(path.stem): path.read_text("utf-8") for path in folder}
    keys = {}
    for line in pathlib.Path(options.public_key).read_text().split() if options.public_key else []:
        name, key_id, key = line.split("+", 2)
        keys[(name, key_id)] = base64.b64decode(key)[1:]
    results = []
    for name in options.files:
        with open(name, encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
            results.append(verify((line.rstrip("\n") for line in lines), checkpoints, keys))
        print(f"bad {results[-1]}" if results[-1] else "good")
    sys.exit(1 if any(results) else 0)

main()
