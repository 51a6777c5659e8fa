// The home of the precompiled header that src/CMakeLists.txt describes; it has no code of its own.
