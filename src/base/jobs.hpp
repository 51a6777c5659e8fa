#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <semaphore>
#include <type_traits>
#include <utility>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/unavailable.hpp"

// Work that a coroutine hands to another thread and waits for: the writer's, the readers', the
// hashing threads'. `Context` is what the worker lends to the work, a database connection for
// instance.
namespace convene {

// The queue had no room, or its worker has stopped.
struct QueueFull : Unavailable {
  QueueFull() : Unavailable("the queue is full") {}
};

// One piece of work in a queue. It belongs to whoever waits for it and lives until it is resumed;
// not a moment longer, so read `next` before.
template <class Context>
class Job {
 public:
  Job* next = nullptr;

  virtual ~Job() = default;
  // Runs on the worker's thread. False: what it wrote must be undone (it threw, or its result is an
  // error).
  virtual bool perform(Context& context) noexcept = 0;
  // Replaces whatever perform() gave: the group that it stood in was lost.
  virtual void fail(std::exception_ptr failure) noexcept = 0;
  // The executor of the coroutine that waits; nothing if a thread waits.
  virtual std::optional<boost::asio::any_io_executor> executor() const = 0;
  virtual void resume() noexcept = 0;
};

// A bounded queue of jobs, first in, first out. Any thread may push; any worker may take.
template <class Context>
class JobQueue {
 public:
  explicit JobQueue(std::size_t limit) : limit_(limit) {}

  // False if there is no room or the queue is closed; the job is not taken then.
  bool push(Job<Context>& job) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_ || size_ == limit_) return false;
      job.next = nullptr;
      (last_ ? last_->next : first_) = &job;
      last_ = &job;
      ++size_;
    }
    ready_.notify_one();
    return true;
  }

  // Waits, then takes what is there, up to `most` jobs, as a chain over `next`; nullptr once the
  // queue is closed and empty.
  Job<Context>* take(std::size_t most) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return first_ || closed_; });
    Job<Context>* const chain = first_;
    if (!chain) return nullptr;
    Job<Context>* end = chain;
    std::size_t taken = 1;
    for (; taken < most && end->next; ++taken) end = end->next;
    first_ = end->next;
    if (!first_) last_ = nullptr;
    end->next = nullptr;
    size_ -= taken;
    return chain;
  }

  // Nothing more comes in; what is there is still taken.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    ready_.notify_all();
  }

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable ready_;
  // mutex_ guards these:
  Job<Context>* first_ = nullptr;
  Job<Context>* last_ = nullptr;
  std::size_t size_ = 0;
  bool closed_ = false;
};

// Lets everybody in the chain go on. Coroutines are woken by one post for the whole chain: a post a
// job was measured to cost more than the job.
template <class Context>
void resume_all(Job<Context>* chain) {
  Job<Context>* coroutines = nullptr;
  Job<Context>** end = &coroutines;
  std::optional<boost::asio::any_io_executor> executor;
  while (chain) {
    Job<Context>* const job = std::exchange(chain, chain->next);
    job->next = nullptr;
    if (auto own = job->executor()) {
      if (!executor) executor = std::move(own);
      *end = job;
      end = &job->next;
    } else {
      job->resume();
    }
  }
  if (!coroutines) return;
  boost::asio::post(*executor, [coroutines] {
    for (auto* job = coroutines; job;) std::exchange(job, job->next)->resume();
  });
}

namespace detail {

// An error in a result means that nothing is to be kept.
template <class Result>
bool is_to_keep(const Result& result) {
  if constexpr (requires { result.has_error(); }) {
    return !result.has_error();
  } else {
    return true;
  }
}

// What the coroutine's and the thread's job have in common: the work and what came of it.
template <class Context, class Work>
class WorkJob : public Job<Context> {
 public:
  using Result = std::invoke_result_t<Work&, Context&>;

  explicit WorkJob(Work work) : work_(std::move(work)) {}

  bool perform(Context& context) noexcept final {
    try {
      failure_ = nullptr;
      if constexpr (std::is_void_v<Result>) {
        work_(context);
        return true;
      } else {
        result_.emplace(work_(context));
        return is_to_keep(*result_);
      }
    } catch (...) {
      failure_ = std::current_exception();
      return false;
    }
  }

  void fail(std::exception_ptr failure) noexcept final { failure_ = std::move(failure); }

  // What the work returned; throws what it threw.
  Result outcome() {
    if (failure_) std::rethrow_exception(failure_);
    if constexpr (!std::is_void_v<Result>) return std::move(*result_);
  }

 private:
  struct Nothing {};
  Work work_;
  std::optional<std::conditional_t<std::is_void_v<Result>, Nothing, Result>> result_;
  std::exception_ptr failure_;
};

template <class Context, class Work>
class CoroutineJob final : public WorkJob<Context, Work> {
 public:
  using Handler =
      typename boost::asio::async_result<boost::asio::use_awaitable_t<>, void()>::handler_type;

  using WorkJob<Context, Work>::WorkJob;

  void wait_with(Handler handler) { handler_.emplace(std::move(handler)); }
  std::optional<boost::asio::any_io_executor> executor() const final {
    return boost::asio::get_associated_executor(*handler_);
  }
  void resume() noexcept final {
    // The coroutine destroys this job as soon as it goes on.
    Handler handler = std::move(*handler_);
    const auto executor = boost::asio::get_associated_executor(handler);
    boost::asio::dispatch(executor, std::move(handler));
  }

 private:
  std::optional<Handler> handler_;
};

template <class Context, class Work>
class ThreadJob final : public WorkJob<Context, Work> {
 public:
  using WorkJob<Context, Work>::WorkJob;

  std::optional<boost::asio::any_io_executor> executor() const final { return std::nullopt; }
  void resume() noexcept final { done_.release(); }
  void wait() { done_.acquire(); }

 private:
  std::binary_semaphore done_{0};
};

}  // namespace detail

// Runs `work(context)` on the queue's worker; the coroutine goes on, on its own executor, with what
// it returned or threw. Throws QueueFull.
template <class Context, class Work>
boost::asio::awaitable<std::invoke_result_t<Work&, Context&>> run_on(JobQueue<Context>& queue,
                                                                     Work work) {
  detail::CoroutineJob<Context, Work> job(std::move(work));
  co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>&, void()>(
      [&job, &queue](auto handler) {
        job.wait_with(std::move(handler));
        if (queue.push(job)) return;
        job.fail(std::make_exception_ptr(QueueFull()));
        boost::asio::post(*job.executor(), [&job] { job.resume(); });
      },
      boost::asio::use_awaitable);
  co_return job.outcome();
}

// The same for a thread that may wait: at start, on the command line, in tests.
template <class Context, class Work>
std::invoke_result_t<Work&, Context&> run_blocking_on(JobQueue<Context>& queue, Work work) {
  detail::ThreadJob<Context, Work> job(std::move(work));
  if (!queue.push(job)) throw QueueFull();
  job.wait();
  return job.outcome();
}

}  // namespace convene
