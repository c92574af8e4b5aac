// The target is a door to a system library: it has no code of its own.
typedef int clibpq_has_no_code;
