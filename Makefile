# The front door. Every target is a line or two; the work is in cargo and the test programs.
PREFIX ?= /usr/local
DESTDIR ?=
CARGO ?= cargo
CFLAGS ?= -O2
OUT = $(or $(CARGO_TARGET_DIR),target)/release
PYTHON = $(or $(CARGO_TARGET_DIR),target)/python
VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)

# Debian packages by what needs them.
DEMO_PACKAGES = gcc libc6-dev libdqlite-dev
TEST_PACKAGES = $(DEMO_PACKAGES) g++ clang binutils valgrind pkg-config make python3-venv \
	libraft-dev libsqlite3-dev libnats-dev nats-server libzookeeper-mt-dev zookeeper default-jre-headless

.PHONY: demo test header readme lock python install install-files deps-demo deps-test lib

demo: deps-demo lib
	gcc -std=gnu11 $(CFLAGS) -Wall -Wextra -Wpedantic -Werror -Iinclude -o $(OUT)/demo examples/dqlite.c $(OUT)/libderrno.a -ldqlite
	$(OUT)/demo

test: deps-test
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --exclude derrno-ffi --all-targets --all-features -- -D warnings
	$(CARGO) clippy -p derrno-ffi --all-features -- -D warnings # alone: the tests' serde would bring std into it
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --all-features
	$(CARGO) test --workspace

# The compiler's own arithmetic helpers leave the archive: a C compiler brings the same ones.
lib:
	$(CARGO) build --release -p derrno-ffi
	ar t $(OUT)/libderrno.a | sed '/^derrno\./d' | sort -u | xargs -r ar dD $(OUT)/libderrno.a

# Generated files: each is compared by a test, which names the target to run.
header:
	$(CARGO) run -q -p derrno-tests --bin header
readme:
	DERRNO_README=write $(CARGO) test -q -p derrno-tests --test readme
lock:
	DERRNO_LOCK=write $(CARGO) test -q -p derrno-tests --test lock

# A Python with the clients that the tests drive.
python: $(PYTHON)/made
$(PYTHON)/made: tests/requirements.txt
	python3 -m venv $(PYTHON)
	$(PYTHON)/bin/pip install -q --disable-pip-version-check --no-deps --ignore-requires-python -r tests/requirements.txt
	touch $@

install: lib install-files

install-files:
	install -d $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig
	install -m 644 include/derrno.h $(DESTDIR)$(PREFIX)/include
	install -m 644 $(OUT)/libderrno.a $(DESTDIR)$(PREFIX)/lib
	install -m 755 $(OUT)/libderrno.so $(DESTDIR)$(PREFIX)/lib/libderrno.so.$(VERSION)
	ln -sf libderrno.so.$(VERSION) $(DESTDIR)$(PREFIX)/lib/libderrno.so.0
	ln -sf libderrno.so.0 $(DESTDIR)$(PREFIX)/lib/libderrno.so
	sed 's,@PREFIX@,$(PREFIX),; s,@VERSION@,$(VERSION),' ffi/derrno.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/derrno.pc

deps-demo: ; @$(call install_missing,$(DEMO_PACKAGES))
deps-test: ; @$(call install_missing,$(TEST_PACKAGES))

# Installs Debian packages that are missing when it may, else says which.
define install_missing
missing=; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
[ -z "$$missing" ] && exit 0; \
sudo=; [ "$$(id -u)" = 0 ] || { sudo -n true 2>/dev/null && sudo="sudo -n"; } || \
	{ echo "Missing Debian packages. Run: apt-get install$$missing" >&2; exit 1; }; \
$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing
endef
