// Where files of a person and of the machine belong (XDG base directories). Says names
// only; looks at the environment and at nothing else. Relative folders in XDG_* do not
// count, as the XDG specification wants it.
#pragma once

// "$XDG_DATA_HOME/NAME", else "$HOME/.local/share/NAME"; NULL with neither. The caller frees.
char *paths_data(const char *name);

// "$XDG_CONFIG_HOME/NAME", else "$HOME/.config/NAME"; NULL with neither. The caller frees.
char *paths_settings(const char *name);
