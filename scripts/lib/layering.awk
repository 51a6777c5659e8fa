# Prints each include that scripts/check_layering does not allow in the headers and sources that it is
# given, by paths from the clone's top folder.

BEGIN {
  # What a floor may include, beside itself.
  below["base"] = ""
  below["domain"] = "base"
  below["storage"] = "base domain"
  below["services"] = "base domain storage"
  below["email"] = "base domain storage services"
  below["formats"] = "base domain storage services"
  below["http"] = "base"
  below["web"] = "base domain services email formats http"
  below["api"] = "base domain services email formats http"
  below["app"] = "base domain storage services email formats http web api"
  below["main"] = below["app"] " app"
  below["bench"] = below["services"] " services"  # tests/bench
  below["simulation"] = below["services"] " services"  # tests/simulation
  below["disk"] = below["main"]  # tests/disk
  below["fuzz"] = below["main"]  # tests/fuzz
  # What it must not see either through the headers that it includes. Its tests set up databases.
  unseen["web"] = unseen["api"] = "storage"
  # What a room may include, beside itself. The files that stand in no room, the routes, see all rooms.
  rooms["web/page"] = ""
  rooms["web/events"] = "page"
  rooms["web/manage"] = "page events"
  rooms["web/book"] = "page events manage"
  rooms["web/office"] = "page manage"
  rooms["services/accounts"] = rooms["services/settings"] = rooms["services/events"] = ""
  rooms["services/links"] = ""
  rooms["services/places"] = "links"
  rooms["services/acts"] = "links places"
  rooms["services/calls"] = "places acts"
  rooms["services/mail"] = "links places acts"
  rooms["services/bookings"] = "links places acts events"
  rooms["services/rooms"] = "links places acts events bookings"
  for (room in rooms) has_rooms[floor_of(room)] = 1
}

function floor_of(path) { return substr(path, 1, index(path, "/") - 1) }

function room_of(path,    parts) { return split(path, parts, "/") > 2 ? parts[1] "/" parts[2] : "" }

function is_among(name, list) { return name != "" && index(" " list " ", " " name " ") > 0 }

FNR == 1 {
  is_test = FILENAME ~ /^tests\//
  file = FILENAME
  sub(/^(src|tests)\//, "", file)
  floor = file == "main.cpp" ? "main" : floor_of(file)
  room = is_test || !(floor in has_rooms) ? "" : room_of(file)
  is_support = is_test && floor == "support"
  if (!is_test) path_of[file] = FILENAME
  if (!is_support && !(floor in below)) print FILENAME ": " floor " is not a floor"
  if (room != "" && !(room in rooms)) print FILENAME ": " room " is not a room"
}

/^[ \t]*#[ \t]*include[ \t]*["<]/ {
  header = $0
  sub(/^[^"<]*["<]/, "", header)
  sub(/[">].*/, "", header)
  is_quoted = $0 ~ /"/
  if (is_test && is_quoted && header !~ /\//) next  # a fixture of the same folder
  target = floor_of(header)
  place = FILENAME ":" FNR ": "
  if (is_quoted && (target == "" || header ~ /\.\./)) {
    print place "\"" header "\" does not begin with its floor"
  } else if (target in below) {
    if (!is_test) includes[file] = includes[file] " " header
    if (target != floor) {
      if (!is_support && !is_among(target, below[floor]) &&
          !(is_test && floor in unseen && target == unseen[floor])) print place floor " includes " header
    } else if (room != "" && room in rooms && room_of(header) != room &&
               !is_among(substr(room_of(header), length(floor) + 2), rooms[room])) {
      print place room " includes " header
    }
  } else if (is_quoted && target != "embedded" && !(is_test && target == "support")) {
    print place "\"" header "\" is of no floor"
  }
}

# The first way from `file` to a header of `target`: "header through header, header"; "" if there is none.
function way_to(target, file,    headers, count, i, way) {
  if (file in visited) return ""
  visited[file] = 1
  count = split(includes[file], headers, " ")
  for (i = 1; i <= count; i++) if (floor_of(headers[i]) == target) return headers[i]
  for (i = 1; i <= count; i++) {
    way = way_to(target, headers[i])
    if (way == "") continue
    if (!sub(/ through /, " through " headers[i] ", ", way)) way = way " through " headers[i]
    return way
  }
  return ""
}

END {
  for (file in path_of) {
    floor = floor_of(file)
    if (!(floor in unseen)) continue
    split("", visited)
    way = way_to(unseen[floor], file)
    if (way ~ / through /) print path_of[file] ": sees " way
  }
}
