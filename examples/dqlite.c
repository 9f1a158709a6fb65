// The errors of a real dqlite node, mapped by derrno.
//
// Starts a node in a process of its own on loopback, provokes errors on both faces of dqlite, and
// prints what derrno makes of each:
//
// - the C API: a call returns a number of the domain "dqlite";
// - the wire: a FAILURE carries a code and a text. derrno_decode_dqlite() finds both, also where the
//   server left column names and rows before them, and tells apart the meanings one number has.
//
// The retry engine sends a write that met a lock. Exit status 0 when every error came with the right number.
//
//     cc dqlite.c $(pkg-config --cflags --libs derrno) -ldqlite
#include <arpa/inet.h>
#include <derrno.h>
#include <dqlite.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int shown, unexpected;
static char home[256]; // the node's data directory is below it
static pid_t node_process;

static void stop(void) {
    if (node_process > 0) {
        kill(node_process, SIGTERM);
        waitpid(node_process, NULL, 0);
    }
    char command[300];
    snprintf(command, sizeof command, "rm -rf %s", home);
    if (system(command) != 0) {
        fprintf(stderr, "could not remove %s\n", home);
    }
}

static void die(const char *what) {
    fprintf(stderr, "demo: %s: %s\n", what, strerror(errno));
    stop();
    exit(2);
}

// What a program would do with an error: the decision is one word, the rest is for the log.
static void show(const char *what, struct derrno_code code, derrno_verdict v, const char *said, size_t said_len,
                 bool as_expected) {
    char text[80];
    derrno_format(text, sizeof text, code.domain, code.native, code.context);
    printf("%2d. %s\n", ++shown, what);
    if (said_len > 0) {
        printf("    said   \"%.*s\"\n", (int)said_len, said);
    }
    printf("    code   %-6d %s%s\n", (int)code.native, text, as_expected ? "" : "   <- NOT THE NUMBER EXPECTED");
    printf("    means  %s, %s by %s; write %s; do %s; may repeat: %s\n", derrno_kind_name(derrno_kind(v)),
           derrno_severity_name(derrno_severity(v)), derrno_origin_name(derrno_origin(v)),
           derrno_effect_name(derrno_effect(v)), derrno_advice_name(derrno_advice(v)),
           derrno_may_retry(v, 0) ? "yes" : derrno_may_retry(v, DERRNO_IDEMPOTENT) ? "if idempotent" : "no");
    printf("    derrno %s\n", derrno_message(code.domain, code.native, code.context));
    unexpected += !as_expected;
}

// --- The C API -------------------------------------------------------------------------------

// A result of dqlite_node_*; before and since are what it is before and since version 1.12.
static void api(const char *what, int result, int before, int since, const char *errmsg) {
    struct derrno_code code = {DERRNO_DOMAIN_DQLITE, 0, result};
    show(what, code, derrno_classify(code.domain, code.native), errmsg, strlen(errmsg), result == before || result == since);
}

static void create_in(const char *what, const char *dir, int before, int since) {
    dqlite_node *node = NULL;
    int result = dqlite_node_create(1, "127.0.0.1:1", dir, &node);
    api(what, result, before, since, node ? dqlite_node_errmsg(node) : "");
    if (node) { // up to 1.11.1 a failed create frees the node itself
        dqlite_node_destroy(node);
    }
}

static void the_c_api(const char *address) {
    char path[300];
    printf("The C API of libdqlite %d: what a call returns\n\n", dqlite_version_number());
    snprintf(path, sizeof path, "%s/missing", home);
    create_in("dqlite_node_create: the data directory does not exist", path, DERRNO_DQLITE_RAFT_NOTFOUND, 1);
    snprintf(path, sizeof path, "%s/file", home);
    fclose(fopen(path, "w"));
    create_in("dqlite_node_create: the data directory is a file", path, DERRNO_DQLITE_RAFT_INVALID, 1);

    snprintf(path, sizeof path, "%s/spare", home);
    mkdir(path, 0700);
    dqlite_node *node = NULL;
    if (dqlite_node_create(2, "127.0.0.1:1", path, &node) != 0) {
        die("dqlite_node_create");
    }
    api("dqlite_node_set_bind_address: not an IPv4 address", dqlite_node_set_bind_address(node, "no-such-host:1"), 2, 1, "");
    api("dqlite_node_set_bind_address: an address of another host", dqlite_node_set_bind_address(node, "192.0.2.1:9"), 1, 1, "");
    api("dqlite_node_set_bind_address: taken by a running node", dqlite_node_set_bind_address(node, address), 1, 1, "");
    api("dqlite_node_set_network_latency_ms: 0 ms", dqlite_node_set_network_latency_ms(node, 0), 2, 2, "");
    api("dqlite_node_set_snapshot_params: trailing below threshold", dqlite_node_set_snapshot_params(node, 100, 4), 2, 2, "");
    struct dqlite_node_info_ext info = {.size = 8};
    api("dqlite_node_recover_ext: info of a wrong size", dqlite_node_recover_ext(node, &info, 1), 2, 2, "");
    dqlite_node_destroy(node);
}

// Runs a node until it is told to stop. Writes what a setter answers on the running node to `ready`.
static void run_node(const char *address, const char *dir, int ready) {
    dqlite_node *node;
    mkdir(dir, 0700);
    if (dqlite_node_create(1, address, dir, &node) != 0 || dqlite_node_set_bind_address(node, address) != 0 ||
        dqlite_node_start(node) != 0) {
        _exit(1);
    }
    int result = dqlite_node_set_network_latency_ms(node, 20);
    if (write(ready, &result, sizeof result) != sizeof result) {
        _exit(1);
    }
    sigset_t term;
    int signal_number;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigwait(&term, &signal_number);
    dqlite_node_stop(node);
    dqlite_node_destroy(node);
    _exit(0);
}

// --- The wire --------------------------------------------------------------------------------

enum { OPEN = 3, EXEC = 5, EXEC_SQL = 8, QUERY_SQL = 9 };

struct link {
    int fd;
    uint8_t reply[65536];
    size_t length; // of the reply
};

static void connect_to(struct link *link, const char *address) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    to.sin_port = htons((uint16_t)atoi(strchr(address, ':') + 1));
    struct timeval patience = {5, 0};
    const uint8_t version[8] = {1};
    link->fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(link->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(link->fd, (struct sockaddr *)&to, sizeof to) != 0 || write(link->fd, version, 8) != 8) {
        die("connect");
    }
}

// Sends a request whose body is a word of a database and a statement, then the text, and decodes the reply.
static int ask(struct link *link, uint8_t type, uint8_t statement, const char *text, struct derrno_decoded *out) {
    uint8_t message[2048] = {0};
    size_t length = type == OPEN ? 8 : 16;
    message[12] = statement;
    if (text) {
        memcpy(message + length, text, strlen(text));
        length += (strlen(text) / 8 + 1) * 8; // a NUL, and zeros up to whole words
    }
    if (type == OPEN) {
        length += 16; // flags, and an empty name of the VFS
    }
    message[0] = (uint8_t)((length - 8) / 8);
    message[4] = type;
    if (write(link->fd, message, length) != (ssize_t)length) {
        die("write");
    }
    link->length = 0;
    for (;;) { // the decoder says how many bytes are missing
        int answer = derrno_decode_dqlite(DERRNO_DQLITE_WIRE, link->reply, link->length, out, sizeof *out);
        if (answer == DERRNO_DECODED_FINE || answer == DERRNO_DECODED_FAILED) {
            return answer;
        }
        bool more = answer == DERRNO_DECODED_INCOMPLETE && link->length + out->length <= sizeof link->reply;
        ssize_t got = more ? read(link->fd, link->reply + link->length, out->length) : 0;
        if (got <= 0) {
            die("the node gives no whole answer");
        }
        link->length += (size_t)got;
    }
}

static int sql(struct link *link, uint8_t type, const char *text, struct derrno_decoded *out) {
    return ask(link, type, 0, text, out);
}

// Statements that must succeed, and prepare what comes.
static void do_sql(struct link *link, uint8_t type, const char *text) {
    struct derrno_decoded reply;
    if (sql(link, type, text, &reply) != DERRNO_DECODED_FINE) {
        die(text);
    }
}

static void expect(const char *what, int answer, const struct derrno_decoded *reply, int native) {
    // A number of SQLite's is named by the domain "sqlite", where no variant of dqlite's knows better.
    bool as_expected = answer == DERRNO_DECODED_FAILED && reply->code.native == native;
    show(what, reply->code, reply->verdict, (const char *)reply->message, reply->message_len, as_expected);
}

static void fails(struct link *link, uint8_t type, const char *what, const char *text, int native) {
    struct derrno_decoded reply;
    expect(what, sql(link, type, text, &reply), &reply, native);
}

static uint32_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint32_t)time.tv_sec * 1000 + (uint32_t)(time.tv_nsec / 1000000);
}

// The retry engine sends a write until it is there: `holder` gives its lock back when that was in the way once.
static void write_once(struct link *link, struct link *holder, const char *text) {
    struct derrno_request request;
    struct derrno_gate gate = {0};
    struct derrno_budget budget = {0};
    struct derrno_decoded reply;
    derrno_step step;
    derrno_request_init(&request, now(), 5000, 0);
    do {
        step = derrno_admit(NULL, &gate, &request, now(), arc4random());
        if (derrno_step_act(step) == DERRNO_ACT_SEND && sql(link, EXEC_SQL, text, &reply) == DERRNO_DECODED_FINE) {
            step = derrno_succeeded(NULL, &gate, &budget, &request, now(), arc4random());
        } else if (derrno_step_act(step) == DERRNO_ACT_SEND) {
            step = derrno_failed(NULL, &gate, &budget, &request, reply.verdict, 0, now(), arc4random());
            do_sql(holder, EXEC_SQL, "ROLLBACK");
        }
        printf("    engine %s\n", derrno_act_name(derrno_step_act(step)));
        usleep(derrno_step_wait(step) * 1000);
    } while (derrno_step_act(step) > DERRNO_ACT_GIVE_UP);
    unexpected += derrno_step_act(step) != DERRNO_ACT_DONE;
}

static void open_database(struct link *link) {
    struct derrno_decoded reply;
    if (ask(link, OPEN, 0, "demo", &reply) != DERRNO_DECODED_FINE) {
        die("OPEN");
    }
}

static void the_wire(const char *address) {
    static struct link one, two;
    struct derrno_decoded reply;
    printf("\nThe wire: what a FAILURE carries\n\n");
    connect_to(&one, address);
    fails(&one, EXEC_SQL, "SQL before OPEN", "SELECT 1", DERRNO_SQLITE_NOTFOUND);
    open_database(&one);
    int answer = ask(&one, OPEN, 0, "demo", &reply);
    expect("a second OPEN: the number says busy, the text another thing", answer, &reply, DERRNO_SQLITE_BUSY);
    connect_to(&two, address);
    open_database(&two);

    do_sql(&one, EXEC_SQL, "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL)");
    do_sql(&one, EXEC_SQL, "CREATE TABLE visit (a INTEGER REFERENCES place(id), b CHECK (b > 0), c, d, e UNIQUE)");
    do_sql(&one, EXEC_SQL, "CREATE TABLE exact (n INTEGER) STRICT");
    do_sql(&one, EXEC_SQL, "INSERT INTO place VALUES (1, 'here')");
    do_sql(&one, EXEC_SQL, "INSERT INTO visit VALUES (1, 1, 0, 0, 'first')");

    fails(&one, EXEC_SQL, "a syntax error", "SELEC 1", DERRNO_SQLITE_ERROR);
    fails(&one, EXEC_SQL, "an unknown table", "INSERT INTO nope VALUES (1)", DERRNO_SQLITE_ERROR);
    fails(&one, EXEC_SQL, "COMMIT without BEGIN", "COMMIT", DERRNO_SQLITE_ERROR);
    fails(&one, EXEC_SQL, "a UNIQUE violation", "INSERT INTO place VALUES (2, 'here')", DERRNO_SQLITE_CONSTRAINT_UNIQUE);
    fails(&one, EXEC_SQL, "a taken primary key", "INSERT INTO place VALUES (1, 'there')", DERRNO_SQLITE_CONSTRAINT_PRIMARYKEY);
    fails(&one, EXEC_SQL, "a NULL in a NOT NULL column", "INSERT INTO place VALUES (2, NULL)", DERRNO_SQLITE_CONSTRAINT_NOTNULL);
    fails(&one, EXEC_SQL, "a foreign key without its row", "INSERT INTO visit VALUES (9, 1, 0, 0, 'x')", DERRNO_SQLITE_CONSTRAINT_FOREIGNKEY);
    fails(&one, EXEC_SQL, "a CHECK that is false", "INSERT INTO visit VALUES (1, 0, 0, 0, 'x')", DERRNO_SQLITE_CONSTRAINT_CHECK);
    fails(&one, EXEC_SQL, "a text in a STRICT table", "INSERT INTO exact VALUES ('text')", DERRNO_SQLITE_CONSTRAINT_DATATYPE);
    fails(&one, EXEC_SQL, "a text as a rowid", "INSERT INTO place VALUES ('text', 'there')", DERRNO_SQLITE_MISMATCH);
    fails(&one, QUERY_SQL, "an empty statement: the number 0 is an error here", "", DERRNO_SQLITE_OK);
    answer = ask(&one, EXEC, 77, NULL, &reply);
    expect("a statement id nobody prepared", answer, &reply, DERRNO_SQLITE_NOTFOUND);

    do_sql(&two, EXEC_SQL, "BEGIN IMMEDIATE");
    fails(&one, EXEC_SQL, "a write while another connection holds the lock", "INSERT INTO place VALUES (3, 'c')", DERRNO_SQLITE_BUSY);
    write_once(&one, &two, "INSERT INTO place VALUES (3, 'c')");
    do_sql(&one, EXEC_SQL, "BEGIN");
    do_sql(&one, QUERY_SQL, "SELECT name FROM place");
    do_sql(&two, EXEC_SQL, "INSERT INTO place VALUES (4, 'd')");
    fails(&one, EXEC_SQL, "a write in a read transaction that is out of date", "INSERT INTO place VALUES (5, 'e')", DERRNO_SQLITE_BUSY_SNAPSHOT);
    do_sql(&one, EXEC_SQL, "ROLLBACK");

    answer = sql(&one, QUERY_SQL, "INSERT INTO visit VALUES (1, 1, 0, 0, 'first') RETURNING a, b, c, d, e", &reply);
    expect("a UNIQUE violation with RETURNING: mis-framed", answer, &reply, DERRNO_SQLITE_CONSTRAINT_UNIQUE);
    printf("    trap   a decoder that reads the first words sees code %d, \"%s\"\n", one.reply[8], (const char *)one.reply + 16);
    do_sql(&one, EXEC_SQL, "PRAGMA query_only = 1");
    fails(&one, EXEC_SQL, "a write on a connection that only reads", "INSERT INTO place VALUES (6, 'f')", DERRNO_SQLITE_READONLY);
    close(one.fd);
    close(two.fd);
}

// A port nobody listens on.
static int free_port(void) {
    struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof any;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(fd, (struct sockaddr *)&any, size) != 0 || getsockname(fd, (struct sockaddr *)&any, &size) != 0) {
        die("no free port");
    }
    close(fd);
    return ntohs(any.sin_port);
}

int main(void) {
    char address[32], dir[300];
    int ready[2], result;
    sigset_t term;
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, NULL); // for the node, which waits for it
    snprintf(home, sizeof home, "%s/derrno-demo-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : P_tmpdir);
    if (mkdtemp(home) == NULL || pipe(ready) != 0) {
        die("start");
    }
    snprintf(address, sizeof address, "127.0.0.1:%d", free_port());
    snprintf(dir, sizeof dir, "%s/node", home);
    node_process = fork();
    if (node_process == 0) {
        run_node(address, dir, ready[1]);
    }
    close(ready[1]);
    if (node_process < 0 || read(ready[0], &result, sizeof result) != sizeof result) {
        die("the node does not start");
    }
    sigprocmask(SIG_UNBLOCK, &term, NULL);

    the_c_api(address);
    api("dqlite_node_set_network_latency_ms: on a running node", result, 2, 2, "");
    the_wire(address);

    stop();
    printf("\n%d errors of a real dqlite node, %d with another number than expected\n", shown, unexpected);
    return unexpected != 0;
}
