// A ZooKeeper client that decides with derrno: send again, open a new handle, or give up.
//
// Reads lines of a path and a value, creates each node and says how that went. A create whose answer
// was lost may have been applied: it is read back before it is repeated.
//
//     cc -DTHREADED zookeeper.c $(pkg-config --cflags --libs derrno) -lzookeeper_mt
//     echo /path value | ./a.out 127.0.0.1:2181
#include <derrno.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zookeeper/zookeeper.h>

enum { TRIES = 5, SESSION_MS = 6000 };

static const char *servers;
static zhandle_t *zh; // NULL where there is none: a call on that would crash

static void ignore(zhandle_t *handle, int type, int state, const char *path, void *context) {
    (void)handle, (void)type, (void)state, (void)path, (void)context;
}

static void drop_handle(void) {
    if (zh != NULL) {
        zookeeper_close(zh);
    }
    zh = NULL;
}

// A new handle. Its session is new too: ephemeral nodes and watches of the old one are gone.
static int open_handle(void) {
    zh = zookeeper_init(servers, ignore, SESSION_MS, NULL, NULL, 0);
    if (zh == NULL) {
        return errno; // a host that does not resolve, for one
    }
    // A state is not a code: the state -113 is a failed login, the code -113 something else.
    for (int i = 0; i < 100 && zoo_state(zh) != ZOO_CONNECTED_STATE; i++) {
        usleep(100000);
    }
    if (zoo_state(zh) != ZOO_CONNECTED_STATE) {
        drop_handle();
        return ZCONNECTIONLOSS;
    }
    return ZOK;
}

static int read_back(const char *path, const char *value) {
    char found[256];
    int length = sizeof found;
    int result = zoo_get(zh, path, 0, found, &length, NULL);
    if (result == ZOK && (length != (int)strlen(value) || memcmp(found, value, strlen(value)) != 0)) {
        return ZNODEEXISTS; // another has made it
    }
    return result;
}

// One try, and what it was that gave the result.
static int try_create(const char *path, const char *value, bool in_doubt, const char **call) {
    int result = ZOK;
    *call = "connect";
    if (zh == NULL && (result = open_handle()) != ZOK) {
        return result;
    }
    *call = "read back";
    if (in_doubt && (result = read_back(path, value)) != ZNONODE) {
        return result;
    }
    *call = "create";
    result = zoo_create(zh, path, value, (int)strlen(value), &ZOO_OPEN_ACL_UNSAFE, 0, NULL, 0);
    if (result == ZNODEEXISTS && in_doubt) { // perhaps by the create in doubt, come late
        *call = "create, read back";
        result = read_back(path, value);
    }
    return result;
}

// Creates a node; whether it is there, with our value.
static bool create(const char *path, const char *value) {
    bool in_doubt = false; // whether an earlier try may have been applied
    for (int try = 0; try < TRIES; try++) {
        const char *call;
        int result = try_create(path, value, in_doubt, &call);
        if (result > 0) { // libzookeeper hands an errno through
            printf("%s %s: %s\n", call, path, strerror(result));
            return false;
        }
        char name[80];
        derrno_verdict v = derrno_classify(DERRNO_DOMAIN_ZOOKEEPER, result);
        derrno_format(name, sizeof name, DERRNO_DOMAIN_ZOOKEEPER, result, 0);
        printf("%s %s: %s, %s, %s: %s\n", call, path, name, derrno_effect_name(derrno_effect(v)),
               derrno_advice_name(derrno_advice(v)), derrno_message(DERRNO_DOMAIN_ZOOKEEPER, result, 0));
        if (derrno_is_ok(v)) {
            return true;
        }
        if (!derrno_may_retry(v, DERRNO_IDEMPOTENT)) { // even a request that can be repeated should not be
            return false;
        }
        in_doubt |= !derrno_may_retry(v, 0);
        if (derrno_advice(v) == DERRNO_ADVICE_RECONNECT) {
            drop_handle();
        }
        usleep(500000u << try);
    }
    return false;
}

int main(int count, char **arguments) {
    char path[200], value[200];
    if (count != 2) {
        return 2;
    }
    servers = arguments[1];
    setvbuf(stdout, NULL, _IOLBF, 0);
    zoo_set_debug_level((ZooLogLevel)0); // the lines below say it
    while (scanf("%199s %199s", path, value) == 2) {
        printf("%s %s\n", path, create(path, value) ? "is there" : "gave up");
    }
    drop_handle();
    return 0;
}
