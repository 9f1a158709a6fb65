# The programs of `make bench` in C, C++ and Python, which benches/src/main.rs runs. `make bench-programs`
# reads this in the root, with BUILD, OUT, PYTHON, CARGO and CFLAGS set.
IN = $(OUT)/benches
MADE = $(IN)/made
FLAGS = $(CFLAGS) -Wall -Wextra -Wpedantic -Werror -Iinclude -I$(MADE)
C = -std=gnu11 -D_GNU_SOURCE $(FLAGS)
CLANG = clang-22 --target=x86_64-unknown-linux-gnu
PART = -DPART_NAME=$(basename $(@F)) -c -o $@
PARTS = inline_gcc inline_clang archive shared lto texts rivals
RIVALS = -lzookeeper_mt -lnats -lsqlite3 -lrdkafka -luv -lgpg-error

.PHONY: programs bitcode
.DELETE_ON_ERROR:
programs: $(IN)/c $(IN)/cpp $(IN)/python

# All ways to the same functions stand in one program, so that they run in turn: a part with a library of
# its own is linked with it beforehand, and keeps its symbols for itself.
OWN = objcopy --keep-global-symbol=$(basename $(@F)) $@
$(IN)/c: benches/c/bench.c $(PARTS:%=$(MADE)/%.o) $(IN)/libderrno.so.0
	$(CLANG) $(C) -DPARTS='$(foreach part,$(PARTS),X($(part)))' $^ $(RIVALS) -Wl,-rpath,$(abspath $(IN)) -o $@
$(MADE)/inline_gcc.o: benches/c/derrno.c
	gcc $(C) $< -DINLINE -DWAY='"inline (gcc)"' $(PART)
$(MADE)/inline_clang.o: benches/c/derrno.c
	$(CLANG) $(C) $< -DINLINE -DWAY='"inline (clang)"' $(PART)
$(MADE)/shared.o: benches/c/derrno.c
	gcc $(C) $< -DWAY='"libderrno.so"' $(PART)
$(MADE)/archive.o: benches/c/derrno.c $(OUT)/libderrno.a
	gcc $(C) $< -DWAY='"libderrno.a"' $(PART)
	ld -r $@ $(OUT)/libderrno.a -o $@.r && mv $@.r $@ && $(OWN)
$(MADE)/texts.o: benches/c/texts.c $(MADE)/fluss_java.h $(MADE)/jetstream.h $(OUT)/libderrno.a
	gcc $(C) $< $(PART)
	ld -r $@ $(OUT)/libderrno.a -o $@.r && mv $@.r $@ && $(OWN)
$(MADE)/rivals.o: benches/c/rivals.c
	gcc $(C) -DTHREADED $< $(PART)

# Across the languages: bitcode of rustc, inlined into C by a clang of the same LLVM.
BITCODE = $(BUILD)/bitcode
$(MADE)/lto.o: benches/c/derrno.c bitcode
	$(CLANG) $(C) -flto $< -DWAY='"libderrno.a (LTO)"' $(PART)
	$(CLANG) -O2 -flto -r -nostdlib -fuse-ld=lld-22 $@ $(BITCODE)/release/libderrno.a -o $@.r && mv $@.r $@ && $(OWN)
bitcode:
	RUSTFLAGS=-Clinker-plugin-lto CARGO_TARGET_DIR=$(BITCODE) $(CARGO) rustc -q --release -p derrno-ffi --crate-type staticlib

$(IN)/cpp: benches/c/bench.c benches/cpp/errors.cc $(OUT)/libderrno.a
	$(CLANG) $(C) -DPARTS='X(errors)' -c $< -o $(MADE)/bench.o
	g++ -std=c++17 $(FLAGS) $(MADE)/bench.o $(wordlist 2,3,$^) -o $@

# The names of a domain as gperf wants them, and what it makes of them.
$(MADE)/named: benches/c/named.c $(OUT)/libderrno.a
	gcc $(C) $^ -o $@
$(MADE)/%.h: $(MADE)/named
	$< $* | gperf -L ANSI-C -C -E -t -T -l -F ', 0' -N find_$* -H hash_$* > $@

$(IN)/libderrno.so.0: $(OUT)/libderrno.so
	cp $< $@
$(IN)/python: benches/python/bench.py $(IN)/libderrno.so.0
	printf '#!/bin/sh\nDERRNO_LIBRARY=%s exec %s %s "$$@"\n' $(abspath $(IN)/libderrno.so.0 $(PYTHON)/bin/python $<) > $@
	chmod +x $@

$(PARTS:%=$(MADE)/%.o) $(IN)/cpp $(MADE)/named: benches/c/bench.h include/derrno.h include/derrno_inline.h
