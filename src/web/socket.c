#include "web/socket.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "util/str.h"

enum { BACKLOG = 1024, GONE_MS = 30000, OTHER_HANDLES = 200 };

// The first address that a name or address stands for; the caller frees it with freeaddrinfo.
static struct addrinfo *look_up(const char *address, int port)
{
    const struct addrinfo wanted = { .ai_flags = AI_PASSIVE | AI_NUMERICSERV, .ai_socktype = SOCK_STREAM };
    struct addrinfo *found = NULL;
    struct str service = { 0 };

    str_addf(&service, "%d", port);
    if (getaddrinfo(address, service.at, &wanted, &found) != 0)
        found = NULL;
    str_finish(&service);
    return found;
}

static bool hear(int handle, const struct addrinfo *at)
{
    const int yes = 1, no = 0;

    setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (at->ai_family == AF_INET6)
        setsockopt(handle, IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
    return bind(handle, at->ai_addr, at->ai_addrlen) == 0 && listen(handle, BACKLOG) == 0;
}

bool socket_listen(int *handle, const char *address, int port, struct err *err)
{
    struct addrinfo *at = look_up(address, port);
    bool hears;

    *handle = -1;
    if (!at)
        return err_set(err, ERR_IO, "there is no address \"%.100s\" for the hosts' pages: set web.address",
                       address);
    *handle = socket(at->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    hears = *handle >= 0 && hear(*handle, at);
    if (!hears) {
        err_set(err, ERR_IO,
                "the hosts' pages cannot be served at %.100s, port %d: %s: set web.address or web.port",
                address, port, strerror(errno));
        if (*handle >= 0)
            close(*handle);
        *handle = -1;
    }
    freeaddrinfo(at);
    return hears;
}

// ---- who

static bool is_mapped(const struct in6_addr *address)
{
    return IN6_IS_ADDR_V4MAPPED(address);
}

static bool tell_v4(const void *bytes, char peer[HTTP_PEER_SIZE])
{
    inet_ntop(AF_INET, bytes, peer, HTTP_PEER_SIZE);
    return *(const unsigned char *)bytes == 127;
}

static bool tell_v6(const struct in6_addr *address, char peer[HTTP_PEER_SIZE])
{
    struct in6_addr network = *address;

    if (!IN6_IS_ADDR_LOOPBACK(address) && !IN6_IS_ADDR_LINKLOCAL(address))
        memset(network.s6_addr + 8, 0, 8);
    inet_ntop(AF_INET6, &network, peer, HTTP_PEER_SIZE);
    return IN6_IS_ADDR_LOOPBACK(address);
}

bool socket_peer(const struct sockaddr *address, char peer[HTTP_PEER_SIZE])
{
    peer[0] = '\0';
    if (address && address->sa_family == AF_INET)
        return tell_v4(&((const struct sockaddr_in *)(const void *)address)->sin_addr, peer);
    if (address && address->sa_family == AF_INET6) {
        const struct in6_addr *six = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;

        return is_mapped(six) ? tell_v4(six->s6_addr + 12, peer) : tell_v6(six, peer);
    }
    return false;
}

bool socket_is_loopback(const char *address)
{
    struct addrinfo *at = look_up(address, 0), *one = at;
    char peer[HTTP_PEER_SIZE];
    bool is_loopback = at != NULL;

    for (; one; one = one->ai_next)
        is_loopback = is_loopback && socket_peer(one->ai_addr, peer);
    if (at)
        freeaddrinfo(at);
    return is_loopback;
}

void socket_prepare(int handle)
{
    const unsigned int gone_ms = GONE_MS;
    const int bytes = SOCKET_BYTES;

    setsockopt(handle, IPPROTO_TCP, TCP_USER_TIMEOUT, &gone_ms, sizeof gone_ms);
    setsockopt(handle, SOL_SOCKET, SO_SNDBUF, &bytes, sizeof bytes);
}

size_t socket_room(size_t wanted)
{
    struct rlimit limit;
    rlim_t needed = (rlim_t)wanted + OTHER_HANDLES;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    if (limit.rlim_cur < needed) {
        limit.rlim_cur = limit.rlim_max < needed ? limit.rlim_max : needed;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur >= needed)
        return wanted;
    return limit.rlim_cur > 2 * OTHER_HANDLES ? (size_t)limit.rlim_cur - OTHER_HANDLES : OTHER_HANDLES;
}
