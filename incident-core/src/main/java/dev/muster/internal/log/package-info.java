/** What is written to the log, made fit for it. */
@NullMarked
package dev.muster.internal.log;

import org.jspecify.annotations.NullMarked;
