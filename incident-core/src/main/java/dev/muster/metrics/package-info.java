/** How long it took: detection, acknowledgement, mitigation and resolution, each told from the history. */
@NullMarked
package dev.muster.metrics;

import org.jspecify.annotations.NullMarked;
