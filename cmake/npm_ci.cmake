# Run by src/web/CMakeLists.txt: installs the front end's packages into ROOT/node_modules, unless they are
# there for this lock file. Builds of several presets share them and may run at once: one installs, the
# others wait and find it done. The lock file that npm leaves in node_modules is its own stamp.

set(wanted ${ROOT}/package-lock.json)
set(installed ${ROOT}/node_modules/.package-lock.json)

file(MAKE_DIRECTORY ${ROOT}/build)
file(LOCK ${ROOT}/build/npm_ci.lock GUARD PROCESS TIMEOUT 900)
if(EXISTS ${installed} AND NOT ${wanted} IS_NEWER_THAN ${installed} AND NOT ${ROOT}/package.json IS_NEWER_THAN ${installed})
  return()
endif()
execute_process(
  COMMAND ${NPM} ci --no-audit --no-fund --loglevel=error
  WORKING_DIRECTORY ${ROOT}
  COMMAND_ERROR_IS_FATAL ANY)
file(TOUCH ${installed})
