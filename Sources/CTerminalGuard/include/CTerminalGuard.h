#pragma once
int canvass_guard_placeholder(void);
