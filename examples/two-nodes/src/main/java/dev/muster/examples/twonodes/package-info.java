/** Two host processes on one PostgreSQL. */
@NullMarked
package dev.muster.examples.twonodes;

import org.jspecify.annotations.NullMarked;
