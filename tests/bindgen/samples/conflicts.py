"""Which arguments exclude each other, as the provider says it of objects that have all of
them: {type: [[argument, argument], ...]}, of each group one."""
import json
import re

PAIR = re.compile(r'"([\w.]+)": conflicts with ([\w.]+)|Attribute "([^"]+)" cannot be specified when "([^"]+)" is specified')
GROUP = re.compile(r"only one of `([^`]*)` can be specified")


def path_of(words):
    """The path of an argument without its places in lists."""
    return re.sub(r"\[[^\]]*\]|\.0(?=\.|$)", "", words)


def conflicts(messages):
    """Of the messages (owner, text) of one or more configurations."""
    found = {}
    for owner, text in messages:
        section, kind, name = owner.split(".") if owner.count(".") == 2 else ("", "", "")
        if (section, name) != ("resource", "every"):
            continue
        pair, group = PAIR.search(text), GROUP.search(text)
        words = [word for word in pair.groups() if word] if pair else group[1].split(",") if group else []
        if words:
            found.setdefault(kind, set()).add(tuple(sorted({path_of(word) for word in words})))
    return {kind: sorted(map(list, groups)) for kind, groups in sorted(found.items())}


def text_of(found):
    """A line for each type."""
    return "{\n" + ",\n".join(f"  {json.dumps(kind)}: {json.dumps(groups)}" for kind, groups in found.items()) + "\n}\n"
