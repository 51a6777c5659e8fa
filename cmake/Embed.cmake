# convene_embed(TARGET NAME DIRECTORY FILES...)
#
# Puts files into the binary. In C++ they are `convene::embedded::NAME()`, declared in
# "embedded/NAME.hpp": a span of EmbeddedFile, sorted by path; paths are relative to DIRECTORY.
function(convene_embed target name directory)
  set(out ${CMAKE_BINARY_DIR}/generated/embedded)
  set(list_file ${out}/${name}.list)
  list(SORT ARGN)
  list(JOIN ARGN "\n" lines)
  file(CONFIGURE OUTPUT ${list_file} CONTENT "${lines}\n")
  add_custom_command(
    OUTPUT ${out}/${name}.cpp ${out}/${name}.hpp
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DDIRECTORY=${directory} -DLIST=${list_file} -DOUT=${out}
            -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${ARGN} ${list_file} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE ${out}/${name}.cpp ${out}/${name}.hpp)
  target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/generated)
endfunction()
