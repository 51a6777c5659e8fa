# Writes ${OUT}/${NAME}.hpp and .cpp with the bytes of the files named in ${LIST}, one path a line.

file(STRINGS ${LIST} files)
set(arrays "")
set(table "")
set(index 0)
foreach(file IN LISTS files)
  file(RELATIVE_PATH path ${DIRECTORY} ${file})
  file(READ ${file} hex HEX)
  string(LENGTH "${hex}" hex_length)
  math(EXPR size "${hex_length} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "const unsigned char file_${index}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${path}\", text(file_${index}, ${size})},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(CONFIGURE OUTPUT ${OUT}/${NAME}.hpp CONTENT "#pragma once

#include <span>

#include \"base/embedded_file.hpp\"

namespace convene::embedded {
std::span<const EmbeddedFile> ${NAME}();
}
" @ONLY)

file(WRITE ${OUT}/${NAME}.cpp "#include \"embedded/${NAME}.hpp\"

namespace {
${arrays}
std::string_view text(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}
}  // namespace

namespace convene::embedded {
std::span<const EmbeddedFile> ${NAME}() {
  static const EmbeddedFile files[] = {
${table}  };
  return files;
}
}  // namespace convene::embedded
")
