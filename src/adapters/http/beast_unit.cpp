// Beast, compiled once for the whole room.
#include <boost/beast/src.hpp>
