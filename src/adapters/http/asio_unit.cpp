// Asio, compiled once for the whole room.
#include <boost/asio/impl/src.hpp>
