/** The entry point of a host: declare an incident, lead it, close it. */
@NullMarked
package dev.muster;

import org.jspecify.annotations.NullMarked;
