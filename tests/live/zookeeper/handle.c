// A handle of libzookeeper_mt that does what it is told: handle SERVERS SESSION_MS. Reads a word and a path a
// line; says what the call returned, and whatever else it has to say.
#include <arpa/inet.h>
#include <zookeeper/zookeeper.h>

#include "process.h"

static const char *servers;
static int session_ms;
static zhandle_t *zh;
static volatile int completed;

static void ignore(zhandle_t *handle, int type, int state, const char *path, void *context) {
    (void)handle, (void)type, (void)state, (void)path, (void)context;
}

static void created(int result, const char *value, const void *data) {
    (void)value, (void)data;
    completed = result;
}

static void open_handle(void) {
    zh = zookeeper_init(servers, ignore, session_ms, NULL, NULL, 0);
    UNTIL("the handle connects", zh != NULL && zoo_state(zh) == ZOO_CONNECTED_STATE);
}

static int create(const char *path, int flags) {
    return zoo_create(zh, path, "", 0, &ZOO_OPEN_ACL_UNSAFE, flags, NULL, 0);
}

// The owner of an ephemeral node is the session that made it.
static int mine(const char *path) {
    struct Stat stat;
    int result = zoo_exists(zh, path, 0, &stat);
    return result == ZOK && stat.ephemeralOwner != zoo_client_id(zh)->client_id ? 1 : result;
}

// The port of the server that the handle talks to.
static int server(void) {
    struct sockaddr_in address = {0};
    socklen_t length = sizeof address;
    UNTIL("the handle has a server", zookeeper_get_connected_host(zh, (struct sockaddr *)&address, &length) != NULL);
    return ntohs(address.sin_port);
}

static int told(const char *word, const char *path) {
    if (strcmp(word, "create") == 0) {
        return create(path, 0);
    } else if (strcmp(word, "ephemeral") == 0) {
        return create(path, ZOO_EPHEMERAL);
    } else if (strcmp(word, "mine") == 0) {
        return mine(path);
    } else if (strcmp(word, "server") == 0) {
        return server();
    } else if (strcmp(word, "connected") == 0) {
        UNTIL("the handle connects again", zoo_state(zh) == ZOO_CONNECTED_STATE || zoo_state(zh) == ZOO_EXPIRED_SESSION_STATE);
        return zoo_state(zh) == ZOO_EXPIRED_SESSION_STATE ? ZSESSIONEXPIRED : ZOK;
    } else if (strcmp(word, "disconnected") == 0) {
        UNTIL("the handle looks for a server", zoo_state(zh) != ZOO_CONNECTED_STATE);
        return ZOK;
    } else if (strcmp(word, "rebuild") == 0) {
        zookeeper_close(zh);
        open_handle();
        return ZOK;
    } else if (strcmp(word, "submit") == 0) { // does not wait for the answer
        completed = 1;
        return zoo_acreate(zh, path, "", 0, &ZOO_OPEN_ACL_UNSAFE, 0, created, NULL);
    } else if (strcmp(word, "answer") == 0) {
        UNTIL("the create is answered", completed != 1);
        return completed;
    } else if (strcmp(word, "close") == 0) {
        zookeeper_close(zh);
        return completed;
    } else if (strcmp(word, "login") == 0) { // with a scheme that no server knows
        int result = zoo_add_auth(zh, "nope", "x", 1, NULL, NULL);
        UNTIL("the login fails", zoo_state(zh) == ZOO_AUTH_FAILED_STATE);
        return result;
    } else if (strcmp(word, "open") == 0) {
        open_handle();
        return ZOK;
    }
    fprintf(stderr, "%s is no word\n", word);
    exit(1);
}

int main(int count, char **arguments) {
    char word[20], path[100];
    if (count != 3) {
        return 2;
    }
    servers = arguments[1];
    session_ms = atoi(arguments[2]);
    zoo_set_debug_level(ZOO_LOG_LEVEL_ERROR);
    zoo_set_log_stream(fopen("/dev/null", "w"));
    open_handle();
    while (scanf("%19s %99s", word, path) == 2) {
        printf("%d\n", told(word, path));
        fflush(stdout);
    }
    return 0;
}
