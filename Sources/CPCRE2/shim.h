#pragma once
// PCRE2 chooses its functions by a macro of the code unit's width, which Swift cannot see through:
// with 8 defined here, the `_8` names are what the header declares.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
