// Errors of the C API of libdqlite 1.11.1, by what each call returns: capi DIRECTORY ADDRESS.
//
// Left out is what ends the process of 1.11.1: stop before start, stop twice, start without an address.
#include <assert.h>
#include <dqlite.h>
#include <string.h>
#include <sys/stat.h>

#include "show.h"

static const char *home;

// The path of something in the directory.
static const char *in(const char *name) {
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", home, name);
    return path;
}

static void put(const char *path, const void *data, size_t length) {
    FILE *file = fopen(path, "w");
    assert(file != NULL && fwrite(data, 1, length, file) == length);
    fclose(file);
}

static void failed(const char *what, int result) {
    show(what, (struct derrno_code){DERRNO_DOMAIN_DQLITE, 0, result});
}

static void create(const char *what, const char *directory) {
    dqlite_node *node = NULL;
    failed(what, dqlite_node_create(1, "127.0.0.1:1", directory, &node));
    assert(node == NULL); // nothing was made
}

static dqlite_node *made(dqlite_node_id id, const char *address, const char *name) {
    dqlite_node *node = NULL;
    mkdir(in(name), 0700);
    assert(dqlite_node_create(id, address, in(name), &node) == 0);
    return node;
}

static int connect_nowhere(void *arg, const char *address, int *fd) {
    (void)arg, (void)address, (void)fd;
    return 1;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        return 2;
    }
    home = argv[1];
    const char *address = argv[2];

    create("create, no directory", in("missing"));
    put(in("file"), "", 0);
    create("create, a file", in("file"));
    char longer[5000];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = 0;
    create("create, too long a path", longer);
    unsigned char garbage[32];
    memset(garbage, 0xff, sizeof garbage);
    mkdir(in("damaged"), 0700);
    put(in("damaged/metadata1"), garbage, sizeof garbage);
    create("create, damaged metadata", in("damaged"));

    dqlite_node *running = made(1, address, "running");
    assert(dqlite_node_set_bind_address(running, address) == 0 && dqlite_node_start(running) == 0);
    failed("running, address", dqlite_node_set_bind_address(running, "127.0.0.1:0"));
    failed("running, latency", dqlite_node_set_network_latency_ms(running, 20));
    failed("running, latency in ns", dqlite_node_set_network_latency(running, 20000000));
    failed("running, snapshots", dqlite_node_set_snapshot_params(running, 1024, 8192));
    failed("running, connect", dqlite_node_set_connect_func(running, connect_nowhere, NULL));
    assert(strcmp(dqlite_node_get_bind_address(running), address) == 0);

    dqlite_node *node = made(2, "127.0.0.1:1", "spare");
    failed("address, a host name", dqlite_node_set_bind_address(node, "no-such-host:1"));
    failed("address, IPv6", dqlite_node_set_bind_address(node, "[::1]:1"));
    failed("address, of another host", dqlite_node_set_bind_address(node, "192.0.2.1:9"));
    failed("address, taken", dqlite_node_set_bind_address(node, address));
    failed("latency 0 ms", dqlite_node_set_network_latency_ms(node, 0));
    failed("latency above an hour", dqlite_node_set_network_latency_ms(node, 3600001));
    failed("latency above an hour, in ns", dqlite_node_set_network_latency(node, 3600001000000));
    failed("snapshots, trailing below 4", dqlite_node_set_snapshot_params(node, 1, 3));
    failed("snapshots, trailing below threshold", dqlite_node_set_snapshot_params(node, 100, 4));
    struct dqlite_node_info_ext info = {.size = 8};
    failed("recover, info of a wrong size", dqlite_node_recover_ext(node, &info, 1));
    dqlite_node_destroy(node);

    assert(dqlite_node_stop(running) == 0);
    dqlite_node_destroy(running);
    return 0;
}
