# Files inside the binary, with nothing but cmake.
#
# redress_embed(TARGET FUNCTION FILE): adds to TARGET a source that defines
#   namespace redress::embedded { std::string_view FUNCTION() noexcept; }
# with the bytes of FILE. It is made again when FILE changes.

if(CMAKE_SCRIPT_MODE_FILE)
  # As a script: cmake -DINPUT=… -DOUTPUT=… -DFUNCTION=… -P embed.cmake
  file(READ "${INPUT}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "(0x[0-9a-f][0-9a-f],0x[0-9a-f][0-9a-f],0x[0-9a-f][0-9a-f],0x[0-9a-f][0-9a-f],0x[0-9a-f][0-9a-f],0x[0-9a-f][0-9a-f],0x[0-9a-f][0-9a-f],0x[0-9a-f][0-9a-f],)" "\\1\n" bytes "${bytes}")
  file(SIZE "${INPUT}" size)
  file(WRITE "${OUTPUT}" "// Generated from ${INPUT}; not edited by hand.
#include <string_view>
namespace redress::embedded {
namespace {
const unsigned char kBytes[] = {
${bytes}0};
}
std::string_view ${FUNCTION}() noexcept { return {reinterpret_cast<const char*>(kBytes), ${size}}; }
}
")
  return()
endif()

set(REDRESS_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(redress_embed target function file)
  get_filename_component(input ${file} ABSOLUTE)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded_${function}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DOUTPUT=${output} -DFUNCTION=${function} -P ${REDRESS_EMBED_SCRIPT}
    DEPENDS ${input} ${REDRESS_EMBED_SCRIPT}
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
