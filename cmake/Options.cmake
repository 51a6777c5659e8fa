# How everything here is compiled: the target convene_options, which every library links to.

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  message(FATAL_ERROR
    "GCC ${CMAKE_CXX_COMPILER_VERSION} miscompiles coroutines: build with clang++-19 or GCC 13 and newer.")
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
# Every library's headers are named by their floor, "storage/writer.hpp".
set(CMAKE_INCLUDE_CURRENT_DIR OFF)

add_library(convene_options INTERFACE)
target_compile_options(convene_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-field-initializers -Xclang -fno-pch-timestamp>
  -ffile-prefix-map=${PROJECT_SOURCE_DIR}/=)
target_compile_definitions(convene_options INTERFACE
  BOOST_ASIO_SEPARATE_COMPILATION
  BOOST_BEAST_SEPARATE_COMPILATION
  BOOST_ASIO_NO_DEPRECATED
  $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
target_include_directories(convene_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_link_options(convene_options INTERFACE -fuse-ld=lld)
endif()
if(CONVENE_SANITIZE)
  target_compile_options(convene_options INTERFACE
    -fsanitize=${CONVENE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -gline-tables-only)
  target_link_options(convene_options INTERFACE -fsanitize=${CONVENE_SANITIZE})
endif()
