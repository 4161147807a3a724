# How every room is built: one static library, its unit tests beside it.

set(REDRESS_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
    -Wno-missing-field-initializers  # designated initialisers leave defaults in place on purpose
    -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these falsely inside its own headers when inlining.
  list(APPEND REDRESS_WARNINGS -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overread)
endif()

find_program(MOLD_LINKER mold)
if(MOLD_LINKER)
  add_link_options(-fuse-ld=mold)
endif()

if(REDRESS_SANITIZE)
  add_compile_options(-fsanitize=${REDRESS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -O1
    -g1)  # lines are enough for a report, and full debug information doubles the time to build
  add_link_options(-fsanitize=${REDRESS_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 does not see that a coroutine frame's own operator new and delete belong together when it instruments.
    add_compile_options(-Wno-mismatched-new-delete)
    if(REDRESS_SANITIZE MATCHES "thread")
      add_compile_options(-Wno-tsan)
    endif()
  endif()
endif()
if(REDRESS_FUZZ)
  # Every library is instrumented for coverage; only fuzz targets link the driver.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  string(REPLACE "-O2 -g -DNDEBUG" "-O2 -g1 -DNDEBUG -fno-omit-frame-pointer" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")
endif()

# What the sanitizer presets build: units and stories for address and undefined, concurrency for thread.
add_custom_target(sanitized_tests)
add_custom_target(concurrency_tests)

# redress_server_allocator(TARGET): memory is taken on one thread and given back on another all the time, which
# glibc's allocator pays for with a fifth of the server's time (docs/decisions/0010). Sanitizers bring their own.
find_library(JEMALLOC_LIBRARY jemalloc REQUIRED)
function(redress_server_allocator target)
  if(NOT REDRESS_SANITIZE)
    target_link_libraries(${target} PRIVATE ${JEMALLOC_LIBRARY})
  endif()
endfunction()

# redress_room(NAME SOURCES a.cpp … LINKS target …): the library redress_NAME.
function(redress_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS" ${ARGN})
  add_library(redress_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(redress_${name} PUBLIC ${ROOM_LINKS})
  target_compile_options(redress_${name} PRIVATE ${REDRESS_WARNINGS})
endfunction()

# redress_test(NAME SOURCES a_test.cpp … LINKS target … [LABELS l …] [TIMEOUT s]): a GoogleTest program, one ctest.
function(redress_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;LINKS;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE ${TEST_LINKS} GTest::gmock GTest::gtest_main)
  target_compile_options(${name} PRIVATE ${REDRESS_WARNINGS})
  add_test(NAME ${name} COMMAND ${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT ${TEST_TIMEOUT})
  if("unit" IN_LIST TEST_LABELS OR "story" IN_LIST TEST_LABELS)
    add_dependencies(sanitized_tests ${name})
  endif()
  if("concurrency" IN_LIST TEST_LABELS)
    add_dependencies(concurrency_tests ${name})
  endif()
endfunction()

# redress_fuzz(NAME SOURCES f.cpp LINKS …): a libFuzzer program, built under the preset "fuzz" only.
function(redress_fuzz name)
  if(NOT REDRESS_FUZZ)
    return()
  endif()
  cmake_parse_arguments(FUZZ "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${FUZZ_SOURCES})
  target_link_libraries(${name} PRIVATE ${FUZZ_LINKS})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endfunction()
