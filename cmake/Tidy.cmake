# own_code: what clang-tidy loads so that it looks at this project's code alone (scripts/lib/tidy.mjs). Built
# by scripts/lint, for the program's own version of LLVM; nothing that is deployed has to do with it.

find_path(CONVENE_CLANG_HEADERS clang/Frontend/FrontendPluginRegistry.h PATHS /usr/lib/llvm-19/include NO_DEFAULT_PATH)
if(CONVENE_CLANG_HEADERS)
  add_library(own_code MODULE EXCLUDE_FROM_ALL ${PROJECT_SOURCE_DIR}/cmake/own_code.cpp)
  target_include_directories(own_code SYSTEM PRIVATE ${CONVENE_CLANG_HEADERS})
  # Builds it as the program that loads it was built.
  target_compile_options(own_code PRIVATE -Wall -Wextra -fno-rtti -O1 -g0)
  set_target_properties(own_code PROPERTIES PREFIX "" LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tidy)
endif()
