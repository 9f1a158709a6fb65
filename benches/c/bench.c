// `bench FOLDER ROUNDS` measures the rows of all parts on the streams of FOLDER, as benches/src/main.rs
// wants it; `bench codes` prints the sets of numbers that they want streams of. -DPARTS names the parts.
//
// All rows run in turn, so that noise meets all alike. What a loop sums up must be what a walk sums up
// that looks up each key by itself, and is printed for the runner to compare.
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define X(name) extern const struct part name;
PARTS
#undef X

// The floor: the raw load of a word whose place was found beforehand.
enum { FLOOR = 8192 };
static uint32_t words[FLOOR];
LOOKUP empty(ARGS) { return (uint32_t)KEY; }
LOOKUP raw(ARGS) {
    const uint32_t place = s->places[i] ^ chain;
    return words[place < FLOOR - 1 ? place : FLOOR - 1];
}
LOOKUP checked(ARGS) {
    const uint32_t place = s->places[i] ^ chain;
    return place < FLOOR - 1 ? words[place] : 0x80000000u;
}
// For names: of the word that the first byte says.
LOOKUP first_byte(ARGS) { return first(NAME); }
LOOKUP by_first_byte(ARGS) { return words[first(NAME)]; }
LOOPS(empty)
LOOPS(raw)
LOOPS(checked)
LOOPS(first_byte)
LOOPS(by_first_byte)
static const struct row base_rows[] = {
    ROW("base/empty loop", "", EVERY, empty),
    ROW("base/floor", "", EVERY, raw),
    ROW("base/floor checked", "", EVERY, checked),
    ROW("base/empty loop", "", NAMES, first_byte),
    ROW("base/floor", "", NAMES, by_first_byte),
};
static const struct part base = {base_rows, sizeof base_rows / sizeof *base_rows, NULL};

#define X(name) &name,
static const struct part *const parts[] = {&base, PARTS};

// All rows, those of the base first.
static const struct row *rows[1024];
static size_t row_count;

static void *memory(size_t size) {
    void *memory = calloc(1, size);
    if (memory == NULL) {
        abort();
    }
    return memory;
}

// The items of a file of the folder.
static void *read_items(const char *folder, const struct stream *stream, const char *end, size_t item, size_t *count) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.%s.%s", folder, stream->set, stream->name, end);
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    *count = (size_t)ftell(file) / item;
    rewind(file);
    void *items = memory(*count * item);
    if (fread(items, item, *count, file) != *count) {
        perror(path);
        exit(1);
    }
    fclose(file);
    return items;
}

static int64_t code_of(const struct stream *stream, size_t i) {
    return (int64_t)(stream->domains != NULL ? stream->domains[i] : 0) << 32 | (uint32_t)stream->keys[i];
}

static int order(const void *a, const void *b) {
    const int64_t one = *(const int64_t *)a, other = *(const int64_t *)b;
    return (one > other) - (one < other);
}

// A key has its rank among those of the stream "uniform", which are all listed ones; others lie outside.
static const uint32_t *places(const struct stream *stream) {
    static int64_t listed[FLOOR];
    static size_t count;
    uint32_t *places = memory(stream->count * sizeof *places);
    if (strcmp(stream->name, "uniform") == 0) {
        int64_t *codes = memory(stream->count * sizeof *codes);
        for (size_t i = 0; i < stream->count; i++) {
            codes[i] = code_of(stream, i);
        }
        qsort(codes, stream->count, sizeof *codes, order);
        count = 0;
        for (size_t i = 0; i < stream->count && count < FLOOR - 1; i++) {
            if (count == 0 || codes[i] != listed[count - 1]) {
                listed[count++] = codes[i];
            }
        }
        free(codes);
    }
    for (size_t i = 0; i < stream->count; i++) {
        const int64_t code = code_of(stream, i);
        const int64_t *place = bsearch(&code, listed, count, sizeof code, order);
        places[i] = place != NULL ? (uint32_t)(place - listed) : (uint32_t)stream->keys[i] | 0x80000000u;
    }
    return places;
}

static struct stream load(const char *folder, const char *set, const char *name) {
    struct stream stream = {set, name, 0, NULL, NULL, NULL, NULL};
    const int named = strstr(NAMES, name) != NULL;
    if (named || strcmp(set, "all") == 0) {
        stream.domains = read_items(folder, &stream, "domains", sizeof(uint16_t), &stream.count);
    }
    if (named) {
        size_t size;
        const char *text = read_items(folder, &stream, "names", 1, &size);
        const char **names = memory(stream.count * sizeof *names);
        for (size_t i = 0; i < stream.count; i++, text += strlen(text) + 1) {
            names[i] = text;
        }
        stream.names = names;
    } else {
        stream.keys = read_items(folder, &stream, "keys", sizeof(int32_t), &stream.count);
        stream.places = places(&stream);
    }
    return stream;
}

struct job {
    const struct row *row;
    struct stream stream;
    loop *run;
    uint32_t sum;
    double *ns;
};

static struct job *jobs;
static size_t job_count;

static void add_job(const struct row *row, struct stream stream, loop *run, size_t rounds) {
    struct job job = {row, stream, run, 0, memory(rounds * sizeof(double))};
    stream.count = 1;
    for (size_t i = 0; i < job.stream.count; i++) {
        job.sum += row->throughput(stream, 0);
        stream.keys += stream.keys != NULL;
        stream.domains += stream.domains != NULL;
        stream.names += stream.names != NULL;
        stream.places += stream.places != NULL;
    }
    jobs = realloc(jobs, (job_count + 1) * sizeof job);
    if (jobs == NULL) {
        abort();
    }
    jobs[job_count++] = job;
}

static int wants(const struct row *row, const char *set, const char *stream) {
    return (*row->set == '\0' || strcmp(row->set, set) == 0) && strstr(row->streams, stream) != NULL;
}

// The jobs of a set, stream after stream and mode after mode, so that a row runs soon after its floor.
static void add_set(const char *folder, const char *set, size_t rounds) {
    static const char *const streams[] = {"uniform", "skewed", "half", "adversarial", "hits", "misses"};
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++) {
        size_t wanted = base.count;
        while (wanted < row_count && !wants(rows[wanted], set, streams[i])) {
            wanted++;
        }
        if (wanted == row_count) {
            continue;
        }
        const struct stream stream = load(folder, set, streams[i]);
        for (int mode = 0; mode < 2; mode++) {
            for (size_t k = 0; k < row_count; k++) {
                if (wants(rows[k], set, streams[i])) {
                    add_job(rows[k], stream, mode == 0 ? rows[k]->throughput : rows[k]->latency, rounds);
                }
            }
        }
    }
}

static void run(struct job *job, size_t round) {
    static volatile uint32_t zero;
    struct timespec from, to;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    const uint32_t sum = job->run(job->stream, zero);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    if (sum != job->sum) {
        fprintf(stderr, "%s, %s.%s: %08x, not %08x\n", job->row->name, job->stream.set, job->stream.name, sum, job->sum);
        exit(1);
    }
    const double ns = (double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec);
    job->ns[round] = ns / (double)job->stream.count;
}

static void print(const struct job *job, size_t rounds) {
    const char *mode = job->run == job->row->latency ? "latency" : "throughput";
    printf("%s\t%s\t%s\t%s\t%08x\t", job->row->name, job->stream.set, job->stream.name, mode, job->sum);
    for (size_t i = 0; i < rounds; i++) {
        printf("%s%.3f", i == 0 ? "" : " ", job->ns[i]);
    }
    printf("\n");
}

int main(int argc, char **argv) {
    const size_t rounds = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
    const int codes = argc == 2 && strcmp(argv[1], "codes") == 0;
    if (rounds == 0 && !codes) {
        fprintf(stderr, "usage: %s FOLDER ROUNDS | codes\n", argv[0]);
        return 2;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        for (size_t k = 0; k < parts[i]->count; k++) {
            rows[row_count++] = &parts[i]->rows[k];
        }
        if (codes && parts[i]->codes != NULL) {
            parts[i]->codes();
        }
    }
    for (uint32_t i = 0; i < FLOOR; i++) {
        words[i] = i < FLOOR - 1 ? i * 0x9e3779b1u : 0x80000000u;
    }
    for (size_t i = base.count; i < row_count && !codes; i++) {
        size_t same = base.count;
        while (strcmp(rows[same]->set, rows[i]->set) != 0) {
            same++;
        }
        if (same == i) {
            add_set(argv[1], rows[i]->set, rounds);
        }
    }
    for (size_t round = 0; round < rounds; round++) {
        for (size_t i = 0; i < job_count; i++) {
            if (i == 0 || jobs[i].stream.name != jobs[i - 1].stream.name) {
                jobs[i].run(jobs[i].stream, 0); // so that the first row does not pay for fetching the keys
            }
            run(&jobs[i], round);
        }
    }
    for (size_t i = 0; i < job_count; i++) {
        print(&jobs[i], rounds);
    }
    return 0;
}
