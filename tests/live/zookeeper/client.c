// What libzookeeper_mt reports when the server is frozen under a create, and whether the create was
// applied once the server goes on.
#include <zookeeper/zookeeper.h>

#include "process.h"
#include "show.h"

static const char *host;
static int port;
static pid_t server;

static void ignore(zhandle_t *zh, int type, int state, const char *path, void *context) {
    (void)zh, (void)type, (void)state, (void)path, (void)context;
}

static zhandle_t *handle(int timeout) {
    zhandle_t *zh = zookeeper_init(host, ignore, timeout, NULL, NULL, 0);
    UNTIL("the handle connects", zh != NULL && zoo_state(zh) == ZOO_CONNECTED_STATE);
    return zh;
}

static struct derrno_code code(int result) {
    return (struct derrno_code){DERRNO_DOMAIN_ZOOKEEPER, 0, result};
}

static volatile int completed;

static void created(int result, const char *value, const void *data) {
    (void)value, (void)data;
    completed = result;
}

// Freezes the server under a create, by a call that waits or by a handle that is closed meanwhile. A handle that had
// given up the link before brings another result.
static int freeze_under(const char *path, int closing) {
    zhandle_t *zh = handle(3000);
    int result;
    freeze(server);
    if (closing) {
        long before = unread(port);
        completed = 1;
        zoo_acreate(zh, path, "", 0, &ZOO_OPEN_ACL_UNSAFE, 0, created, NULL);
        UNTIL("the create leaves for the server", unread(port) > before + (long)strlen(path) || zoo_state(zh) != ZOO_CONNECTED_STATE);
        zookeeper_close(zh);
        result = completed;
        thaw(server);
    } else {
        result = zoo_create(zh, path, "", 0, &ZOO_OPEN_ACL_UNSAFE, 0, NULL, 0);
        thaw(server);
        zookeeper_close(zh);
    }
    return result;
}

// Whether a create ends so, and is there afterwards. A server that goes on may end the session before it reads it.
static int applied_after(const char *name, int closing, int expected) {
    static int number;
    char path[40];
    int seen = 0;
    snprintf(path, sizeof path, "/%s-%d", name, number++);
    if (freeze_under(path, closing) != expected) {
        return 0;
    }
    zhandle_t *zh = handle(60000);
    for (int wait = 0; wait < 20 && !seen; wait++) { // it may have read it and not applied it yet
        seen = zoo_exists(zh, path, 0, NULL) == ZOK;
        usleep(seen ? 0 : 100000);
    }
    zookeeper_close(zh);
    return seen;
}

static void maybe_applied(const char *what, const char *name, int closing, int expected) {
    UNTIL(what, applied_after(name, closing, expected));
    show(what, code(expected));
    derrno_verdict v = derrno_classify(DERRNO_DOMAIN_ZOOKEEPER, expected);
    printf("effect | zookeeper:%d %s | %s | seen applied\n", expected, derrno_name(DERRNO_DOMAIN_ZOOKEEPER, expected, 0),
           derrno_effect_name(derrno_effect(v)));
}

int main(int count, char **arguments) {
    if (count != 3) {
        return 2;
    }
    host = arguments[1];
    port = atoi(strchr(host, ':') + 1);
    server = atoi(arguments[2]);
    zoo_set_debug_level(ZOO_LOG_LEVEL_ERROR);
    zoo_set_log_stream(fopen("/dev/null", "w"));
    zhandle_t *zh = handle(60000);
    show("a relative path, found by the client", code(zoo_create(zh, "relative", "", 0, &ZOO_OPEN_ACL_UNSAFE, 0, NULL, 0)));
    zoo_add_auth(zh, "nope", "x", 1, NULL, NULL);
    UNTIL("the login fails", zoo_state(zh) == ZOO_AUTH_FAILED_STATE);
    show("any call after a login that failed", code(zoo_exists(zh, "/", 0, NULL)));
    zookeeper_close(zh);
    maybe_applied("create on a server that is frozen", "frozen", 0, ZOPERATIONTIMEOUT);
    maybe_applied("create, and close before the answer", "closing", 1, ZCLOSING);
    return 0;
}
