#include "bench/servers.hpp"

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "base/keys.hpp"
#include "bench/client.hpp"
#include "storage/data_lock.hpp"
#include "storage/database.hpp"

namespace convene::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds start_time_max{60};
constexpr std::chrono::microseconds start_poll_interval{200};

// Returns when the page is answered; says how long it took.
std::chrono::duration<double, std::milli> wait_for(Process& process, unsigned short port,
                                                   std::string_view page,
                                                   Clock::time_point started_at) {
  for (;;) {
    try {
      fetch(port, page);
      return Clock::now() - started_at;
    } catch (const std::runtime_error& failure) {
      if (!process.is_running() || Clock::now() - started_at > start_time_max) {
        throw std::runtime_error(fmt::format("a server did not start: {}", failure.what()));
      }
    }
    std::this_thread::sleep_for(start_poll_interval);
  }
}

std::string nginx_configuration(const fs::path& root, unsigned short port) {
  return fmt::format(R"(
daemon off;
worker_processes 1;
pid {0}/nginx.pid;
error_log {0}/nginx-error.log;
events {{ worker_connections 4096; }}
http {{
  sendfile on;
  tcp_nopush on;
  access_log off;
  keepalive_timeout 75s;
  keepalive_requests 1000000000;
  client_body_temp_path {0}/body;
  proxy_temp_path {0}/proxy;
  fastcgi_temp_path {0}/fastcgi;
  uwsgi_temp_path {0}/uwsgi;
  scgi_temp_path {0}/scgi;
  server {{
    listen 127.0.0.1:{1};
    root {0};
    location = /page {{
      default_type "text/html; charset=utf-8";
      add_header Content-Encoding gzip;
    }}
  }}
}}
)",
                     root.string(), port);
}

pid_t only_child_of(pid_t parent) {
  std::ifstream file(fmt::format("/proc/{0}/task/{0}/children", parent));
  pid_t child = 0;
  if (!(file >> child)) throw std::runtime_error("nginx has no worker");
  return child;
}

void write_file(const fs::path& path, std::string_view content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

std::vector<std::string> command(const Options& options, const fs::path& data, unsigned short port,
                                 const std::vector<std::string>& settings) {
  std::vector<std::string> words = {options.server, "serve",    "--data-dir",
                                    data,           "--listen", fmt::format("127.0.0.1:{}", port),
                                    "--rate-limit", "off",      "--log-level",
                                    "warning"};
  words.insert(words.end(), settings.begin(), settings.end());
  return words;
}

}  // namespace

void make_data(const fs::path& directory, const std::function<void(storage::Connection&)>& fill) {
  fs::remove_all(directory);
  fs::create_directories(directory);
  const storage::DataDirectory data{directory};
  const storage::DataLock lock(data);
  ServerKey::load_or_create(data.key());
  const auto connection = storage::open_database(data);
  fill(*connection);
}

Convene::Convene(const Options& options, const fs::path& data, std::optional<int> core,
                 std::string_view first_page, const std::vector<std::string>& settings)
    : port_(free_port()),
      process_({command(options, data, port_, settings), options.work / "convene.log", core}) {
  const auto started_at = Clock::now();
  milliseconds_to_first_answer_ = wait_for(process_, port_, first_page, started_at).count();
}

Nginx::Nginx(const Options& options, std::string_view content, int core) : port_(free_port()) {
  const auto root = options.work / "nginx";
  fs::create_directories(root);
  // Its worker may be another user, who must get at the page.
  fs::permissions(root, fs::perms::all);
  write_file(root / "page", content);
  write_file(root / "nginx.conf", nginx_configuration(root, port_));
  process_.emplace(
      Process::Start{{options.nginx, "-p", root, "-c", root / "nginx.conf"}, root / "log", core});
  wait_for(*process_, port_, "/page", Clock::now());
  worker_id_ = only_child_of(process_->id());
}

}  // namespace convene::bench
