// The table of service/request.h goes on: hosts, their phones, who is called, who should meet. No code.
// Members and answers are written as there; members that end in _ms are milliseconds.
//
//   host.add       name [event] [lead: bool]                         {host}
//   host.list                                                        array
//   host.duty      host on: bool                                     {host, duty}
#pragma once

#include "service/request.h"
