/** Virtual time and assertions for the tests of a host. */
@NullMarked
package dev.muster.testing;

import org.jspecify.annotations.NullMarked;
