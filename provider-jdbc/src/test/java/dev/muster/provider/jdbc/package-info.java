/** Tests of the durable store on H2 and on a PostgreSQL that the tests start by themselves. */
@NullMarked
package dev.muster.provider.jdbc;

import org.jspecify.annotations.NullMarked;
