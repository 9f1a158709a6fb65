"""Prints client,code,text: what clients print, as they tell when they are asked. The code is a number or a
class, empty where the client does not tell."""

import csv
import inspect
import pathlib
import re
import sys
import zipfile

out = csv.writer(sys.stdout, lineterminator="\n")


def nats_py():
    import nats.errors
    import nats.js.errors

    for module in (nats.errors, nats.js.errors):
        for name, cls in inspect.getmembers(module, inspect.isclass):
            # Classes that only pass on what a server said have no text of their own.
            if cls.__module__ != module.__name__ or "__str__" not in vars(cls):
                continue
            try:
                text = str(cls())
            except TypeError:  # it wants to be told more
                continue
            if text.startswith("nats: ") and "None" not in text:
                out.writerow(["nats-py", name, text])


def keeper_exception():
    """The classes nested in KeeperException, and the texts of its Code, from the jar."""
    jar = zipfile.ZipFile("/usr/share/java/zookeeper.jar")
    names = (re.fullmatch(r"org/apache/zookeeper/KeeperException\$([A-Z]\w+)\.class", name) for name in jar.namelist())
    for name in names:
        if name and name[1] not in ("Code", "CodeDeprecated"):
            out.writerow(["KeeperException class", "", name[1]])
    data = jar.read("org/apache/zookeeper/KeeperException.class")
    at, count = 10, int.from_bytes(data[8:10], "big")
    texts, strings, place = {}, [], 1
    while place < count:
        tag = data[at]
        if tag == 1:
            size = int.from_bytes(data[at + 1 : at + 3], "big")
            texts[place] = data[at + 3 : at + 3 + size].decode("utf-8", "replace")
            at += 3 + size
        elif tag == 8:
            strings.append(int.from_bytes(data[at + 1 : at + 3], "big"))
            at += 3
        else:
            at += {7: 3, 16: 3, 15: 4, 5: 9, 6: 9}.get(tag, 5)
            place += tag in (5, 6)
        place += 1
    for string in strings:
        # What is no text of a code: `KeeperErrorCode = ` and the names of fields.
        if texts[string].strip() and not texts[string].startswith(("KeeperErrorCode", " for ", "Unknown error", "\x01")):
            out.writerow(["KeeperException", "", texts[string]])


def block(text, start):
    """From after a `{` to its `}`."""
    depth, at = 1, start
    while depth:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
    return text[start:at]


def displayed(folder, files="src/**/*.rs"):
    """The texts that the types of a Rust crate display: what stands in quotes in an `impl Display`, or in the
    attribute of thiserror."""
    texts = set()
    for path in sorted(pathlib.Path(folder).glob(files)):
        source = re.split(r"#\[cfg\(test\)\]\s*mod ", path.read_text())[0]
        bodies = [block(source, found.end()) for found in re.finditer(r"\bDisplay for \w+[^{]*{", source)]
        for body in bodies + re.findall(r"#\[error\(.*?\)\]", source, re.S):
            body = re.sub(r"#\[cfg\(.*?\)\]", "", body)
            texts.update(text.replace('\\"', '"') for text in re.findall(r'"((?:[^"\\]|\\.)*)"', body))
    return sorted(texts)


def nats_rs(folder):
    for text in displayed(folder):
        out.writerow(["nats.rs", "", text])


def rusqlite(folder, bindings):
    """What the bindings say of each constant of SQLite, and what rusqlite says of itself."""
    source = pathlib.Path(bindings, "src/error.rs").read_text()
    for name, text in re.findall(r'^\s+(?:super::)?(SQLITE_\w+)\s*=>\s*(?:{\s*)?"([^"]+)"', source, re.M):
        out.writerow(["rusqlite", name, text])
    for text in displayed(folder, "src/error.rs"):
        out.writerow(["rusqlite", "", text])


def tonic(folder):
    source = pathlib.Path(folder, "src/status.rs").read_text()
    numbers = dict(re.findall(r"^    (\w+) = (\d+),$", source, re.M))
    body = block(source, re.search(r"fn description[^{]*{", source).end())
    for name, text in re.findall(r'Code::(\w+) =>\s*(?:{\s*)?"([^"]+)"', body):
        out.writerow(["tonic", numbers[name], text])


def openssl():
    """The reasons that the library has for 1000 and the number of an alert."""
    import ctypes

    ssl, crypto = ctypes.CDLL("libssl.so.3"), ctypes.CDLL("libcrypto.so.3")
    reason = crypto.ERR_reason_error_string
    reason.restype, reason.argtypes = ctypes.c_char_p, [ctypes.c_ulong]
    ssl.OPENSSL_init_ssl(ctypes.c_uint64(0x200000), None)  # OPENSSL_INIT_LOAD_SSL_STRINGS
    for alert in range(256):
        if text := reason(20 << 23 | 1000 + alert):
            out.writerow(["OpenSSL", alert, text.decode()])


def kafka():
    """The classes of kafka-python by their number, and the texts of the librdkafka in confluent-kafka. 0 is no error."""
    import confluent_kafka
    import kafka.errors

    for name, cls in vars(kafka.errors).items():
        if inspect.isclass(cls) and getattr(cls, "errno", None):
            out.writerow(["kafka-python", cls.errno, name])
    for name, number in vars(confluent_kafka.KafkaError).items():
        if name.upper() == name and isinstance(number, int) and number:
            out.writerow(["librdkafka", number, confluent_kafka.KafkaError(number).str()])


def h2(folder):
    source = pathlib.Path(folder, "src/frame/reason.rs").read_text()
    body = block(source, re.search(r"fn description[^{]*{", source).end())
    for number, text in re.findall(r'^\s+(\d+) => (?:{\s*)?"((?:[^"\\]|\\.|\\\n)*)"', body, re.M):
        out.writerow(["h2", number, re.sub(r"\\\n\s*", "", text)])


def quinn(folder):
    source = pathlib.Path(folder, "src/transport_error.rs").read_text()
    for number, text in re.findall(r'^    [A-Z_]+\(0x([0-9A-F]+)\) "([^"]+)";$', source, re.M):
        out.writerow(["quinn", int(number, 16), text])
    handshake = re.search(r'"(the cryptographic handshake failed: error ){}"', source)
    out.writerow(["quinn", 0x100, handshake[1] + "{alert}"])


{"nats-py": nats_py, "KeeperException": keeper_exception, "nats.rs": nats_rs, "rusqlite": rusqlite, "tonic": tonic,
 "openssl": openssl, "kafka": kafka, "h2": h2, "quinn": quinn}[sys.argv[1]](*sys.argv[2:])
