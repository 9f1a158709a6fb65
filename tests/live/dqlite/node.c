// A dqlite node in a process of its own, until SIGTERM: node ID ADDRESS DIRECTORY.
//
// The network latency is set so that a leader steps down in less than a second, and is not taken for dead on
// a machine that is busy.
#include <dqlite.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int main(int argc, char **argv) {
    dqlite_node *node;
    sigset_t term;
    int caught;
    if (argc != 4) {
        return 2;
    }
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, NULL); // also for the threads of the node
    signal(SIGPIPE, SIG_IGN);            // libdqlite writes to clients and nodes that are gone
    signal(SIGXFSZ, SIG_IGN);            // a write over a limit fails instead, as on a full disk
    mkdir(argv[3], 0700);
    if (dqlite_node_create(strtoull(argv[1], NULL, 10), argv[2], argv[3], &node) != 0 ||
        dqlite_node_set_bind_address(node, argv[2]) != 0 || dqlite_node_set_network_latency_ms(node, 40) != 0 ||
        dqlite_node_start(node) != 0) {
        fprintf(stderr, "the node does not start\n");
        return 1;
    }
    sigwait(&term, &caught);
    dqlite_node_stop(node);
    dqlite_node_destroy(node);
    return 0;
}
