# convene_prefix(NAME HEADERS...)
#
# Compiles system headers once, into build/…/prefix/NAME.pch; convene_use_prefix(TARGET NAME) has every
# source of a target begin with them. None of them may be a header of this project: a change of one
# would compile everything anew.
#
# CMake's own precompiled headers name the build folder, and ccache 4.7 never finds them again in
# another. These are made through the cache, from a file that stands beside it: the compiler writes its
# absolute path into what it makes, and wants to find it there in every clone that takes that from the
# cache, long after the clone which made it is gone.
function(convene_prefix name)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_custom_target(convene_prefix_${name})
    return()
  endif()
  set(out prefix/${name}.pch)
  list(TRANSFORM ARGN REPLACE "(.+)" "#include <\\1>" OUTPUT_VARIABLE includes)
  list(JOIN includes "\n" text)
  # A file of its own, and not -include with /dev/null: ccache looks nothing up directly that has read
  # a device.
  set(source ${CMAKE_BINARY_DIR}/prefix/${name}.hpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "${text}\n")
  if(CONVENE_CCACHE)
    string(SHA256 hash "${text}")
    set(kept ${CONVENE_CACHE_DIR}/prefix/${name}-${hash}.hpp)
    # Its name changes with its text; an older file must not make anything anew.
    add_custom_command(
      OUTPUT ${kept}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CONVENE_CACHE_DIR}/prefix
      COMMAND ${CMAKE_COMMAND} -E copy_if_different ${source} ${kept}
      VERBATIM)
    set(source ${kept})
  endif()
  string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}}")
  add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/${out}
    COMMAND ${CONVENE_LAUNCHER} ${CMAKE_CXX_COMPILER} ${flags} -std=c++20
            "$<TARGET_PROPERTY:convene_options,INTERFACE_COMPILE_OPTIONS>"
            "-D$<JOIN:$<TARGET_PROPERTY:convene_options,INTERFACE_COMPILE_DEFINITIONS>,;-D>"
            "-D$<JOIN:$<TARGET_PROPERTY:spdlog::spdlog,INTERFACE_COMPILE_DEFINITIONS>,;-D>"
            -fpch-instantiate-templates
            -x c++-header ${source} -MD -MF ${out}.d -MT ${out} -o ${out}
    DEPENDS ${source}
    DEPFILE ${CMAKE_BINARY_DIR}/${out}.d
    WORKING_DIRECTORY ${CMAKE_BINARY_DIR}
    COMMENT "Precompiling the headers of ${name}"
    COMMAND_EXPAND_LISTS
    VERBATIM)
  add_custom_target(convene_prefix_${name} DEPENDS ${CMAKE_BINARY_DIR}/${out})
endfunction()

function(convene_use_prefix target name)
  add_dependencies(${target} convene_prefix_${name})
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    return()
  endif()
  target_compile_options(${target} PRIVATE "SHELL:-include-pch prefix/${name}.pch")
  # The compiler does not name the file among those that it has read.
  get_target_property(sources ${target} SOURCES)
  set_property(SOURCE ${sources} APPEND PROPERTY OBJECT_DEPENDS ${CMAKE_BINARY_DIR}/prefix/${name}.pch)
endfunction()

set(everywhere
  algorithm array chrono cstdint filesystem functional map memory mutex optional set span string
  string_view unordered_map utility variant vector
  boost/asio/any_io_executor.hpp boost/asio/awaitable.hpp boost/asio/use_awaitable.hpp
  boost/asio/post.hpp boost/system/result.hpp fmt/format.h spdlog/spdlog.h)
set(database SQLiteCpp/Database.h SQLiteCpp/Statement.h)
set(sockets
  boost/asio/co_spawn.hpp boost/asio/detached.hpp boost/asio/io_context.hpp boost/asio/ip/tcp.hpp
  boost/asio/redirect_error.hpp boost/asio/steady_timer.hpp)
convene_prefix(base ${everywhere})
convene_prefix(storage ${everywhere} ${database})
convene_prefix(http ${everywhere} ${sockets})
convene_prefix(json ${everywhere} boost/json.hpp)
convene_prefix(tests ${everywhere} ${database} ${sockets} boost/json.hpp boost/test/unit_test.hpp)
