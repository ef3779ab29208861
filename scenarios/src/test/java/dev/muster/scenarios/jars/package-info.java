/** Providers that come in jars of their own, made and packed by the tests. */
@NullMarked
package dev.muster.scenarios.jars;

import org.jspecify.annotations.NullMarked;
