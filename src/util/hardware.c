#include "util/hardware.h"

#include <dirent.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "util/str.h"

// ---- the battery

// The first word of a file of one line; "" where there is none.
static void read_word(char word[32], const char *folder, const char *supply, const char *name)
{
    struct str path = { 0 };
    FILE *file;

    str_addf(&path, "%s/%s/%s", folder, supply, name);
    file = fopen(str_text(&path), "re");
    if (!file || fscanf(file, "%31s", word) != 1)
        word[0] = '\0';
    if (file)
        fclose(file);
    str_finish(&path);
}

struct power {
    bool has_mains, is_draining;
    int percent;
};

// Of a mouse or a keyboard it is said to be the device's own.
static void add_supply(struct power *power, const char *folder, const char *supply)
{
    char type[32], word[32];

    read_word(type, folder, supply, "type");
    read_word(word, folder, supply, "online");
    power->has_mains |= strcmp(type, "Battery") != 0 && strcmp(word, "1") == 0;
    read_word(word, folder, supply, "scope");
    if (strcmp(type, "Battery") != 0 || strcmp(word, "Device") == 0)
        return;
    read_word(word, folder, supply, "status");
    power->is_draining |= strcmp(word, "Discharging") == 0;
    read_word(word, folder, supply, "capacity");
    if (atoi(word) > power->percent)
        power->percent = atoi(word);
}

int hardware_battery(const char *folder)
{
    struct power power = { .percent = HARDWARE_ON_MAINS };
    DIR *supplies = opendir(folder);
    const struct dirent *supply;

    while (supplies && (supply = readdir(supplies)) != NULL)
        if (supply->d_name[0] != '.')
            add_supply(&power, folder, supply->d_name);
    if (supplies)
        closedir(supplies);
    return power.is_draining && !power.has_mains ? power.percent : HARDWARE_ON_MAINS;
}

// ---- networks

// Given by a network; not one that the machine has given itself because nobody answered.
static bool is_given(const struct sockaddr *address)
{
    if (address->sa_family == AF_INET) {
        uint32_t number = ntohl(((const struct sockaddr_in *)(const void *)address)->sin_addr.s_addr);

        return number >> 24 != 127 && number >> 16 != (169u << 8 | 254u);
    }
    if (address->sa_family == AF_INET6) {
        const struct in6_addr *number = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;

        return !IN6_IS_ADDR_LINKLOCAL(number) && !IN6_IS_ADDR_LOOPBACK(number);
    }
    return false;
}

void hardware_leads_out(const struct ifaddrs *list, char address[HARDWARE_ADDRESS])
{
    const unsigned int wanted = IFF_UP | IFF_RUNNING;

    address[0] = '\0';
    for (; list && !address[0]; list = list->ifa_next)
        if ((list->ifa_flags & (wanted | IFF_LOOPBACK)) == wanted && list->ifa_addr &&
            is_given(list->ifa_addr))
            getnameinfo(list->ifa_addr,
                        list->ifa_addr->sa_family == AF_INET ? sizeof(struct sockaddr_in)
                                                             : sizeof(struct sockaddr_in6),
                        address, HARDWARE_ADDRESS, NULL, 0, NI_NUMERICHOST);
}

void hardware_address(char address[HARDWARE_ADDRESS])
{
    struct ifaddrs *list = NULL;

    address[0] = '\0';
    if (getifaddrs(&list) != 0)
        return;
    hardware_leads_out(list, address);
    freeifaddrs(list);
}

// ---- what is plugged in

// The folder of names goes with the last device; the one above it is there where devices can be seen at all.
static bool sees_devices(const char *folder)
{
    const char *slash = strrchr(folder, '/');
    struct str above = { 0 };
    bool sees;

    str_add_bytes(&above, folder, slash ? (size_t)(slash - folder) : 0);
    sees = access(str_text(&above), F_OK) == 0;
    str_finish(&above);
    return sees;
}

bool hardware_has_input(const char *folder, const char *name)
{
    struct str path = { 0 };
    bool has;

    if (name[0] != '/')
        str_addf(&path, "%s/", folder);
    str_add(&path, name);
    has = access(str_text(&path), F_OK) == 0 || (name[0] != '/' && !sees_devices(folder));
    str_finish(&path);
    return has;
}
