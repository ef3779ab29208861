/** Every capability in memory: the default of the examples and of the tests. */
@NullMarked
package dev.muster.provider.inmemory;

import org.jspecify.annotations.NullMarked;
