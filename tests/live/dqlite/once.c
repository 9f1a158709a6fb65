// Inserts the names that it reads, each once, into the table once (name TEXT PRIMARY KEY): once PORT...
//
// The retry engine is the inline one, without a call. libdqlite has no client for SQL, so the wire is spoken here.
#include <arpa/inet.h>
#include <derrno_retry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { LEADER = 0, OPEN = 3, EXEC_SQL = 8, QUERY_SQL = 9, DEADLINE_MS = 30000 };

static struct derrno_retry_policy policy;
static struct derrno_gate gate;
static struct derrno_budget budget;
static int link_fd = -1;
static uint8_t reply[4096];

static uint32_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint32_t)time.tv_sec * 1000 + (uint32_t)(time.tv_nsec / 1000000);
}

static derrno_verdict hang_up(derrno_verdict v) {
    close(link_fd);
    link_fd = -1;
    return v;
}

// Sends a request, a word and a text, and decodes the answer. An answer that does not come in time takes the
// link with it: it would be that of the next request.
static derrno_verdict ask(uint8_t type, const char *text) {
    uint8_t message[1024] = {0};
    size_t body = type == LEADER ? 8 : (strlen(text) / 8 + 1) * 8 + (type == OPEN ? 16 : 8);
    message[0] = (uint8_t)(body / 8);
    message[4] = type;
    memcpy(message + (type == OPEN ? 8 : 16), text, strlen(text)); // the database is 0
    if (send(link_fd, message, 8 + body, MSG_NOSIGNAL) != (ssize_t)(8 + body)) {
        return hang_up(DERRNO_VERDICT_CONNECTION_LOST);
    }
    for (size_t length = 0;;) {
        struct derrno_decoded out;
        int answer = derrno_decode_dqlite(DERRNO_DQLITE_WIRE, reply, length, &out, sizeof out);
        if (answer == DERRNO_DECODED_FINE || answer == DERRNO_DECODED_FAILED) {
            return answer == DERRNO_DECODED_FINE ? DERRNO_VERDICT_OK : out.verdict;
        }
        ssize_t got = length + out.length > sizeof reply ? 0 : recv(link_fd, reply + length, out.length, 0);
        if (got <= 0) {
            return hang_up(got < 0 ? DERRNO_VERDICT_TIMEOUT : DERRNO_VERDICT_CONNECTION_LOST);
        }
        length += (size_t)got;
    }
}

static derrno_verdict connect_to(int port) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK), .sin_port = htons((uint16_t)port)};
    struct timeval patience = {1, 0};
    const uint8_t version[8] = {1};
    link_fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(link_fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    bool connected = connect(link_fd, (struct sockaddr *)&to, sizeof to) == 0;
    return connected && send(link_fd, version, 8, MSG_NOSIGNAL) == 8 ? DERRNO_VERDICT_OK : hang_up(DERRNO_VERDICT_UNAVAILABLE);
}

// Asks the next server who leads, connects there, and opens the database.
static derrno_verdict find_leader(char **ports) {
    static int next;
    next = ports[next] == NULL || ports[next + 1] == NULL ? 0 : next + 1;
    derrno_verdict v = connect_to(atoi(ports[next]));
    v = derrno_is_ok(v) ? ask(LEADER, "") : v;
    if (!derrno_is_ok(v)) {
        return v;
    }
    const char *address = (const char *)reply + 16; // after the head and an id
    const char *port = strchr(address, ':');
    hang_up(v);
    v = port == NULL ? DERRNO_VERDICT_NO_LEADER : connect_to(atoi(port + 1));
    return derrno_is_ok(v) ? ask(OPEN, "db") : v;
}

// A statement; what fails before it is sent is surely not applied.
static derrno_verdict sql(char **ports, uint8_t type, const char *statement, const char *name) {
    char text[300];
    derrno_verdict v = link_fd < 0 ? find_leader(ports) : DERRNO_VERDICT_OK;
    if (!derrno_is_ok(v)) {
        return DERRNO_WITH_EFFECT(link_fd < 0 ? v : hang_up(v), DERRNO_EFFECT_NOT_APPLIED);
    }
    snprintf(text, sizeof text, statement, name);
    return ask(type, text);
}

static uint32_t look(char **ports, const char *name) {
    derrno_verdict v = sql(ports, QUERY_SQL, "SELECT count(*) FROM once WHERE name = '%s'", name);
    if (!derrno_is_ok(v)) {
        hang_up(v);
        return DERRNO_FOUND_UNKNOWN;
    }
    return reply[40] == 1 ? DERRNO_FOUND_THERE : DERRNO_FOUND_ABSENT; // after the head, the column and its type
}

static void insert(char **ports, const char *name) {
    struct derrno_request request;
    derrno_inline_request_init(&request, now(), DEADLINE_MS, DERRNO_GUARDED | DERRNO_CAN_LOOK | DERRNO_PATIENT);
    for (;;) {
        derrno_step step = derrno_inline_admit(&policy, &gate, &request, now(), arc4random());
        if (derrno_step_act(step) == DERRNO_ACT_SEND) {
            derrno_verdict v = sql(ports, EXEC_SQL, "INSERT INTO once VALUES ('%s')", name);
            step = derrno_is_ok(v) ? derrno_inline_succeeded(&policy, &gate, &budget, &request, now(), arc4random())
                                   : derrno_inline_failed(&policy, &gate, &budget, &request, v, 0, now(), arc4random());
            if (!derrno_is_ok(v)) {
                printf("%s, %s: %s\n", derrno_kind_name(derrno_kind(v)), derrno_effect_name(derrno_effect(v)), derrno_act_name(derrno_step_act(step)));
            }
        }
        if (link_fd >= 0 && (derrno_step_act(step) == DERRNO_ACT_REFRESH || derrno_step_lost(step) >= DERRNO_LOST_LINK)) {
            hang_up(0);
        }
        usleep(derrno_step_wait(step) * 1000);
        if (derrno_step_act(step) == DERRNO_ACT_LOOK) {
            derrno_inline_looked(&request, look(ports, name));
        } else if (derrno_step_act(step) <= DERRNO_ACT_GIVE_UP) {
            bool done = derrno_step_act(step) == DERRNO_ACT_DONE;
            printf("%s: %s done\n", name, done ? "is" : derrno_step_doubt(step) ? "perhaps" : "not");
            return;
        }
    }
}

int main(int count, char **arguments) {
    char name[100];
    policy = derrno_retry_few;
    policy.start = 2048; // enough for one request at a time: sixteen timeouts
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (count > 1 && scanf("%99s", name) == 1) {
        insert(arguments + 1, name);
    }
    return count < 2;
}
