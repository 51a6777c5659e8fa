#pragma once

namespace convene::app {

// Gives back to the system what only the start needed: memory that was freed, and the program code
// that ran then (the loader, migrations, templates, the libraries' own beginnings). Of 7 MB of code
// that a start touches, serving needs 2 MB; what it does need is found again in the system's cache.
void give_back_start_memory();

}  // namespace convene::app
