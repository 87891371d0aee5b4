#!/usr/bin/env python3
"""A configuration, converted to a program that writes it again: the two say the same.

With --committed the program is compared with that file, and --program is it compiled; else it is
compiled here. Several configurations are taken as one, without what is not in all of them.
"""
import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

SECTIONS = ("resource", "data", "ephemeral", "variable", "locals", "output", "module", "moved", "import", "check", "provider")


def merged(files):
    whole = {}
    for file in files:
        for section, content in json.loads(Path(file).read_text()).items():
            if isinstance(content, dict) and section in SECTIONS:
                for key, value in content.items():
                    if section in ("resource", "data", "ephemeral"):
                        whole.setdefault(section, {}).setdefault(key, {}).update(value)
                    else:
                        whole.setdefault(section, {})[key] = value
    return whole


def plain(value):
    """Without comments, and with one block as it would be with more."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items() if key != "//" and inner is not None}
    if isinstance(value, list):
        return plain(value[0]) if len(value) == 1 and isinstance(value[0], dict) else [plain(inner) for inner in value]
    return value


def differences(old, new, path):
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted({*old, *new}):
            if key not in old or key not in new:
                yield f"{path}/{key} is only in {'the new' if key in new else 'the old'} one"
            else:
                yield from differences(old[key], new[key], f"{path}/{key}")
    elif old != new:
        yield f"{path}: {json.dumps(old)[:200]} became {json.dumps(new)[:200]}"


def run(arguments, **more):
    done = subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True, check=False, **more)
    if done.returncode != 0:
        sys.exit(f"FAILED: {' '.join(map(str, arguments[:3]))} ...\n{done.stdout}{done.stderr}")
    return done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("convert", "schema", "overlay", "work"):
        parser.add_argument(f"--{name}", required=True, type=Path)
    for name in ("committed", "program", "library", "include"):
        parser.add_argument(f"--{name}", type=Path)
    parser.add_argument("--compiler")
    parser.add_argument("--name", required=True)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)

    schema = options.work / "schema.json"
    schema.write_bytes(gzip.decompress(options.schema.read_bytes()))
    source = options.files[0]
    if len(options.files) > 1:
        source = options.work / "merged.tf.json"
        whole = merged(options.files)
        whole["provider"] = {"aws": [{"region": "ap-south-1"}, {"alias": "us_east_1", "region": "us-east-1"}]}
        source.write_text(json.dumps(whole, indent=2))
    text = run([options.convert, source, "--name", options.name, "--bindings", f"aws={schema},{options.overlay}"])

    program = options.program
    if options.committed:
        if text != options.committed.read_text():
            new = options.work / "new.cpp"
            new.write_text(text)
            sys.exit(f"FAILED: convert writes another program than {options.committed}; see {new}")
    else:
        file, program = options.work / "converted.cpp", options.work / "converted"
        file.write_text(text)
        run([options.compiler, "-std=c++20", "-DECIA_SYNTH_COMPILED", f"-I{options.include}", file, options.library, "-o", program])
    out = options.work / "out"
    run([program.resolve(), options.name, "--quiet", "--out", out])

    old, new = (json.loads(file.read_text()) for file in (source, out / options.name / "main.tf.json"))
    found = [line for section in SECTIONS for line in differences(plain(old.get(section, {})), plain(new.get(section, {})), section)]
    if found:
        sys.exit("FAILED: what the program writes is another configuration:\n" + "\n".join(found[:40]))
    objects = sum(len(names) for section in SECTIONS[:3] for names in old.get(section, {}).values())
    print(f"{source.name}: {objects} objects, the same again")


if __name__ == "__main__":
    main()
