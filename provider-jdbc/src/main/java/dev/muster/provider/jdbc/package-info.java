/** The durable store on a relational database: PostgreSQL, where several processes may share it, and H2, for one machine. */
@NullMarked
package dev.muster.provider.jdbc;

import org.jspecify.annotations.NullMarked;
