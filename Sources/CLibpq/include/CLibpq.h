#ifndef CLIBPQ_H
#define CLIBPQ_H

// Read only by builds with the trait PostgreSQL. Debian keeps the header in a folder of its own.
#if __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#include <libpq-fe.h>
#endif

#endif
