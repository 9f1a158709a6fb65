# The front door. Every target is a line or two; the work is in cargo and the test programs.
PREFIX ?= /usr/local
DESTDIR ?=
LIBDIR ?= $(PREFIX)/lib
INCLUDEDIR ?= $(PREFIX)/include
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DOCDIR ?= $(PREFIX)/share/doc/derrno
TOOL ?= $(OUT)/derrno
CARGO ?= cargo
CFLAGS ?= -O2
BUILD = $(or $(CARGO_TARGET_DIR),target)
OUT = $(BUILD)/release
PYTHON = $(BUILD)/python
NODE = $(BUILD)/node
TOOLS = $(BUILD)/tools
FIRMWARE = $(BUILD)/firmware
FUZZ = $(BUILD)/fuzz
FUZZ_SECONDS ?= 20
VERSION = $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)

# Debian packages by what needs them.
DEMO_PACKAGES = gcc libc6-dev libdqlite-dev
FIRMWARE_PACKAGES = rustc-web rust-web-src cargo-web lld-22 gcc-arm-none-eabi libnewlib-arm-none-eabi \
	qemu-system-arm qemu-system-misc
CHECK_PACKAGES = gcc libc6-dev g++ clang
TEST_PACKAGES = $(DEMO_PACKAGES) $(FIRMWARE_PACKAGES) g++ clang binutils zstd valgrind pkg-config make python3-venv \
	linux-libc-dev linux-libc-dev-mips-cross linux-libc-dev-sparc64-cross linux-libc-dev-alpha-cross \
	linux-libc-dev-hppa-cross linux-libc-dev-powerpc-cross libnewlib-dev picolibc-arm-none-eabi mingw-w64-common \
	musl-tools liblwip-dev postgresql-15 libpq5 nginx-light libssl-dev openssl libnghttp2-dev libnghttp3-dev libngtcp2-dev curl \
	libraft-dev librdkafka-dev libsqlite3-dev libnats-dev nats-server libzookeeper-mt-dev zookeeper default-jre-headless \
	cmake ninja-build meson mandoc dpkg-dev debhelper libboost-system-dev gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64-posix wine64 gcc-i686-linux-gnu \
	libc6-dev-i386-cross gcc-s390x-linux-gnu libc6-dev-s390x-cross qemu-user \
	$(if $(shell command -v npm || :),,nodejs npm)

BENCH_PACKAGES = gcc g++ libc6-dev clang-22 lld-22 binutils gperf python3-venv libboost-system-dev libgpg-error-dev \
	libnats-dev librdkafka-dev libsqlite3-dev libuv1-dev libzookeeper-mt-dev ripgrep

.PHONY: help demo check test bench storm live header readme lock regenerate measure upstream python wheel node fuzz install install-files uninstall tool deb amalgamation dist embedded semver capi deps-demo deps-firmware \
	deps-bench bench-programs bench-scan deps-test deps-check lib defmt-print firmware firmware-rust firmware-lib firmware-c

# The first target, so that `make` alone says what there is.
help:
	@echo "make demo         provoke the errors of a real dqlite node and explain each"
	@echo "make check        one or two minutes: format, lints, core, catalogue, lock, headers"
	@echo "make test         everything: also all 2^32 numbers, C, upstream, real servers, boards in QEMU"
	@echo "make regenerate   write every generated file that is no measurement; then read the diff"
	@echo "  make header     ... the headers of include/ alone"
	@echo "  make lock       ... the files of tests/lock alone, and the headers"
	@echo "  make readme     ... the tables of the README and of docs/ alone"
	@echo "  make upstream   ... tests/upstream/SUMMARY.md, printing every difference from upstream"
	@echo "make measure      write every measured figure: flash, instructions, nanoseconds (takes minutes)"
	@echo "  make bench      ... benches/RESULTS.md alone"
	@echo "make bench-scan   derrno scan beside grep and ripgrep: benches/SCAN.md"
	@echo "make storm        retry beside its rivals in simulated time: docs/RETRY-STORM.md (takes minutes)"
	@echo "make live         real servers only, REPEAT=n times over, with FAULTS=n faults under the retry engine"
	@echo "make fuzz         each decoder under cargo-fuzz for FUZZ_SECONDS=n; 10^8 steps of the retry engine"
	@echo "make firmware     run the firmware examples on a board in QEMU"
	@echo "make install      headers, libraries, tool and manual below PREFIX=/usr/local; make uninstall removes them"
	@echo "make deb          a Debian package of them"
	@echo "make amalgamation one folder of C99 for firmware: lookup, retry, logging; Zephyr, ESP-IDF, PlatformIO, CMake"
	@echo "make semver       whether the Rust crates break their users since the last release, or BASE=a revision"
	@echo "make capi         the C library as cargo-c installs it, and a program of it"
	@echo "make dist         a release in one folder: source, crates, wheel, amalgamation, checksums"

demo: deps-demo lib
	gcc -std=gnu11 $(CFLAGS) -Wall -Wextra -Wpedantic -Werror -Iinclude -o $(OUT)/demo examples/dqlite.c $(OUT)/libderrno.a -ldqlite
	$(OUT)/demo

# A stale header is said first: it would fail C programs with riddles.
check: deps-check
	$(CARGO) fmt --all --check
	$(CARGO) run -q -p derrno-header -- --check
	$(CARGO) clippy -q --workspace --exclude derrno-ffi --all-targets --all-features -- -D warnings
	$(CARGO) clippy -q --release -p derrno-ffi --all-features -- -D warnings # alone: the tests' serde would bring std into it; release, where a panic aborts
	$(CARGO) test -q -p derrno --all-features --no-fail-fast
	$(CARGO) test -q -p derrno-tests --no-fail-fast --test catalog --test lock --test tables --test own --test wire --test readme -- --skip demo
	$(CARGO) test -q -p derrno-tests --test c the_headers
	$(CARGO) test -q -p derrno-tests --test features --test exhaustive -- each_system every_domain_is

test: deps-test
	$(CARGO) fmt --all --check
	$(CARGO) test -q --workspace --test c the_headers_match # of the build that the tests below are
	$(CARGO) clippy --workspace --exclude derrno-ffi --all-targets --all-features -- -D warnings
	$(CARGO) clippy --release -p derrno-ffi --all-features -- -D warnings # alone: the tests' serde would bring std into it; release, where a panic aborts
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --all-features
	$(CARGO) test --workspace --no-fail-fast # one run shows every failure

# The compiler's own arithmetic helpers leave the archive: a C compiler brings the same ones.
lib:
	$(CARGO) build --release -p derrno-ffi
	ar t $(OUT)/libderrno.a | sed '/^derrno\./d' | sort -u | xargs -r ar dD $(OUT)/libderrno.a

# Firmware: Debian's compiler builds `core` from Debian's source. All programs share one folder and
# one profile, so that `core` is built once per target.
TARGET ?= thumbv7m-none-eabi
CROSS = RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$(abspath $(FIRMWARE)) DEFMT_LOG=info \
	CARGO_TARGET_$(shell echo $(TARGET) | tr a-z- A-Z_)_LINKER=ld.lld-22 \
	CARGO_PROFILE_RELEASE_OPT_LEVEL=s /usr/bin/cargo
FOR_TARGET = --release --locked -Z build-std=core --target $(TARGET)
firmware-rust:
	cd tests/firmware/rust && $(CROSS) build $(FOR_TARGET)

# Builds and runs the two examples in QEMU, and prints what they logged.
QEMU = timeout 60 qemu-system-arm -M lm3s6965evb -display none -serial stdio -semihosting-config enable=on,target=native -kernel
firmware: deps-firmware
	@cd examples/firmware-rust && $(CROSS) build -q $(FOR_TARGET)
	@$(MAKE) -s firmware-c C=examples/firmware-c/main.c
	@for program in $(TARGET)/release/firmware c/main; do \
		$(QEMU) $(FIRMWARE)/$$program > $(FIRMWARE)/serial && \
		$(CARGO) run -q -p derrno-cli -- decode --table examples/firmware-rust/pump.csv $(FIRMWARE)/serial || exit 1; done

# C for the board lm3s6965evb: any $(C), with the start-up code of the example.
EXAMPLE_C = examples/firmware-c
firmware-lib: TARGET = thumbv7m-none-eabi
firmware-lib:
	$(CROSS) rustc -p derrno-ffi --crate-type staticlib $(FOR_TARGET)
firmware-c: firmware-lib
	mkdir -p $(FIRMWARE)/c
	arm-none-eabi-gcc -mcpu=cortex-m3 -mthumb -std=c11 -Os -Wall -Wextra -Werror -ffreestanding -nostdlib \
		-Wl,--gc-sections,-z,noexecstack -T $(EXAMPLE_C)/lm3s6965evb.ld $(C_FLAGS) -I include -I $(EXAMPLE_C) $(C) $(EXAMPLE_C)/board.c \
		$(FIRMWARE)/thumbv7m-none-eabi/release/libderrno.a -lgcc -o $(FIRMWARE)/c/$(basename $(notdir $(C)))
defmt-print: $(TOOLS)/bin/defmt-print
$(TOOLS)/bin/defmt-print:
	$(CARGO) install -q --root $(TOOLS) defmt-print --version 1.2.0 --locked

# Real servers only, REPEAT times over. With DERRNO_LIVE=write in the environment the texts that the programs
# must print are written instead of compared. The retry engine writes under FAULTS faults; `make test` has 3.
REPEAT ?= 1
FAULTS ?= 30
live: deps-test
	@for run in $$(seq $(REPEAT)); do \
		DERRNO_FAULTS=$(FAULTS) $(CARGO) test -p derrno-tests --test live || { echo "live: run $$run of $(REPEAT) failed, see its failures above"; exit 1; }; \
	done; echo "live: $(REPEAT) of $(REPEAT) passed"

# `derrno scan` beside grep and ripgrep with the same words, in one run, on SCAN_MB of text: writes benches/SCAN.md and
# the quote in docs/TOOL.md.
SCAN_MB ?= 1000
bench-scan: deps-bench
	$(CARGO) build -q --release -p derrno-cli
	$(CARGO) build -q --release -p derrno-text --example words
	benches/scan.sh $(OUT)/derrno $(OUT)/examples/words $(SCAN_MB) > $(OUT)/scan.md
	cp $(OUT)/scan.md benches/SCAN.md
	DERRNO_README=write $(CARGO) test -q -p derrno-tests --test readme scan_that_is_quoted

# What a lookup costs: writes benches/RESULTS.md, benches/plot.svg and the quotes in docs/COSTS.md. BENCH=quick
# measures less, and writes nothing.
bench: bench-programs
	BENCH_PACKAGES="$(BENCH_PACKAGES)" $(CARGO) run --release -p derrno-benches -- $(if $(filter quick,$(BENCH)),--rounds 3)

# What clients do to a server that fails, in simulated time: prints the figures and whether each target
# is met, and writes docs/RETRY-STORM.md, its pictures and the README's quotes.
storm:
	$(CARGO) run --release -p derrno-storm

# What it measures in other languages than Rust.
bench-programs: deps-bench lib python
	mkdir -p $(OUT)/benches/made
	$(MAKE) -s -f benches/programs.mk BUILD=$(BUILD) OUT=$(OUT) PYTHON=$(PYTHON) CARGO=$(CARGO) CFLAGS="$(CFLAGS)"

# Generated files: each is compared by a test, which names the target to run.
header:
	$(CARGO) run -q -p derrno-header
lock: header
	DERRNO_LOCK=write $(CARGO) test -q -p derrno-tests --test lock
	DERRNO_LOCK=write $(CARGO) test -q -p derrno-tests --test retry golden
readme:
	DERRNO_README=write $(CARGO) test -q -p derrno-tests --test readme -- --skip demo
	DERRNO_README=write $(CARGO) test -q -p derrno-cli --test list examples_of_the_page

# Every generated file that is no measurement: headers, locks, the tables of the README and of docs/, what
# differs from upstream.
regenerate: lock readme upstream

# Every measured figure: flash, instructions, nanoseconds. Takes minutes.
measure: deps-test
	DERRNO_README=write $(CARGO) test -q -p derrno-tests --test firmware cost
	DERRNO_README=write $(CARGO) test -q -p derrno-tests --test counts
	$(MAKE) -s bench

# Writes the summary and prints every difference from upstream. Newer releases may be named, as in
# `make upstream KAZOO=2.12.0 FLUSS_RS=1.1.0`: what derrno lacks or has too many is printed.
NEWER_PYTHON = $(KAZOO:%=kazoo==%) $(NATS_PY:%=nats-py==%) $(DQLITEPY:%=dqlitepy==%) $(FAUNA_PY:%=fauna==%) $(PYFLUSS:%=pyfluss==%)
NEWER_NODE = $(FAUNA_JS:%=fauna@%)
upstream:
	DERRNO_UPSTREAM=$(if $(strip $(NEWER_PYTHON) $(NEWER_NODE) $(FLUSS_RS)),report,write) \
		RUST_BACKTRACE=0 $(CARGO) test -q -p derrno-tests --test upstream -- --nocapture --test-threads=1

# Each decoder under the fuzzer, from the samples of the tests, for FUZZ_SECONDS; and the retry engine, Rust and C
# together, for FUZZ_STEPS, of which a run takes 1000 or more.
FUZZ_STEPS ?= 100000000
fuzz: $(TOOLS)/bin/cargo-fuzz
	$(CARGO) run -q -p derrno-tests --bin seeds $(FUZZ)/corpus
	mkdir -p $(FUZZ)/corpus/retry
	for target in $$(cd tests/fuzz/fuzz_targets && ls | sed 's/\.rs//'); do \
		limit=-max_total_time=$(FUZZ_SECONDS); \
		[ $$target != retry ] || limit=-runs=$$(($(FUZZ_STEPS) / 1000)); \
		PATH="$(abspath $(TOOLS))/bin:$$PATH" RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$(abspath $(FUZZ)) \
		$(CARGO) fuzz run --fuzz-dir tests/fuzz $$target $(FUZZ)/corpus/$$target -- \
		$$limit -print_final_stats=1 || exit 1; done
$(TOOLS)/bin/cargo-fuzz:
	$(CARGO) install -q cargo-fuzz --version 0.13.1 --locked --root $(TOOLS)

# A Python with derrno from this tree, and the clients that the tests drive.
python: $(PYTHON)/made wheel
	$(PYTHON)/bin/pip install -q --disable-pip-version-check --no-deps --force-reinstall $(WHEEL)
	$(if $(strip $(NEWER_PYTHON)),rm $< && $(PYTHON)/bin/pip install -q --disable-pip-version-check --ignore-requires-python $(NEWER_PYTHON))
$(PYTHON)/made: tests/requirements.txt
	python3 -m venv $(PYTHON)
	$(PYTHON)/bin/pip install -q --disable-pip-version-check --no-deps --ignore-requires-python -r tests/requirements.txt
	touch $@

# The wheel of the Python package, for any Python from 3.10 on, and for the glibc of this machine; that of `make dist` is
# for glibc 2.17.
WHEEL = $(BUILD)/wheels/derrno-*.whl
wheel: $(PYTHON)/made
	rm -f $(BUILD)/wheels/derrno-*.whl
	$(PYTHON)/bin/maturin build -q -m python/Cargo.toml --target-dir $(BUILD) -o $(BUILD)/wheels

# Zig, which links the wheel of a release for old machines too. Half a gigabyte.
$(BUILD)/zig/made:
	python3 -m venv $(BUILD)/zig
	$(BUILD)/zig/bin/pip install -q --disable-pip-version-check ziglang==0.17.0
	touch $@

# A Python with what checks the files for embedded build systems.
embedded: $(BUILD)/embedded/made
$(BUILD)/embedded/made: tests/embedded.txt
	python3 -m venv $(BUILD)/embedded
	$(BUILD)/embedded/bin/pip install -q --disable-pip-version-check -r tests/embedded.txt
	touch $@

# A node_modules with the clients that the tests drive.
node: $(NODE)/made
	$(if $(NEWER_NODE),rm $< && npm install --loglevel=error --prefix $(NODE) --no-save --no-package-lock --no-audit --no-fund --ignore-scripts $(NEWER_NODE))
$(NODE)/made: tests/package.json
	mkdir -p $(NODE)
	cp tests/package.json $(NODE)
	npm install --loglevel=error --prefix $(NODE) --no-package-lock --no-audit --no-fund --ignore-scripts
	touch $@

install: lib tool install-files
	@test -n "$(DESTDIR)" || ldconfig 2>/dev/null || true

tool:
	$(CARGO) build --release -p derrno-cli

# Copies what is built. Everything finds itself: the folder may be moved as a whole.
from = $(shell realpath -m --relative-to=$(1) $(2))
FILLED = sed -e 's,@VERSION@,$(VERSION),' -e 's,@PREFIX_FROM_PC@,$(call from,$(LIBDIR)/pkgconfig,$(PREFIX)),' \
	-e 's,@INCLUDEDIR_FROM_PC@,$(call from,$(LIBDIR)/pkgconfig,$(INCLUDEDIR)),' \
	-e 's,@INCLUDEDIR_FROM_LIB@,$(call from,$(LIBDIR),$(INCLUDEDIR)),'
install-files:
	install -d $(DESTDIR)$(INCLUDEDIR) $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(LIBDIR)/cmake/derrno $(DESTDIR)$(BINDIR) \
		$(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man3 $(DESTDIR)$(DOCDIR)
	install -m 644 include/*.h include/*.hpp $(DESTDIR)$(INCLUDEDIR)
	install -m 644 $(OUT)/libderrno.a $(DESTDIR)$(LIBDIR)
	install -m 755 $(OUT)/libderrno.so $(DESTDIR)$(LIBDIR)/libderrno.so.$(VERSION)
	ln -sf libderrno.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libderrno.so.0
	ln -sf libderrno.so.0 $(DESTDIR)$(LIBDIR)/libderrno.so
	$(FILLED) packaging/derrno.pc.in > $(DESTDIR)$(LIBDIR)/pkgconfig/derrno.pc
	$(FILLED) packaging/derrno-config.cmake.in > $(DESTDIR)$(LIBDIR)/cmake/derrno/derrno-config.cmake
	$(FILLED) packaging/derrno-config-version.cmake.in > $(DESTDIR)$(LIBDIR)/cmake/derrno/derrno-config-version.cmake
	install -m 755 $(TOOL) $(DESTDIR)$(BINDIR)
	$(TOOL) man > $(DESTDIR)$(MANDIR)/man1/derrno.1
	install -m 644 packaging/derrno.3 $(DESTDIR)$(MANDIR)/man3
	install -m 644 LICENSE README.md CHANGELOG.md $(DESTDIR)$(DOCDIR)

# Removes what install-files would write now, with the same PREFIX and DESTDIR.
uninstall:
	@there=$$(mktemp -d) && $(MAKE) -s install-files DESTDIR=$$there && \
		(cd $$there && find . ! -type d) | sed 's,^\.,,' | while read -r file; do rm -f "$(DESTDIR)$$file"; done && \
		rmdir --ignore-fail-on-non-empty $(DESTDIR)$(LIBDIR)/cmake/derrno $(DESTDIR)$(DOCDIR) && rm -r $$there

# One folder for firmware in C: the headers that need no library, and what Zephyr, ESP-IDF, PlatformIO and CMake want.
AMALGAMATION = $(BUILD)/amalgamation/derrno-$(VERSION)
amalgamation:
	rm -rf $(AMALGAMATION) && mkdir -p $(AMALGAMATION)/include
	cp -r packaging/embedded/. $(AMALGAMATION)
	cp LICENSE $(AMALGAMATION)
	cp include/derrno.h include/derrno_inline.h include/derrno_retry.h include/derrno_log.h $(AMALGAMATION)/include
	sed -i 's/@VERSION@/$(VERSION)/' $(AMALGAMATION)/idf_component.yml $(AMALGAMATION)/library.json

# All that a release is, in one folder: docs/RELEASE.md. The same tree gives the same bytes: sorted, with the time of the
# commit, nobody's. The wheel too, by the same compiler in the same folder.
DIST ?= $(BUILD)/dist
CRATES = derrno derrno-text derrno-own derrno-cli
EPOCH = $(shell git log -1 --format=%ct)
PACKED = tar --mtime=@$(EPOCH) --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX
dist: amalgamation $(PYTHON)/made $(BUILD)/zig/made
	@git rev-parse -q --verify HEAD >/dev/null || { echo "make dist: this is no git repository, which knows what belongs to a release"; exit 1; }
	rm -rf $(DIST) && mkdir -p $(DIST)
	PATH=$(abspath $(BUILD))/zig/bin:$$PATH SOURCE_DATE_EPOCH=$(EPOCH) $(PYTHON)/bin/maturin build -q -m python/Cargo.toml \
		--zig --compatibility manylinux2014 --target-dir $(BUILD) -o $(DIST)
	git ls-files -z | $(PACKED) --null -T - --transform 's,^,derrno-$(VERSION)/,S' -c | gzip -n9 > $(DIST)/derrno-$(VERSION).tar.gz
	$(PACKED) --sort=name -C $(AMALGAMATION)/.. -c derrno-$(VERSION) | gzip -n9 > $(DIST)/derrno-$(VERSION)-embedded.tar.gz
	$(CARGO) package -q --allow-dirty --no-verify $(CRATES:%=-p %)
	cp $(CRATES:%=$(BUILD)/package/%-$(VERSION).crate) $(DIST)
	cd $(DIST) && sha256sum * > SHA256SUMS

# Whether the Rust crates break their users since BASE, the last release. Its tool takes minutes to build, so it is no part
# of `make check`; of its versions the one that reads the documentation of rustc 1.95.
BASE ?= $(shell git describe --tags --abbrev=0 2>/dev/null)
semver: $(TOOLS)/bin/cargo-semver-checks
	@test -n "$(BASE)" || { echo "make semver: there is no release yet; name a revision, as in make semver BASE=main"; exit 1; }
	PATH="$(abspath $(TOOLS))/bin:$$PATH" $(CARGO) semver-checks --baseline-rev $(BASE) -p derrno -p derrno-text -p derrno-own
$(TOOLS)/bin/cargo-semver-checks:
	$(CARGO) install -q cargo-semver-checks --version 0.48.0 --locked --root $(TOOLS)

# The C library as cargo-c installs it, by which distributions build it, and a program of it. A step of a release, too: its
# tool takes minutes to build.
CAPI = $(abspath $(BUILD))/capi
capi: $(TOOLS)/bin/cargo-cinstall
	rm -rf $(CAPI)
	PATH="$(abspath $(TOOLS))/bin:$$PATH" $(CARGO) cinstall --release -p derrno-ffi --destdir $(CAPI) --prefix / --libdir lib --target-dir $(BUILD)/cargo-c
	gcc -std=c99 $(CFLAGS) $$(PKG_CONFIG_SYSROOT_DIR=$(CAPI) PKG_CONFIG_PATH=$(CAPI)/lib/pkgconfig pkg-config --cflags --libs derrno) \
		-o $(CAPI)/api tests/c/api.c -L$(CAPI)/lib -lderrno
	LD_LIBRARY_PATH=$(CAPI)/lib $(CAPI)/api
$(TOOLS)/bin/cargo-cinstall:
	$(CARGO) install -q cargo-c --version 0.10.24+cargo-0.98.0 --debug --locked --root $(TOOLS)

# A Debian package, $(BUILD)/deb/*.deb, of what is built.
deb: lib tool
	rm -rf $(BUILD)/deb && mkdir -p $(BUILD)/deb/derrno
	cp -r packaging/debian $(BUILD)/deb/derrno/debian
	cd $(BUILD)/deb/derrno && DERRNO=$(CURDIR) DERRNO_OUT=$(abspath $(OUT)) DERRNO_TOOL=$(abspath $(TOOL)) dpkg-buildpackage -b -uc -us -d

deps-demo: ; @$(call install_missing,$(DEMO_PACKAGES))
deps-bench: ; @$(call install_missing,$(BENCH_PACKAGES))
deps-firmware: ; @$(call install_missing,$(FIRMWARE_PACKAGES))
deps-check: ; @$(call install_missing,$(CHECK_PACKAGES))
deps-test: ; @$(call install_missing,$(TEST_PACKAGES))

# Installs Debian packages that are missing when it may, otherwise says which.
define install_missing
missing=; for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
[ -z "$$missing" ] && exit 0; \
sudo=; [ "$$(id -u)" = 0 ] || { sudo -n true 2>/dev/null && sudo="sudo -n"; } || \
	{ echo "Missing Debian packages. Run: apt-get install$$missing" >&2; exit 1; }; \
$$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing
endef
