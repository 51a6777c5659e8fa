#pragma once

#include <memory>

#include <gmime/gmime.h>

// What GMime hands out, owned as C++ owns things.
namespace convene::email {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

struct Free {
  void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, Free>;

// GObject's casts are macros that look up the type at run time; these are known.
inline GMimeObject* as_object(void* object) { return static_cast<GMimeObject*>(object); }

// Must be called before anything else of GMime, from any thread, as often as one likes: GMime keeps
// its tables for as long as the program runs.
void initialise_gmime();

}  // namespace convene::email
