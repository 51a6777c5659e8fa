# Objects and precompiled headers (Prefix.cmake) come from a cache where the same source was compiled
# before, in whatever folder.
#
# Paths below the clone reach the compiler relative to the build folder (CCACHE_BASEDIR), and the folder
# itself does not count (CCACHE_NOHASHDIR; Options.cmake maps it away in what the compiler writes), so
# that clones in different folders share their objects. What a source reads is taken from the list that
# the compiler writes (CCACHE_DEPEND), without a run of the preprocessor before each compilation. The
# cache has a folder of its own, because its limit of 3 GB is not everybody's.

find_program(CONVENE_CCACHE ccache)
set(CONVENE_LAUNCHER "")
if(CONVENE_CCACHE)
  if(DEFINED ENV{CCACHE_DIR})
    set(CONVENE_CACHE_DIR $ENV{CCACHE_DIR})
  else()
    set(CONVENE_CACHE_DIR $ENV{HOME}/.cache/convene/ccache)
  endif()
  find_program(CONVENE_ENV env REQUIRED)
  set(CONVENE_LAUNCHER ${CONVENE_ENV}
    CCACHE_DIR=${CONVENE_CACHE_DIR}
    CCACHE_MAXSIZE=3G
    CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}
    CCACHE_NOHASHDIR=1
    CCACHE_DEPEND=1
    CCACHE_SLOPPINESS=pch_defines,time_macros
    ${CONVENE_CCACHE})
endif()
if(NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CONVENE_LAUNCHER})
endif()
