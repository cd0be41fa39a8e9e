// The way of a request: past the gate (host, method, header, origin, session) to whoever serves it. One
// table.
#pragma once

#include "web/server.h"

// server_setup.asked; `context` is the web.
void route_asked(void *context, struct exchange *exchange);
