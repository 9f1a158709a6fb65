# The front door. Every target is a line or two; the work is in cargo and the test programs.
PREFIX ?= /usr/local
DESTDIR ?=
CARGO ?= cargo
CFLAGS ?= -O2
OUT = target/release

# Debian packages by what needs them.
DEMO_PACKAGES = gcc libc6-dev libdqlite-dev
TEST_PACKAGES = $(DEMO_PACKAGES) g++ clang binutils valgrind pkg-config make

.PHONY: demo test header readme lock install deps-demo deps-test lib

demo: deps-demo lib
	gcc -std=c11 $(CFLAGS) -Wall -Wextra -Iinclude -o target/demo examples/dqlite.c $(OUT)/libderrno.a -ldqlite
	target/demo

test: deps-test
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets --all-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --all-features
	$(CARGO) test --workspace

lib:
	$(CARGO) build --release -p derrno-ffi

# Generated files: each is compared by a test, which names the target to run.
header:
	$(CARGO) run -q -p derrno-tests --bin header
readme:
	DERRNO_README=write $(CARGO) test -q -p derrno-tests --test readme
lock:
	DERRNO_LOCK=write $(CARGO) test -q -p derrno-tests --test lock

install: lib
	install -d $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(PREFIX)/lib/pkgconfig

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
