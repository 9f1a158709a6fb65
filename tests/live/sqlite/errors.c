// What an error of SQLite does to an open transaction, and whether the write that failed is there: errors FILE.
//
// Each scene runs in a process of its own, which then goes on, or dies as it is: what the files hold is read
// afterwards by another.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faulty.h"
#include "show.h"

struct scene {
    const char *what, *setup, *statement;
    int code;
    const char *operation, *ending; // of the fault, if the file system fails
    int nth;
    bool done;
    const char *other, *release; // what another connection does before, and after
};

struct outcome {
    int code, autocommit, goes_on, at_commit;
};

#define TABLE "CREATE TABLE t(v);"
#define DELETE_MODE "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL;" TABLE
#define TRUNCATE_MODE "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;" TABLE
#define WAL_MODE "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" TABLE
#define INSERT "INSERT INTO t(v) VALUES('this')"
// More than the cache holds, so that a statement writes before its COMMIT.
#define SPILLED "PRAGMA cache_size=1;"
#define LARGE "INSERT INTO t(v) SELECT iif(value = 500, 'this', zeroblob(3000)) FROM numbers"
#define NUMBERS "CREATE TABLE numbers(value); INSERT INTO numbers WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 500) SELECT value FROM n;"

// More than one page of the log's index holds.
#define SMALL_PAGES "PRAGMA page_size=512;"
#define HUGE "INSERT INTO t(v) SELECT iif(a.value = 1 AND b.value = 1, 'this', zeroblob(400)) FROM numbers a, numbers b LIMIT 5000"
// A row a page, so that a statement reads many.
#define WIDE NUMBERS "CREATE TABLE wide(value, filler); INSERT INTO wide SELECT value, zeroblob(3000) FROM numbers;"
#define READ_WIDE "INSERT INTO t(v) SELECT iif(value = 500, 'this', '') FROM wide"

static const char *path;

static void must(sqlite3 *db, const char *sql) {
    if (sql != NULL && sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
        exit(1);
    }
}

// --- What a scene can do from SQL ------------------------------------------------------------

static int refuse_commit(void *db) {
    (void)db;
    return 1;
}

static int stop(void *db) {
    (void)db;
    return 1;
}

static int refuse_insert(void *db, int action, const char *a, const char *b, const char *c, const char *d) {
    (void)db, (void)a, (void)b, (void)c, (void)d;
    return action == SQLITE_INSERT ? SQLITE_DENY : SQLITE_OK;
}

static void act(sqlite3_context *context, int count, sqlite3_value **values) {
    sqlite3 *db = sqlite3_context_db_handle(context);
    const char *what = (const char *)sqlite3_value_text(values[count - 1]);
    if (strcmp(what, "interrupt") == 0) {
        sqlite3_interrupt(db);
    } else if (strcmp(what, "no memory") == 0) {
        sqlite3_hard_heap_limit64(sqlite3_memory_used());
    } else if (strcmp(what, "refuse commit") == 0) {
        sqlite3_commit_hook(db, refuse_commit, NULL);
    } else if (strcmp(what, "primary codes") == 0) {
        sqlite3_extended_result_codes(db, 0);
    } else if (strcmp(what, "stop soon") == 0) {
        sqlite3_progress_handler(db, 100, stop, NULL);
    } else if (strcmp(what, "refuse insert") == 0) {
        sqlite3_set_authorizer(db, refuse_insert, NULL);
    } else if (strncmp(what, "sql:", 4) == 0) {
        sqlite3_exec(db, what + 4, NULL, NULL, NULL);
    } else {
        sqlite3_result_error_code(context, atoi(what));
    }
}

static sqlite3 *opened(void) {
    sqlite3 *db;
    if (sqlite3_open(path, &db) != SQLITE_OK) {
        fprintf(stderr, "%s does not open: %s\n", path, sqlite3_errmsg(db));
        exit(1);
    }
    sqlite3_extended_result_codes(db, 1);
    sqlite3_create_function(db, "act", 1, SQLITE_UTF8, NULL, act, NULL, NULL);
    return db;
}

// --- Scenes ----------------------------------------------------------------------------------

// The callback of a statement that gives rows wants no more of them.
static int enough(void *db, int count, char **values, char **names) {
    (void)db, (void)count, (void)values, (void)names;
    return 1;
}

static int run(sqlite3 *db, const char *sql) {
    return sqlite3_exec(db, sql, strstr(sql, "ENOUGH") ? enough : NULL, NULL, NULL) == SQLITE_OK ? SQLITE_OK : sqlite3_errcode(db);
}

// Runs a scene, in a transaction or without, and dies or ends in good order.
static void child(const struct scene *scene, int transaction, int dies, int pipe) {
    sqlite3 *db = opened(), *other = opened();
    struct outcome outcome = {0};
    must(db, scene->setup);
    // What another connection does comes between a read and a write.
    must(db, !transaction ? NULL : scene->other ? "BEGIN; SELECT count(*) FROM t" : "BEGIN; INSERT INTO t(v) VALUES('before')");
    must(other, scene->other);
    fault.operation = scene->operation;
    fault.ending = scene->ending;
    fault.nth = scene->nth;
    fault.code = scene->code;
    fault.done = scene->done;
    outcome.code = run(db, scene->statement);
    if (transaction && outcome.code == SQLITE_OK) {
        outcome.at_commit = 1;
        outcome.code = run(db, "COMMIT");
    }
    outcome.autocommit = sqlite3_get_autocommit(db);
    fault.operation = NULL;
    sqlite3_hard_heap_limit64(0);
    sqlite3_progress_handler(db, 0, NULL, NULL);
    int released = scene->release == NULL ? SQLITE_OK : run(other, scene->release);
    if (!outcome.autocommit) {
        // Another statement may do where this one cannot: of a snapshot that is old, none does; nor of a
        // transaction that the other connection waits for, while it waits for that.
        int again = run(db, "INSERT INTO t(v) VALUES('probe')");
        outcome.goes_on = again != SQLITE_BUSY_SNAPSHOT && again != SQLITE_BUSY;
        if (outcome.goes_on != (released == SQLITE_OK) && again != SQLITE_BUSY_SNAPSHOT) {
            fprintf(stderr, "%s: the other connection is told %d, and this one %d\n", scene->what, released, again);
            exit(1);
        }
    }
    if (write(pipe, &outcome, sizeof outcome) != sizeof outcome) {
        exit(1);
    }
    if (dies) {
        _exit(0);
    }
    if (!outcome.autocommit) {
        must(db, "ROLLBACK");
    }
    sqlite3_close(db);
    sqlite3_close(other);
    exit(0);
}

static void removed(const char *ending) {
    char name[400];
    snprintf(name, sizeof name, "%s%s", path, ending);
    unlink(name);
}

// How often the row is there, as another process reads it.
static int there(const char *value) {
    sqlite3 *db = opened();
    sqlite3_stmt *statement;
    int count = sqlite3_prepare_v2(db, "SELECT count(*) FROM t WHERE v = ?", -1, &statement, NULL) == SQLITE_OK &&
                        sqlite3_bind_text(statement, 1, value, -1, NULL) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW
                    ? sqlite3_column_int(statement, 0)
                    : -1;
    if (count < 0) {
        fprintf(stderr, "the rows are not read: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return count;
}

static struct outcome played(const struct scene *scene, int transaction, int dies) {
    struct outcome outcome = {0};
    int ends[2], status;
    removed(""), removed("-journal"), removed("-wal"), removed("-shm");
    fflush(stdout);
    if (pipe(ends) != 0) {
        exit(1);
    }
    pid_t pid = fork();
    if (pid == 0) {
        child(scene, transaction, dies, ends[1]);
    }
    close(ends[1]);
    int whole = read(ends[0], &outcome, sizeof outcome) == sizeof outcome;
    close(ends[0]);
    if (waitpid(pid, &status, 0) != pid || status != 0 || !whole) {
        fprintf(stderr, "%s: the process of the scene fails\n", scene->what);
        exit(1);
    }
    return outcome;
}

// --- What derrno says, and what was seen -----------------------------------------------------

static int wrong;

static struct seen {
    int code, in_transaction, rolled_back, applied, not_applied;
} seen[200];

static struct seen *of_code(int code) {
    struct seen *each = seen;
    while (each->code != 0 && each->code != code) {
        each++;
    }
    each->code = code;
    return each;
}

static void play(const struct scene *scene) {
    char name[100];
    int met = 0;
    derrno_format(name, sizeof name, DERRNO_DOMAIN_SQLITE, scene->code, 0);
    for (int variant = 0; variant < 4; variant++) {
        int transaction = variant / 2, dies = variant % 2;
        if (transaction && scene->setup == NULL) {
            continue; // the connection has not looked at the database before
        }
        struct outcome outcome = played(scene, transaction, dies);
        int this = there("this"), before = there("before");
        if (outcome.code != scene->code) { // some happen only in a transaction, some only outside
            continue;
        }
        met = 1;
        struct seen *of = of_code(outcome.code);
        *(this > 0 ? &of->applied : &of->not_applied) = 1;
        if (!transaction || dies) {
            continue;
        }
        of->in_transaction = 1;
        of->rolled_back |= outcome.autocommit || !outcome.goes_on;
        if (before > 0 && !(outcome.at_commit && this > 0)) {
            fprintf(stderr, "%s: what came before is there without a COMMIT\n", scene->what);
            wrong = 1;
        }
        printf("%s | %s | %s | the transaction %s\n", scene->what, name, outcome.at_commit ? "at its COMMIT" : "in it",
               outcome.autocommit ? "is rolled back"
               : outcome.goes_on  ? "stays open and goes on"
                                  : "stays open and takes no write any more");
    }
    if (!met) {
        fprintf(stderr, "%s: %s does not come\n", scene->what, name);
        wrong = 1;
    }
    show(scene->what, (struct derrno_code){DERRNO_DOMAIN_SQLITE, 0, scene->code});
}

static void judge(const struct seen *of) {
    char name[100];
    derrno_verdict v = derrno_classify(DERRNO_DOMAIN_SQLITE, of->code);
    int maybe = derrno_effect(v) == DERRNO_EFFECT_MAYBE_APPLIED;
    derrno_format(name, sizeof name, DERRNO_DOMAIN_SQLITE, of->code, 0);
    if (of->applied) {
        printf("effect | %s | %s | seen applied\n", name, derrno_effect_name(derrno_effect(v)));
    }
    if (of->not_applied) {
        printf("effect | %s | %s | %s\n", name, derrno_effect_name(derrno_effect(v)), maybe ? "seen not applied" : "never seen applied");
    }
    if (of->applied && !maybe) {
        fprintf(stderr, "%s: %s, and yet seen applied\n", name, derrno_effect_name(derrno_effect(v)));
        wrong = 1;
    }
    if (!of->in_transaction) {
        return;
    }
    int lost = derrno_lost(v) >= DERRNO_LOST_TRANSACTION;
    printf("lost | %s | %s | %s\n", name, derrno_lost_name(derrno_lost(v)),
           of->rolled_back ? "the transaction is gone or takes no write any more, in some scene"
                           : "the transaction is open and goes on, in each scene");
    if (lost != of->rolled_back) {
        fprintf(stderr, "%s: lost is %s, the transaction %s\n", name, derrno_lost_name(derrno_lost(v)), of->rolled_back ? "is gone in some scene" : "goes on in each scene");
        wrong = 1;
    }
}

static const struct scene SCENES[] = {
#include "scenes.h"
};

int main(int count, char **arguments) {
    if (count != 2) {
        return 2;
    }
    path = arguments[1];
    sqlite3_config(SQLITE_CONFIG_LOG, NULL, NULL);
    install();
    for (size_t i = 0; i < sizeof SCENES / sizeof *SCENES; i++) {
        play(&SCENES[i]);
    }
    for (struct seen *each = seen; each->code != 0; each++) {
        judge(each);
    }
    return wrong;
}
