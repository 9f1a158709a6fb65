// A ZooKeeper client that creates each node once: derrno decides what follows a failure.
//
// Reads lines of a path and a value. A create whose answer was lost may have been applied: then a node that
// "exists" is read before it is called a failure.
//
//     cc -DTHREADED zookeeper.c $(pkg-config --cflags --libs derrno) -lzookeeper_mt
//     echo /path value | ./a.out 127.0.0.1:2181
#include <derrno.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zookeeper/zookeeper.h>

enum { SESSION_MS = 6000, DEADLINE_MS = 30000 };

static struct derrno_retry_policy policy;
static struct derrno_gate gate;
static struct derrno_budget budget;
static const char *servers;
static zhandle_t *zh; // NULL where there is none: a call on that would crash

static void ignore(zhandle_t *handle, int type, int state, const char *path, void *context) {
    (void)handle, (void)type, (void)state, (void)path, (void)context;
}

static void synced(int result, const char *path, const void *data) { (void)result, (void)path, (void)data; }

static uint32_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint32_t)time.tv_sec * 1000 + (uint32_t)(time.tv_nsec / 1000000);
}

// A new handle. Its session is new too: ephemeral nodes and watches of the old one are gone.
static int open_handle(void) {
    zh = zookeeper_init(servers, ignore, SESSION_MS, NULL, NULL, 0);
    for (int i = 0; zh != NULL && i < 100 && zoo_state(zh) != ZOO_CONNECTED_STATE; i++) {
        usleep(100000);
    }
    return zh == NULL ? errno : zoo_state(zh) == ZOO_CONNECTED_STATE ? ZOK : ZCONNECTIONLOSS;
}

// What became of a call; a failure is logged.
static derrno_verdict ended(const char *call, const char *path, int result) {
    struct derrno_code code = derrno_zookeeper_code(result, zh == NULL ? 0 : zoo_state(zh));
    derrno_verdict v = derrno_code_verdict(code);
    char name[80];
    derrno_code_format(name, sizeof name, code);
    if (!derrno_is_ok(v)) {
        printf("%s %s: %s, %s, %s: %s\n", call, path, name, derrno_effect_name(derrno_effect(v)),
               derrno_advice_name(derrno_advice(v)), derrno_code_message(code));
    }
    return v;
}

static derrno_verdict try_create(const char *path, const char *value) {
    int result = zh == NULL ? open_handle() : ZOK;
    if (result != ZOK) { // nothing was sent
        return DERRNO_WITH_EFFECT(ended("connect for", path, result), DERRNO_EFFECT_NOT_APPLIED);
    }
    return ended("create", path, zoo_create(zh, path, value, (int)strlen(value), &ZOO_OPEN_ACL_UNSAFE, 0, NULL, 0));
}

// Whether the node is there with our value. The session is the one of the create or a later one, so what
// follows a sync is not overtaken by that create.
static uint32_t read_back(const char *path, const char *value) {
    char found[256];
    int length = sizeof found;
    if (zh == NULL && open_handle() != ZOK) {
        return DERRNO_FOUND_UNKNOWN;
    }
    zoo_async(zh, path, synced, NULL);
    int result = zoo_get(zh, path, 0, found, &length, NULL);
    ended("read back", path, result);
    bool ours = result == ZOK && length == (int)strlen(value) && memcmp(found, value, strlen(value)) == 0;
    return ours ? DERRNO_FOUND_THERE : result == ZOK || result == ZNONODE ? DERRNO_FOUND_ABSENT : DERRNO_FOUND_UNKNOWN;
}

static void create(const char *path, const char *value) {
    struct derrno_request request;
    derrno_request_init(&request, now(), DEADLINE_MS, DERRNO_GUARDED | DERRNO_CAN_LOOK | DERRNO_PATIENT);
    for (;;) {
        derrno_step step = derrno_admit(&policy, &gate, &request, now(), arc4random());
        if (derrno_step_act(step) == DERRNO_ACT_SEND) {
            derrno_verdict v = try_create(path, value);
            step = derrno_is_ok(v) ? derrno_succeeded(&policy, &gate, &budget, &request, now(), arc4random())
                                   : derrno_failed(&policy, &gate, &budget, &request, v, 0, now(), arc4random());
        }
        if (derrno_step_lost(step) >= DERRNO_LOST_SESSION && zh != NULL) { // less, and the handle goes on
            zookeeper_close(zh);
            zh = NULL;
        }
        usleep(derrno_step_wait(step) * 1000);
        if (derrno_step_act(step) == DERRNO_ACT_LOOK) {
            derrno_looked(&request, read_back(path, value));
        } else if (derrno_step_act(step) <= DERRNO_ACT_GIVE_UP) {
            bool done = derrno_step_act(step) == DERRNO_ACT_DONE;
            printf("%s: %s\n", path, done ? "is there" : derrno_step_doubt(step) ? "perhaps there" : "not there");
            return;
        }
    }
}

int main(int count, char **arguments) {
    char path[200], value[200];
    servers = count == 2 ? arguments[1] : "";
    policy = derrno_retry_few;
    policy.start = 2048; // enough for one request at a time: sixteen timeouts
    policy.settle = 0; // a session refuses what comes late by an old connection
    setvbuf(stdout, NULL, _IOLBF, 0);
    zoo_set_debug_level((ZooLogLevel)0); // the lines below say it
    while (count == 2 && scanf("%199s %199s", path, value) == 2) {
        create(path, value);
    }
    return zh == NULL ? count != 2 : zookeeper_close(zh);
}
